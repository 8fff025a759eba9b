import PlenumModel

/// Finds how one signs up: the link or address as printed, and until when.
struct SignupFinder {
  let layout: LetterLayout
  let uses: [DateUse]
  let years: YearRule
  let meeting: CalendarDate?

  struct Found {
    var signup = Letter.Signup()
    var lines: [Int] = []
    var warnings: [LetterWarning] = []
  }

  func find() -> Found {
    var found = Found()
    if let link = link() {
      found.signup.link = link.text
      found.lines.append(link.line)
    }
    if let email = email() {
      found.signup.email = email.text
      found.lines.append(email.line)
    }
    if let note = note() {
      found.signup.note = note.text
      found.lines.append(note.line)
    }
    findDeadline(&found)
    return found
  }

  /// The likeliest address: one that speaks of signing up itself, else the first one where the letter does.
  private func link() -> (text: String, line: Int)? {
    var best: (score: Int, text: String, line: Int)?
    var isNear = false
    for passage in layout.passages where passage.section != .programme {
      let speaks = Self.signing.match(in: passage.folded)
      for line in passage.lines {
        for address in WebAddress.all(in: line) {
          let names = Self.signingSites.match(in: foldedKeepingPlace(Array(address.target.utf8)))
          let score =
            (Self.streaming.match(in: passage.folded) ? -3 : 0) + (names ? 4 : 0) + (speaks ? 3 : 0)
            + (isNear ? 1 : 0)
            + (passage.section == .signup || passage.section == .deadline ? 2 : 0)
          if score > best?.score ?? 1 { best = (score, address.text, line.number) }
        }
      }
      // "Tilmelding kan foretages her:" and the address on a line of its own.
      isNear = speaks && passage.bytes.last == 0x3A
    }
    return best.map { ($0.text, $0.line) }
  }

  private func email() -> (text: String, line: Int)? {
    let deadlines = Set(uses.lazy.filter { $0.role == .deadline }.map(\.passage))
    for (index, passage) in layout.passages.enumerated() {
      let isSigning =
        passage.section == .signup || passage.section == .deadline || deadlines.contains(index)
      for line in passage.lines {
        guard let address = WebAddress.email(in: line.bytes) else { continue }
        if Self.questions.match(in: passage.folded), !Self.signing.match(in: passage.folded) {
          continue
        }
        if isSigning || Self.signing.match(in: passage.folded) { return (address, line.number) }
      }
    }
    return nil
  }

  /// A sentence that says that no signing up is needed, or that places are limited.
  private func note() -> (text: String, line: Int)? {
    for passage in layout.passages where passage.section != .programme {
      for sentence in passage.sentences where sentence.count < 400 {
        if Self.notes.match(in: passage.folded, sentence) {
          return (passage.text(sentence), passage.line(at: sentence.lowerBound))
        }
      }
    }
    return nil
  }

  private func findDeadline(_ found: inout Found) {
    var best: (score: Int, use: DateUse)?
    for use in uses where use.role == .deadline {
      let passage = layout.passages[use.passage]
      let sentence = passage.sentence(at: use.mention.range.lowerBound)
      var score = Self.signing.match(in: passage.folded, sentence) ? 3 : 0
      if passage.section == .deadline || passage.section == .signup { score += 2 }
      if Self.answers.match(in: passage.folded, sentence) { score += 1 }
      if score == 0, Self.signing.match(in: passage.folded) { score = 1 }
      if Self.notSigning.match(in: passage.folded, sentence),
        !Self.signing.match(in: passage.folded, sentence)
      {
        score = 0
      }
      if score > best?.score ?? 0 { best = (score, use) }
    }
    guard let use = best?.use else { return }
    let resolved = years.resolve(use, before: meeting)
    found.warnings += resolved.warnings
    guard let deadline = resolved.dates.last ?? nil else { return }
    let line = layout.passages[use.passage].line(at: use.mention.range.lowerBound)
    found.signup.deadline = deadline
    found.lines.append(line)
    if let meeting, deadline > meeting {
      found.warnings.append(.deadlineAfterMeeting(line: line, deadline: deadline, meeting: meeting))
    }
  }

  static let signing: Cues = [
    "tilmeld*", "*tilmelding*", "s.u*", "deltagertilmelding*", "tilmelde*", "deltagerliste*",
  ]
  private static let answers: Cues = [
    "svar*", "meld*", "afbud*", "besked*", "*frist*", "deadline*", "skriv*", "ring*",
    "sms*", "kommer", "deltag*", "giv*", "su",
  ]
  /// What else one writes to an address for.
  private static let questions: Cues = [
    "spørgsmål*", "kontakt*", "oplysninger*", "forslag*", "ansøg*", "høringssvar*", "*ansvarlig*",
  ]
  private static let notSigning: Cues = [
    "høring*", "ansøg*", "forslag*", "bidrag*", "materiale*", "opstilling*", "stille op*",
    "kandidat*",
  ]
  private static let streaming: Cues = ["stream*", "livestream*", "følge med*"]
  private static let signingSites: Cues = [
    "*tilmeld*", "*signup*", "*conferencemanager*", "*billetto*", "*forms.office*", "*eventbrite*",
    "*nemtilmeld*", "*surveyxact*", "*place2book*", "*forms.gle*", "*booking*",
  ]
  private static let notes: Cues = [
    "tilmelding er ikke nødvendig*", "kræver ikke tilmelding*", "kræver ingen tilmelding*",
    "uden tilmelding*", "først til mølle*", "begrænset antal pladser*", "ingen tilmelding*",
    "ikke nødvendigt at tilmelde*", "tilmelding: ikke nødvendig*", "ingen tilmelding*",
  ]
}

import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport

extension Letter {
  /// The letter's facts for people at a terminal of 80 columns, and what it does not say.
  var text: String { page(event + practicalities + remarks) }

  /// ``text`` without what only guests need: programme, preparation and signing up.
  var outline: String { page(event + remarks) }

  /// A fact under its name; of a list the first line has the name.
  private typealias Fact = (name: String, lines: [String])

  private var event: [Fact] {
    [
      ("Titel", [title].compactMap(\.self)),
      ("Brevets dato", [letterDate.map(Danish.date)].compactMap(\.self)),
      (isCancelled ? "AFLYST" : "Møde", sessions.map(Danish.session)),
      ("Sted", [placeLine].compactMap(\.self)),
      ("Region", [region].compactMap(\.self)),
      ("Vært", [hostMunicipality].compactMap(\.self)),
      ("Indbyder", [organiser.map { Danish.list([$0] + coOrganisers) }].compactMap(\.self)),
      ("Temaer", themes.enumerated().map { "\($0.offset + 1). \($0.element)" }),
    ]
  }

  private var practicalities: [Fact] {
    [
      ("Program", programme.map(\.line)),
      ("Inden mødet", reflectionQuestions),
      ("Tilmelding", [signup.link ?? signup.email].compactMap(\.self)),
      ("Frist", [signup.deadline.map(Danish.date)].compactMap(\.self)),
      ("Senere møder", saveTheDate.map(\.line)),
      ("Bilag", attachments),
    ]
  }

  private var remarks: [Fact] { [("Bemærk", warnings.map(Message.sentence))] }

  private func page(_ facts: [Fact]) -> String {
    let labelWidth = 15
    let lines = facts.flatMap { name, lines in
      lines.flatMap { TerminalText.wrapped($0, width: TerminalText.width - labelWidth) }
        .enumerated()
        .map { ($0.offset == 0 ? name : "").paddedRight(to: labelWidth) + $0.element }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var placeLine: String? {
    if isVirtual { return "virtuelt" }
    guard let place else { return nil }
    let town = [place.postalCode, place.city].compactMap { $0 }.joined(separator: " ")
    let parts = [place.venue, place.address, town.isEmpty ? nil : town].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Letter.ProgrammeItem {
  fileprivate var line: String {
    (time.map { Danish.time($0) + "  " } ?? "") + text + (by.map { " (\($0))" } ?? "")
  }
}

extension Letter.AnnouncedMeeting {
  fileprivate var line: String {
    let whose = [region, subregion.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
    let when = Danish.session(Session(date: date, start: start, end: end))
    return whose.isEmpty ? when : "\(whose): \(when)"
  }
}

extension String {
  /// The text and blanks up to `width` scalars.
  func paddedRight(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}

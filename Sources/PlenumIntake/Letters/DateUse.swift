import PlenumModel

/// A date of the letter with what it is there for.
struct DateUse: Sendable {
  enum Role: Hashable, Sendable {
    /// A date invited to. The higher the evidence, the surer: 3 with a label or a time, 2 with words of a meeting.
    case session(evidence: Int)
    case deadline
    case announced
    case other
  }

  let mention: DateMention
  /// Index of its passage.
  let passage: Int
  let role: Role
  /// The time that stands with it.
  let time: TimeMention?
}

/// Tells dates invited to from deadlines, announcements and history, by the words around each of them.
struct DateReader {
  let layout: LetterLayout
  /// Index of the passage that is the title.
  let title: Int?

  /// Bytes on either side of a date in which its words are looked for: longer sentences are none.
  private static let widestScope = 400

  /// More dates than any paragraph has; the rest of a table of figures is not read, so that reading stays linear.
  private static let mostInPassage = 64

  func uses() -> [DateUse] {
    var uses: [DateUse] = []
    var isAnnouncing = false
    for (place, passage) in layout.passages.enumerated() {
      let mentions = Array(DateScanner.mentions(in: passage).prefix(Self.mostInPassage))
      if place != title, Self.announcements.match(in: passage.folded) || Self.tellsOfNext(passage) {
        isAnnouncing = true
      } else if mentions.isEmpty || passage.bytes.count > 140 || passage.lines[0].label != nil {
        isAnnouncing = false
      }
      let times = mentions.isEmpty ? [] : TimeScanner.mentions(in: passage)
      for (index, mention) in mentions.enumerated() {
        let scope = scope(of: mention, in: passage)
        let inScope = mentions.filter { scope.overlaps($0.range) }
        let before = max(scope.lowerBound, index > 0 ? mentions[index - 1].range.upperBound : 0)
        let after = min(
          scope.upperBound,
          index + 1 < mentions.count ? mentions[index + 1].range.lowerBound : scope.upperBound)
        let time = time(
          of: mention, times: times.filter { scope.overlaps($0.range) },
          around: before..<max(after, mention.range.upperBound), in: passage)
        let context = Context(
          passage: passage, scope: scope,
          before: min(before, mention.range.lowerBound)..<mention.range.lowerBound,
          after: mention.range.upperBound..<max(after, mention.range.upperBound),
          mention: mention, hasTime: time != nil, hasEnd: time?.end != nil, isTitle: place == title,
          isMovedFrom: inScope.count > 1,
          otherLength: passage.bytes.count - mentions.reduce(0) { $0 + $1.range.count })
        // "Sæt kryds i kalenderen. Tilmelding er først mulig fra den 10. august."
        let isSigning = SignupFinder.signing.match(in: passage.folded, scope)
        let role = isAnnouncing && !isSigning ? .announced : role(in: context)
        uses.append(DateUse(mention: mention, passage: place, role: role, time: time))
      }
    }
    return promoted(uses)
  }

  /// "Næste bestyrelsesmøde er tirsdag d. 23/5 kl. 19-21" invites where nothing else does.
  private func promoted(_ uses: [DateUse]) -> [DateUse] {
    let announced = uses.indices.filter { uses[$0].role == .announced }
    guard announced.count == 1, let only = announced.first,
      uses[only].time != nil || uses[only].mention.weekday != nil,
      // Where another day has its weekday, that may be the one.
      !uses.contains(where: { $0.role == .other && $0.mention.weekday != nil }),
      !uses.contains(where: { $0.role.isSession }),
      uses[only].time?.end != nil || invites(at: uses[only].passage)
        || !layout.passages.contains(where: { Self.announcements.match(in: $0.folded) })
    else { return uses }
    var uses = uses
    let use = uses[only]
    uses[only] = DateUse(
      mention: use.mention, passage: use.passage, role: .session(evidence: 3), time: use.time)
    return uses
  }

  /// "Sæt kryds ud for den 11. februar kl. 19. Beboerforeningen inviterer til møde": one invites, and says when.
  private func invites(at place: Int) -> Bool {
    layout.passages[place...].prefix(2).contains { Self.inviting.match(in: $0.folded) }
  }

  private static let inviting: Cues = ["inviterer", "indbyder", "indkalder"]

  private struct Context {
    let passage: Passage
    /// The sentence, or the whole of a labelled line.
    let scope: Range<Int>
    /// From the date before, or the beginning of the sentence, to the date.
    let before: Range<Int>
    let after: Range<Int>
    let mention: DateMention
    let hasTime: Bool
    let hasEnd: Bool
    let isTitle: Bool
    let isMovedFrom: Bool
    /// Bytes of the passage outside its dates.
    let otherLength: Int
  }

  private func scope(of mention: DateMention, in passage: Passage) -> Range<Int> {
    if passage.lines[0].label?.hasValue == true, passage.bytes.count < 200 { return passage.whole }
    let sentence = passage.sentence(at: mention.range.lowerBound)
    return sentence.clamped(
      to: mention.range.lowerBound - Self.widestScope..<mention.range.upperBound + Self.widestScope)
  }

  /// The only time of a sentence holds for all its dates; of several, the one after the date, else right before it.
  private func time(
    of mention: DateMention, times: [TimeMention], around: Range<Int>, in passage: Passage
  ) -> TimeMention? {
    if times.isEmpty {
      return bareTime(after: mention, in: passage)
        ?? TimeScanner.span(in: passage, after: mention.range.upperBound)
    }
    if times.count == 1 { return times[0] }
    if let after = times.first(where: {
      $0.range.lowerBound >= mention.range.upperBound && $0.range.lowerBound < around.upperBound
    }) {
      return after
    }
    return times.last {
      $0.range.upperBound <= mention.range.lowerBound && $0.range.lowerBound >= around.lowerBound
        && mention.range.lowerBound - $0.range.upperBound < 24
    }
  }

  /// "2/02/2006 19:30": the hour right after a date that is all numbers.
  private func bareTime(after mention: DateMention, in passage: Passage) -> TimeMention? {
    let isLabelled = passage.lines[0].label?.section == .time || passage.section == .time
    guard mention.year != nil, isLabelled || passage.section == .timeAndPlace,
      passage.folded[mention.range].allSatisfy({ $0.isDigit || [0x2D, 0x2E, 0x2F].contains($0) })
    else { return nil }
    return TimeScanner.bare(in: passage, after: mention.range.upperBound)
  }

  private func role(in context: Context) -> DateUse.Role {
    let folded = context.passage.folded
    let label = context.passage.lines[0].label
    switch context.passage.section {
    case .saveTheDate where !context.isTitle: return .announced
    // "Program for Sindets Dag, fredag den 10. oktober 2008, Odense Rådhus".
    case .programme where label != nil && context.passage.bytes.count <= 140:
      return .session(evidence: context.hasTime || context.mention.weekday != nil ? 3 : 2)
    case .related: return .other
    case .deadline where label != nil || context.passage.bytes.count < 120: return .deadline
    case .time, .timeAndPlace:
      if label != nil || context.passage.bytes.count < 120, !isDeadline(context) {
        return .session(evidence: 3)
      }
    default: break
    }
    if Self.programmes.prefixEnd(of: folded, context.passage.whole) != nil,
      context.passage.bytes.count <= 140, context.passage.sentences.count == 1
    {
      return .session(evidence: context.mention.weekday == nil ? 2 : 3)
    }
    if isDeadline(context) { return .deadline }
    if Self.opens.match(in: folded, context.scope), Self.answers.match(in: folded, context.scope),
      SignupFinder.signing.match(in: folded, context.scope)
    {
      return .other
    }
    if Self.past.match(in: folded, context.scope) { return .other }
    if Self.readings.match(in: folded, context.scope) { return .other }
    let near = max(context.before.lowerBound, context.before.upperBound - 48)
    if Self.others.match(in: folded, near..<context.before.upperBound) { return .other }
    if !context.hasTime, Self.periods.match(in: folded, near..<context.before.upperBound) {
      return .other
    }
    if context.isMovedFrom, Self.moves.match(in: folded, context.scope) {
      return Self.towards.match(in: folded, near..<context.before.upperBound)
        ? .session(evidence: 3) : .other
    }
    if Self.offs.match(in: folded, context.scope),
      !Self.towards.match(in: folded, near..<context.before.upperBound)
    {
      return .other
    }
    if opensProgramme(context) { return .session(evidence: 3) }
    if [.programme, .attachments].contains(context.passage.section) { return .other }
    let isCued = Self.meetings.match(in: folded, context.scope)
    let isAlone = context.passage.bytes.count <= 120 && context.passage.sentences.count == 1
    // A date with a beginning and an end is one to come to.
    if context.hasTime, isCued || isAlone || context.hasEnd { return .session(evidence: 3) }
    if isCued || context.isTitle || context.hasTime { return .session(evidence: 2) }
    return isAlone && context.otherLength <= 32 ? .session(evidence: 2) : .other
  }

  /// "Den 10. september kl. 19.00 - 21.30 på Parkhotellet" below the heading of the programme: no item, but the day
  /// and its hours from beginning to end.
  private func opensProgramme(_ context: Context) -> Bool {
    context.passage.section == .programme && !context.passage.isItem && context.hasEnd
      && context.mention.range.lowerBound <= 16 && context.passage.bytes.count <= 140
      && TimeScanner.leading(in: context.passage.lines[0]) == nil
  }

  /// What a council does with the matter on other days.
  private static let readings: Cues = [
    "førstebehandl*", "andenbehandl*", "1. behandling*", "2. behandling*",
    "træffer kommunalbestyrelsen*", "træffer byrådet*", "træffer regionsrådet*",
  ]

  /// "Næste cafémøder", "kommende dialogmøde": one that is to come later.
  private static func tellsOfNext(_ passage: Passage) -> Bool {
    guard let next = nextWords.firstRange(in: passage.folded, passage.whole) else { return false }
    let words = passage.words(in: next.upperBound..<min(passage.bytes.count, next.upperBound + 60))
    return words.words.prefix(2).contains { meetings.match(in: Array($0.name.utf8)) }
  }

  private static let nextWords: Cues = ["næste", "kommende", "senere"]

  /// The day that was given up, where no new one is told with it.
  private static let offs: Cues = [
    "er udsat*", "bliver udsat*", "udskydes*", "er udskudt*", "bliver udskudt*", "ikke gennemføre*",
    "ikke afholde*", "ikke holde*", "må udskyde*",
  ]

  private func isDeadline(_ context: Context) -> Bool {
    let folded = context.passage.folded
    if Self.deadlines.match(in: folded, context.before) { return true }
    if Self.deadlinesAfter.match(in: folded, context.after) { return true }
    guard Self.answers.match(in: folded, context.scope) else { return false }
    // "Tilmelding er åben fra 1. februar til 21. april".
    if Self.opens.match(in: folded, context.scope.lowerBound..<context.mention.range.lowerBound),
      Self.until.match(in: folded, context.before)
    {
      return true
    }
    return Self.before.match(in: folded, context.before)
  }

  private static let deadlines: Cues = [
    "*frist", "*fristen", "*frist for*", "senest", "deadline*", "sidste tilmelding*", "s.u*",
    "svar udbedes*", "sidste dag*", "su", "tilmelding lukker*", "tilmeldingen lukker*",
    "og lukker*",
    "lukkes*", "ikke senere end",
  ]
  private static let deadlinesAfter: Cues = [
    "er sidste frist*", "er fristen*", "er tilmeldingsfrist*", "er sidste dag*",
  ]
  private static let programmes: Cues = ["program for", "program til"]
  private static let opens: Cues = ["åben", "åbent", "åbne"]
  private static let until: Cues = ["til"]
  private static let before: Cues = ["inden", "før", "frem til", "til og med", "indtil", "op til"]
  private static let answers: Cues = [
    "*tilmeld*", "svar*", "afbud*", "meld*", "besked*", "indsend*", "sende*", "afmeld*",
  ]
  private static let announcements: Cues = [
    "reservere", "reserver", "reserverer", "save the date*", "sæt allerede*", "sæt kryds*",
    "reservér", "reservér*", "sæt gerne*", "næste års*", "kommende møder*",
    "de næste møder*",
  ]
  private static let past: Cues = [
    "blev", "holdt vi", "afholdt vi", "sidste år*", "vedtog*", "besluttede*", "deltog*", "var der",
    "har holdt", "havde vi",
  ]
  private static let others: Cues = [
    "udsendes*", "sendes*", "udsender*", "sender*", "sendt*", "åbner*", "offentliggør*", "i kraft*",
    "vedtaget*", "siden*", "udkom*", "brev af*", "lov af*", "referat*", "fødte*", "bekendtgørelse*",
    "muligt fra", "mulig fra", "aftale af*", "aftalen af*", "mail af*", "udbetales*", "skulle*",
    "oprindelig*",
  ]
  /// "Høringen løber frem til 13. september" has no day to come to.
  private static let periods: Cues = [
    "frem til", "løber", "i perioden", "høringsperiode*", "høringsfrist*", "offentlighedsperiode*",
  ]
  private static let moves: Cues = [
    "flytte*", "udsat*", "udskudt*", "udskyd*", "rykke*", "udsæt*", "ændre*", "i stedet*",
  ]
  private static let towards: Cues = ["til", "i stedet*", "ny dato*"]
  static let meetings: Cues = [
    "*møde*", "*konference*", "*temadag*", "*temaaften*", "*seminar*", "*høring*", "*workshop*",
    "*webinar*", "*debat*", "*arrangement*", "*generalforsamling*", "*dialog*", "*kursus*",
    "*forældreaften*", "*foredrag", "*foredraget", "*symposi*", "afhold*", "holdes", "holder",
    "finder sted",
    "foregår", "inviter*",
    "indkald*", "indbyd*", "byder", "*inspirationsdag*", "*netværk*", "*drøftelse*", "*aften*",
    "*træf*", "vi ses", "velkommen*", "det sker", "*besøg*", "*samråd*", "*temadøgn*", "*internat*",
    "*døgn",
  ]
}

import PlenumModel

/// Reads an invitation: the letter's text in, its fields out. Reads no file and keeps nothing.
///
/// Each field has a finder of its own that looks at the same ``LetterLayout``; dates come first, because year, region
/// and deadline depend on them.
package enum LetterReader {
  /// Never fails: a text that is no letter gives a letter without fields and warnings that say so.
  ///
  /// - Complexity: O(n) in the length of the text.
  package static func read(_ text: String) -> Letter {
    let layout = LetterLayout(text.normalFormC)
    var letter = Letter()
    if let warning = LetterKind(layout: layout).refusal() {
      letter.warnings = [warning]
      return letter
    }
    let title = TitleFinder(layout: layout).title()
    letter.title = title?.text
    letter.sources[.title] = title?.lines
    letter.letterDate = layout.letterDate?.date
    letter.sources[.letterDate] = layout.letterDate.map { [$0.line] }
    readDates(of: layout, title, into: &letter)
    readContent(of: layout, title, into: &letter)
    addMissing(layout, &letter)
    if letter.isVirtual, letter.sources[.virtual] == nil {
      letter.sources[.virtual] = letter.sources[.place]
    }
    letter.sources = letter.sources.filter { !$0.value.isEmpty }
      .mapValues { Array(Set($0)).filter { $0 > 0 }.sorted() }
    let cited = Set(letter.sources.values.joined())
    for line in layout.lines where cited.contains(line.number) && !line.isBlank {
      // A line that was parted is one again.
      letter.quotes[line.number] =
        letter.quotes[line.number].map { "\($0) \(line.text)" } ?? line.text
    }
    return letter
  }

  /// Reads the bytes of a file, whatever its encoding.
  package static func read(bytes: [UInt8]) throws(TextProblem) -> Letter {
    if let text = MailMessage(bytes)?.text { return read(text) }
    return read(try TextBytes.text(of: bytes))
  }

  private static func readDates(
    of layout: LetterLayout, _ title: TitleFinder.Title?, into letter: inout Letter
  ) {
    let uses = DateReader(layout: layout, title: title?.passage).uses()
    let years = YearRule(layout: layout, title: title, uses: uses)
    let sessions = SessionFinder(layout: layout, uses: uses, years: years).find()
    letter.sessions = sessions.sessions
    letter.sources[.sessions] = sessions.lines
    letter.sources[.kind] = sessions.lines
    letter.warnings += sessions.warnings
    readPlace(of: layout, title, sessions, into: &letter)

    let meeting = letter.sessions.lazy.compactMap(\.date).first
    let signup = SignupFinder(layout: layout, uses: uses, years: years, meeting: meeting).find()
    letter.signup = signup.signup
    letter.sources[.signup] = signup.lines
    letter.warnings += signup.warnings

    let announced = AnnouncementFinder(layout: layout, uses: uses, years: years).find()
    // A day invited to is not announced as well.
    letter.saveTheDate = announced.meetings.filter { meeting in
      meeting.date == nil || !letter.sessions.contains { $0.date == meeting.date }
    }
    if !letter.saveTheDate.isEmpty {
      letter.sources[.saveTheDate] = announced.lines
      letter.warnings += announced.warnings
    }

    if let written = layout.letterDate, let meeting, meeting < written.date {
      letter.warnings.append(
        .meetingBeforeLetter(line: sessions.lines.first ?? 0, date: meeting, letter: written.date))
    }
  }

  private static func readPlace(
    of layout: LetterLayout, _ title: TitleFinder.Title?, _ sessions: SessionFinder.Found,
    into letter: inout Letter
  ) {
    let finder = PlaceFinder(layout: layout, sessions: sessions.passages, title: title)
    let found = finder.find()
    letter.place = found.place
    letter.isVirtual = found.isVirtual
    letter.invitedTown = found.town
    letter.sources[.place] = found.placeLines
    letter.sources[.virtual] = found.virtualLines
    for index in letter.sessions.indices {
      letter.sessions[index].place = found.isVirtual ? "virtuelt" : found.place?.venue
    }
    readSeveralPlaces(finder, sessions, into: &letter)
  }

  /// Where dates have venues of their own, each session gets the one beside its date; the letter's is the first. Some
  /// may be held on a screen, and then the letter is not.
  private static func readSeveralPlaces(
    _ finder: PlaceFinder, _ sessions: SessionFinder.Found, into letter: inout Letter
  ) {
    guard letter.sessions.count > 1 else { return }
    let passages = letter.sessions.map { session in session.date.flatMap { sessions.passage[$0] } }
    guard Set(passages).count > 1 else { return }
    let beside = passages.map { passage in passage.flatMap(finder.reading(besideDatesOf:)) }
    let places = beside.compactMap { $0?.outcome.onSite }
    let isOnScreen = beside.contains { if case .virtual? = $0?.outcome { true } else { false } }
    guard let first = places.first, Set(places).count > 1 || isOnScreen else { return }
    guard !letter.isVirtual || isOnScreen else { return }
    for (index, reading) in beside.enumerated() {
      switch reading?.outcome {
      case .place(let place): letter.sessions[index].place = place.venue
      case .virtual: letter.sessions[index].place = "virtuelt"
      case .town, nil: continue
      }
      letter.sources[.place, default: []] += reading?.lines ?? []
    }
    letter.isVirtual = false
    letter.sources[.virtual] = nil
    letter.place = first
    letter.otherPlaces = Array(places.dropFirst())
  }

  private static func readContent(
    of layout: LetterLayout, _ title: TitleFinder.Title?, into letter: inout Letter
  ) {
    let organiser = OrganiserFinder(layout: layout).find()
    letter.organiser = organiser.organiser
    // Together with whom says nothing where nobody is found to invite.
    letter.coOrganisers = organiser.organiser == nil ? [] : organiser.coOrganisers
    letter.sources[.organiser] = organiser.lines
    if !letter.coOrganisers.isEmpty { letter.sources[.coOrganisers] = organiser.lines }

    let region = RegionFinder(
      layout: layout, title: title, place: letter.place, otherPlaces: letter.otherPlaces,
      town: letter.invitedTown,
      date: letter.sessions.lazy.compactMap(\.date).first ?? letter.letterDate,
      organisers: [organiser.organiser].compactMap { $0 } + organiser.coOrganisers,
      organiserLine: organiser.lines.first ?? 0
    ).find()
    letter.region = region.region
    letter.hostMunicipality = region.host
    letter.sources[.region] = region.regionLines
    letter.sources[.hostMunicipality] = region.hostLines
    letter.warnings += region.warnings

    let themes = ThemeFinder(layout: layout, title: title, venue: letter.place?.venue)
      .find()
    letter.themes = themes.themes
    letter.sources[.themes] = themes.lines
    let programme = ProgrammeFinder(layout: layout).find()
    letter.programme = programme.items
    letter.sources[.programme] = programme.lines
    let reflection = ReflectionFinder(layout: layout).find()
    letter.reflectionQuestions = reflection.questions
    letter.sources[.reflectionQuestions] = reflection.lines
    let attachments = AttachmentFinder(layout: layout).find()
    letter.attachments = attachments.names
    letter.sources[.attachments] = attachments.lines
    let cancelled = CancellationFinder(layout: layout, title: title).line()
    letter.isCancelled = cancelled != nil
    letter.sources[.cancelled] = cancelled.map { [$0] }
  }

  private static func addMissing(_ layout: LetterLayout, _ letter: inout Letter) {
    if let dates = layout.otherLetterDate {
      letter.warnings.append(
        .severalLetterDates(line: dates.line, first: dates.first, other: dates.other))
    }
    if let date = layout.impossibleLetterDate {
      letter.warnings.append(.impossibleDate(line: date.line, quote: date.quote))
    }
    if letter.title == nil { letter.warnings.append(.noTitle) }
    if letter.themes.isEmpty { letter.warnings.append(.noThemes) }
    guard letter.kind == .invitation else {
      letter.warnings.append(.noMeetingDate)
      return
    }
    for case let (date?, nil) in letter.sessions.map({ ($0.date, $0.start) }) {
      letter.warnings.append(.noTime(date: date))
    }
    if letter.place == nil, !letter.isVirtual { letter.warnings.append(.noPlace) }
  }
}

package import PlenumModel

/// A meeting whose fields are set one by one, from the lines of a file or from options: both obey the same rules.
///
/// An empty value clears a field. The first value of a list replaces what the meeting had; the next are added.
package struct MeetingEditor {
  package private(set) var meeting: Meeting
  /// The name that a line gave; the meeting's own name never changes.
  package private(set) var givenID: MeetingID?
  private var replacedLists: Set<MeetingField> = []
  private let codebooks: [CodebookVersion]

  /// - Parameter codebooks: those that a meeting may be coded by.
  package init(_ meeting: Meeting, codebooks: [CodebookVersion]) {
    self.meeting = meeting
    self.codebooks = codebooks
  }

  /// A meeting about which nothing is known yet.
  package init(codebooks: [CodebookVersion]) {
    self.init(
      Meeting(
        id: MeetingID(stored: ""), title: "", codebook: codebooks.first ?? CodebookVersion("")),
      codebooks: codebooks)
  }

  /// Sets a field, or adds to a list.
  ///
  /// - Parameters:
  ///   - number: of the theme or table, for the fields that have one.
  ///   - value: as people write it.
  package mutating func set(
    _ field: MeetingField, number: Int? = nil, to value: String
  ) throws(MeetingFileProblem.Reason) {
    let words = value.normalFormC.trimmingBlanks
    let isEmpty = words.isEmpty
    let text = isEmpty ? nil : try MeetingValue.unescaped(words)
    if field.isList, field != .programmeDetail, replacedLists.insert(field).inserted {
      clear(field)
    }
    switch field {
    case .id: givenID = try text.map { text throws(MeetingFileProblem.Reason) in try name(text) }
    case .title: meeting.title = text ?? ""
    case .state: meeting.state = try MeetingValue.state(words)
    case .session: if !isEmpty { meeting.sessions.append(try MeetingValue.session(words)) }
    case .region:
      meeting.region = try text.map { text throws(MeetingFileProblem.Reason) in try region(text) }
    case .subregion: meeting.subregion = text
    case .host:
      meeting.hostMunicipality = try text.map { text throws(MeetingFileProblem.Reason) in
        if let verbatim = MeetingValue.verbatim(text) { return verbatim }
        return try MeetingValue.municipality(text).officialName
      }
    case .organiser: meeting.organiser = text
    case .coOrganiser: if let text { meeting.details.coOrganisers.append(text) }
    case .partnership: meeting.partnership = text.map { PartnershipID(stored: $0) }
    case .codebook: meeting.codebook = try codebook(words)
    case .question: if let text { meeting.details.reflectionQuestions.append(text) }
    case .theme, .themeKey: try set(field, ofTheme: number ?? 0, to: text)
    case .tables, .tableTheme, .seats: try set(field, ofTable: number ?? 0, to: words)
    default: try setDetail(field, to: words, text: text)
    }
  }

  private mutating func setDetail(
    _ field: MeetingField, to words: String, text: String?
  ) throws(MeetingFileProblem.Reason) {
    let date = { () throws(MeetingFileProblem.Reason) -> CalendarDate? in
      try text.map { text throws(MeetingFileProblem.Reason) in try MeetingValue.date(text) }
    }
    switch field {
    case .letterDate: meeting.details.letterDate = try date()
    case .venue: changePlace { $0.venue = text }
    case .address: changePlace { $0.address = text }
    case .postalCode: changePlace { $0.postalCode = text }
    case .city: changePlace { $0.city = text }
    case .signupLink: meeting.details.signup.link = text
    case .signupEmail: meeting.details.signup.email = text
    case .signupDeadline: meeting.details.signup.deadline = try date()
    case .signupNote: meeting.details.signup.note = text
    case .cancelled: meeting.details.isCancelled = try MeetingValue.yes(words)
    case .announced: meeting.details.isAnnounced = try MeetingValue.yes(words)
    case .origin:
      guard let text, let id = UniqueID(text) else { throw .notAnOrigin(words) }
      meeting.details.origin = id
    case .programme:
      if !words.isEmpty {
        meeting.details.programme.append(try MeetingValue.programmeItem(words))
      }
    case .programmeDetail:
      guard !meeting.details.programme.isEmpty else { throw .detailWithoutItem }
      if let text {
        meeting.details.programme[meeting.details.programme.count - 1].details.append(text)
      }
    default: break
    }
  }

  private mutating func clear(_ list: MeetingField) {
    switch list {
    case .session: meeting.sessions = []
    case .coOrganiser: meeting.details.coOrganisers = []
    case .question: meeting.details.reflectionQuestions = []
    case .programme: meeting.details.programme = []
    default: break
    }
  }

  private mutating func changePlace(_ change: (inout MeetingPlace) -> Void) {
    var place = meeting.details.place ?? MeetingPlace()
    change(&place)
    meeting.details.place = place.isEmpty ? nil : place
  }

  /// A theme that is renamed keeps its key, which earlier and later meetings know; without a title it is removed.
  private mutating func set(
    _ field: MeetingField, ofTheme number: Int, to text: String?
  ) throws(MeetingFileProblem.Reason) {
    guard number >= 1 else { throw .notATheme(String(number)) }
    let place = meeting.themes.firstIndex { $0.number == number }
    switch (field, text, place) {
    case (.themeKey, let text?, let place?):
      meeting.themes[place] = Theme(
        number: number, key: ThemeKey(stored: text), title: meeting.themes[place].title)
    case (.themeKey, _, _): throw .noSuchTheme(number)
    case (_, let title?, let place?):
      meeting.themes[place] = Theme(
        number: number, key: meeting.themes[place].key, title: title)
    case (_, let title?, nil):
      meeting.themes.append(Theme(number: number, title: title))
      meeting.themes.sort { $0.number < $1.number }
    case (_, nil, let place?): meeting.themes.remove(at: place)
    case (_, nil, nil): throw .noSuchTheme(number)
    }
  }

  /// Adds a theme with the next free number.
  package mutating func addTheme(_ title: String) throws(MeetingFileProblem.Reason) {
    let next = (meeting.themes.map(\.number).max() ?? 0) + 1
    try set(.theme, number: next, to: title)
  }

  private mutating func set(
    _ field: MeetingField, ofTable number: Int, to words: String
  ) throws(MeetingFileProblem.Reason) {
    switch field {
    case .tables: meeting.tables = words.isEmpty ? [] : try MeetingValue.tables(words)
    case .tableTheme:
      let theme = Int(words)
      guard words.isEmpty || theme != nil else { throw .notATheme(words) }
      try check(number)
      meeting.details.changePlan(ofTable: number) { $0.theme = theme }
    default:
      try check(number)
      let seats = words.isEmpty ? [] : try MeetingValue.seats(words)
      meeting.details.changePlan(ofTable: number) { $0.seats = seats }
    }
  }

  private func check(_ table: Int) throws(MeetingFileProblem.Reason) {
    guard (0...NoteDraft.highestTable).contains(table) else { throw .tableOutOfRange(table) }
  }

  private func name(_ text: String) throws(MeetingFileProblem.Reason) -> MeetingID {
    guard let id = MeetingID(text) else { throw .notAMeetingName(text) }
    return id
  }

  /// A region of Denmark under its own name, with or without »Region«; in quotation marks as it stands.
  private func region(_ text: String) throws(MeetingFileProblem.Reason) -> String {
    if let verbatim = MeetingValue.verbatim(text) { return verbatim }
    guard let region = Gazetteer.denmark.region(named: text) else {
      throw .unknownRegion(text, known: Gazetteer.denmark.regions.map(\.name))
    }
    return region.name
  }

  private func codebook(_ text: String) throws(MeetingFileProblem.Reason) -> CodebookVersion {
    guard let version = codebooks.first(where: { $0.value == text }) else {
      throw .unknownCodebook(text, known: codebooks.map(\.value))
    }
    return version
  }

  /// The meeting, once what its fields say of each other has been checked.
  package func finished() throws(MeetingFileProblem.Reason) -> Meeting {
    guard !meeting.title.isEmpty else { throw .noTitle }
    var keys: Set<ThemeKey> = []
    if let twice = meeting.themes.first(where: { !keys.insert($0.key).inserted }) {
      throw .keyTwice(twice.key)
    }
    for plan in meeting.details.tables {
      if !meeting.tables.isEmpty, plan.number != 0, !meeting.tables.contains(plan.number) {
        throw .tableNotListed(plan.number)
      }
      if let theme = plan.theme, !meeting.themes.contains(where: { $0.number == theme }) {
        throw .tableWithoutTheme(table: plan.number, theme: theme)
      }
    }
    return meeting
  }
}

import PlenumAnalysis
import PlenumIntake
import PlenumModel

/// What an import would store: files turned into drafts, meetings and themes, with everything that stands in the way.
struct ImportPlan {
  /// A file as it was read, or why it was not.
  typealias Content = Result<NotesFile, ImportProblem.Reason>

  struct Entry {
    let file: String
    let line: Int
    let draft: NoteDraft
    /// False where the id is made of the words, so that a corrected line has another.
    let hasOwnID: Bool
    let flag: NoteFlag?
    /// The theme's title as the file writes it.
    let theme: String?
    /// As the file gives them; stored only where a person has settled them.
    let codes: [FocusAreaID]?
    let point: String?
    /// The table took the note back on its own page before the file was saved.
    let isWithdrawn: Bool
    /// The note holds a number or an address, and the table said that it may be stored.
    let isConsented: Bool
  }

  /// What a note of a file becomes, also one that a problem holds back.
  struct Place {
    /// nil where the file names no theme, or the meeting is not known.
    var theme: Theme?
    /// The meeting does not have the theme yet.
    var isNewTheme = false
  }

  /// Meetings that the files name and the store does not have, in the order in which they come.
  var newMeetings: [Meeting] { newIDs.compactMap { meetings[$0] } }
  /// Themes that files add to meetings of the store.
  private(set) var newThemes: [(meeting: MeetingID, theme: Theme)] = []
  private(set) var entries: [Entry] = []
  /// Of every note that was read, in the order of the files.
  private(set) var places: [Place] = []
  /// Parts of files that were not read.
  private(set) var unread: [(file: String, part: UnreadPart)] = []
  private(set) var problems: [ImportProblem] = []
  /// Lines that hold no note, with their files.
  private(set) var passedOver: [(file: String, line: PassedLine)] = []
  /// Names in the place of a municipality's that are none, with the likeliest ones: their notes are kept without one.
  private(set) var unknownMunicipalities: [(file: String, line: Int, name: String)] = []
  /// What came with the notes that people may have decided, by its Danish name.
  var decisions: [String] {
    (entries.contains { $0.codes != nil } ? ["mærkninger"] : [])
      + (entries.contains { $0.point != nil } ? ["punkter"] : [])
  }

  private var meetings: [MeetingID: Meeting]
  private var newIDs: [MeetingID] = []
  /// Those of the store.
  private let known: Set<MeetingID>
  private let fallback: MeetingID?
  private let isSettled: Bool
  private let allowsPersonal: Bool
  private var occurrences: [UniqueID: Int] = [:]

  /// - Parameters:
  ///   - meetings: those of the store.
  ///   - fallback: the meeting of notes that name none.
  ///   - isSettled: the codes are people's decisions and must be of the codebook.
  ///   - allowsPersonal: a person has seen that notes hold numbers or addresses, and wants them stored.
  init(
    files: [(path: String, content: Content)], meetings: [Meeting],
    fallback: MeetingID?, isSettled: Bool, allowsPersonal: Bool = false
  ) {
    self.meetings = Dictionary(meetings.map { ($0.id, $0) }) { first, _ in first }
    known = Set(self.meetings.keys)
    self.fallback = fallback
    self.isSettled = isSettled
    self.allowsPersonal = allowsPersonal
    for (path, result) in files {
      guard let content = file(path, result) else { continue }
      var found = content.problems.map {
        ImportProblem(file: path, line: $0.line, reason: .content($0.reason))
      }
      passedOver += content.passedOver.filter { $0.reason != .emptyItem }.map { (path, $0) }
      unread += content.unread.map { (path, $0) }
      addNewMeetings(of: content)
      occurrences = [:]
      for entry in content.notes {
        places.append(Place())
        do throws(PlanFault) {
          entries.append(try plan(entry, file: path))
        } catch {
          found.append(ImportProblem(file: path, line: entry.line, reason: error.reason))
        }
      }
      problems += found.withoutRepeatedTables.enumerated()
        .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }
  }

  private mutating func file(
    _ path: String, _ result: Content
  ) -> NotesFile? {
    switch result {
    case .success(let content): return content
    case .failure(let reason):
      problems.append(ImportProblem(file: path, line: 0, reason: reason))
      return nil
    }
  }

  private struct PlanFault: Error {
    let reason: ImportProblem.Reason
  }

  /// Makes the meetings that the notes name out of what all notes of a meeting agree on.
  private mutating func addNewMeetings(of content: NotesFile) {
    let records = Dictionary(grouping: content.notes.map(\.record), by: \.meeting)
    for name in content.meetings {
      guard let id = MeetingID(name), meetings[id] == nil else { continue }
      let own = records[name] ?? []
      let regions = Set(own.map(\.region))
      let dates = Set(own.compactMap(\.date)).sorted()
      let meeting = Meeting(
        id: id, title: name, sessions: dates.prefix(1).map { Session(date: $0) },
        region: regions.count == 1 ? regions.first ?? nil : nil,
        codebook: Codebook.current.version)
      meetings[id] = meeting
      newIDs.append(id)
    }
  }

  private mutating func plan(_ entry: NotesFile.Entry, file: String) throws(PlanFault) -> Entry {
    let record = entry.record
    let municipality = record.municipality.flatMap {
      Gazetteer.denmark.municipality(named: $0)?.name
    }
    if municipality == nil, let name = record.municipality {
      unknownMunicipalities.append((file, entry.line, name))
    }
    // Asked first: also where nobody has said which meeting it is.
    let kinds = allowsPersonal ? [] : PersonalDetail.all(in: record.text).map(\.kind)
    let isConsented = record.extra[NotesFileWriter.consent] == .bool(true)
    if !kinds.isEmpty, !isConsented { throw PlanFault(reason: .personalDetails(kinds)) }
    guard let id = record.meeting.flatMap({ MeetingID($0) }) ?? fallback, let meeting = meetings[id]
    else { throw PlanFault(reason: .noMeeting) }
    if let table = record.table, !meeting.hasTable(table) {
      throw PlanFault(
        reason: .tableNotOfMeeting(table, meeting: id, known: meeting.tables))
    }
    if isSettled, let unknown = record.codes?.first(where: { Codebook.current.area($0) == nil }) {
      throw PlanFault(reason: .unknownArea(unknown, known: Codebook.current.areas.map(\.id)))
    }
    let theme = try record.theme.map { title throws(PlanFault) in
      try self.theme(titled: title, of: id)
    }
    places[places.count - 1] = Place(
      theme: theme,
      isNewTheme: newThemes.contains { $0.meeting == id && $0.theme.number == theme?.number })
    var extra = extra(of: record, in: meeting)
    if municipality == nil, let name = record.municipality {
      // What the file says stays with the note; as a municipality it would be counted.
      extra[NotesFileWriter.unknownMunicipality] = .string(name)
    }
    do {
      let draft = try NoteDraft(
        id: noteID(of: entry, theme: theme, in: id), meeting: id, table: record.table,
        theme: theme?.number, kind: record.kind, municipality: municipality,
        region: record.region == meeting.region ? nil : record.region,
        date: record.date == meeting.date ? nil : record.date, text: record.text,
        sourceID: record.sourceID
          ?? (entry.hasOwnID && UniqueID(record.id) == nil ? record.id : nil),
        writer: record.writer, extra: extra)
      return Entry(
        file: file, line: entry.line, draft: draft, hasOwnID: entry.hasOwnID, flag: entry.flag,
        theme: record.theme, codes: record.codes, point: record.point,
        isWithdrawn: record.extra["withdrawn"] == .bool(true),
        isConsented: isConsented && !kinds.isEmpty)
    } catch {
      throw PlanFault(reason: .draft(error))
    }
  }

  /// The meeting's theme of that title, or the one that the title is a part of; a new one where it has none.
  private mutating func theme(titled title: String, of id: MeetingID) throws(PlanFault) -> Theme {
    guard var meeting = meetings[id] else { throw PlanFault(reason: .noMeeting) }
    let isNew = !known.contains(id)
    do throws(AppError) {
      guard isNew else { return try meeting.theme(title) }
      if let theme = meeting.themes.first(where: { $0.title == title.normalFormC }) { return theme }
    } catch .unknownTheme {
      // A theme that the letter did not name: it is added below.
    } catch {
      throw PlanFault(reason: .severalThemes(meeting: id))
    }
    let theme = Theme(number: (meeting.themes.map(\.number).max() ?? 0) + 1, title: title)
    meeting.themes.append(theme)
    meetings[id] = meeting
    if !isNew { newThemes.append((id, theme)) }
    return theme
  }

  private mutating func noteID(
    of entry: NotesFile.Entry, theme: Theme?, in meeting: MeetingID
  ) -> UniqueID {
    let record = entry.record
    if entry.hasOwnID { return UniqueID(noteCalled: record.id, in: meeting) }
    func id(_ occurrence: Int) -> UniqueID {
      UniqueID(
        noteSaying: record.text, kind: record.kind, table: record.table, theme: theme?.key,
        in: meeting, occurrence: occurrence)
    }
    let first = id(0)
    let occurrence = occurrences[first, default: 0]
    occurrences[first] = occurrence + 1
    return occurrence == 0 ? first : id(occurrence)
  }

  /// The unknown fields of a note, and what the store has no column for, so that an export gives all back.
  private func extra(of record: NoteRecord, in meeting: Meeting) -> JSONObject {
    var extra = record.extra
    // A state of the source, not of the note: an export must not carry it on.
    extra["withdrawn"] = nil
    extra[NotesFileWriter.consent] = nil
    extra["tokens"] = record.tokens.map { .string($0.joined(separator: " ")) }
    if record.year != (record.date ?? meeting.date)?.year {
      extra["year"] = record.year.map { .integer($0) }
    }
    return extra
  }
}

extension [ImportProblem] {
  /// A table that the meeting does not have is named once, at its first note: it is one thing that is wrong.
  fileprivate var withoutRepeatedTables: [ImportProblem] {
    var seen: Set<ImportProblem.Reason> = []
    return filter { problem in
      guard case .tableNotOfMeeting = problem.reason else { return true }
      return seen.insert(problem.reason).inserted
    }
  }
}

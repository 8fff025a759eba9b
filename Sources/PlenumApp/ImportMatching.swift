import PlenumModel
import PlenumStore

/// Finds what a file that is imported again says of notes that the store has, where the file gives them no ids.
///
/// In this order, each note taken at most once:
/// 1. What a note says now, word for word: the same note.
/// 2. What a note once said, before a person or a later file corrected it: the same note, which stays as it is.
/// 3. A note that came from an earlier version of this file, that this version says no more, and that is like enough:
///    the same words at another table, under another theme or with another kind, or at the same table and theme a text
///    of which at least ``leastLikeness`` is the same. It is revised.
/// 4. A note that was erased, by the id that these words give: it is held off.
/// 5. Else it is a new note.
///
/// An import is an earlier version of this file when it has the file's name, or when half of this file's notes came
/// from it. Of an import of several files nobody knows which of them a note came from: where not all of them come
/// again, its notes are only ever matched at their own place, and never said to be gone.
struct ImportMatching {
  /// Below it two texts are two notes: a word exchanged in a short line stays above.
  static let leastLikeness = 0.6

  /// What became of each draft, in order.
  enum Match: Hashable {
    /// To be written under this id: the store finds a duplicate, a revision or a new note.
    case write(UniqueID)
    /// Said earlier by a note that says something else now.
    case saidBefore(UniqueID)
    /// A note that was erased: it does not come back.
    case erased(UniqueID)
  }

  private(set) var matches: [Match]
  /// Notes of earlier versions of the file that this one says no more.
  private(set) var gone: [NoteVersions] = []

  private let drafts: [NoteDraft]
  private let stored: [NoteVersions]
  private let erased: Set<UniqueID>
  private var claimed: Set<UniqueID> = []

  /// - Parameters:
  ///   - drafts: those of one file and one meeting that have no ids of their own.
  ///   - stored: the meeting's notes, withdrawn ones last: a person's word is kept, so they are only ever matched
  ///     word for word.
  ///   - sameName: imports that had a file of this name.
  ///   - partial: imports of several files, some of which do not come with this one.
  ///   - elsewhere: notes that other files of this import say word for word: they are not this one's.
  ///   - erased: the notes that were erased, those among them that are known by their ids alone.
  init(
    _ drafts: [NoteDraft], in meeting: Meeting, stored: [NoteVersions], sameName: Set<Int>,
    partial: Set<Int> = [], elsewhere: Set<UniqueID> = [], erased: Set<UniqueID> = []
  ) {
    self.drafts = drafts
    self.stored = stored
    self.erased = erased
    matches = drafts.map { .write($0.id) }
    var isOpen = drafts.map { _ in true }
    matchWords(meeting, &isOpen)
    let family = earlierVersions(sameName: sameName, isOpen: isOpen)
    func came(_ note: NoteVersions, from imports: Set<Int>) -> Bool {
      note.versions.contains { $0.importID.map(imports.contains) ?? false }
    }
    let rest = stored.filter { note in
      !note.isWithdrawn && !claimed.contains(note.id) && !elsewhere.contains(note.id)
        && came(note, from: family)
    }
    let whole = family.subtracting(partial)
    matchLikeness(rest.map { ($0, mayMove: came($0, from: whole)) }, &isOpen)
    nameNewNotes(in: meeting, isOpen)
    gone = rest.filter { !claimed.contains($0.id) && !came($0, from: partial) }
  }

  /// The notes that the drafts say word for word.
  static func said(
    by drafts: [NoteDraft], in meeting: Meeting, stored: [NoteVersions]
  ) -> Set<UniqueID> {
    let said = Set(drafts.map { Words($0, in: meeting) })
    return Set(stored.filter { said.contains(Words($0.current, in: meeting)) }.map(\.id))
  }

  /// The first two rules.
  private mutating func matchWords(_ meeting: Meeting, _ isOpen: inout [Bool]) {
    var now: [Words: [UniqueID]] = [:]
    var before: [Words: [UniqueID]] = [:]
    for note in stored {
      now[Words(note.current, in: meeting), default: []].append(note.id)
      for version in note.versions.dropLast() where !version.isUndone {
        before[Words(version.content, in: meeting), default: []].append(note.id)
      }
    }
    for (index, draft) in drafts.enumerated() {
      guard let id = now[Words(draft, in: meeting)]?.first(where: { !claimed.contains($0) }) else {
        continue
      }
      matches[index] = .write(id)
      claimed.insert(id)
      isOpen[index] = false
    }
    for (index, draft) in drafts.enumerated() where isOpen[index] {
      guard let id = before[Words(draft, in: meeting)]?.first(where: { !claimed.contains($0) })
      else { continue }
      matches[index] = .saidBefore(id)
      claimed.insert(id)
      isOpen[index] = false
    }
  }

  private func earlierVersions(sameName: Set<Int>, isOpen: [Bool]) -> Set<Int> {
    var shared: [Int: Int] = [:]
    for note in stored where claimed.contains(note.id) {
      for importID in Set(note.versions.compactMap { $0.isUndone ? nil : $0.importID }) {
        shared[importID, default: 0] += 1
      }
    }
    return sameName.union(shared.filter { $0.value * 2 >= drafts.count }.keys)
  }

  /// The third rule, likest first.
  private mutating func matchLikeness(
    _ rest: [(note: NoteVersions, mayMove: Bool)], _ isOpen: inout [Bool]
  ) {
    guard !rest.isEmpty, isOpen.contains(true) else { return }
    let stored = rest.map {
      (note: $0.note, mayMove: $0.mayMove, text: TextSimilarity($0.note.current.text))
    }
    var pairs: [(likeness: Double, draft: Int, note: Int)] = []
    for (index, draft) in drafts.enumerated() where isOpen[index] {
      let text = TextSimilarity(draft.text)
      for (place, candidate) in stored.enumerated() {
        let current = candidate.note.current
        let isSamePlace = current.table == draft.table && current.theme == draft.theme
        guard isSamePlace || candidate.mayMove else { continue }
        let likeness = current.text == draft.text ? 1 : isSamePlace ? text.to(candidate.text) : 0
        if likeness >= Self.leastLikeness {
          pairs.append((likeness + (isSamePlace ? 1 : 0), index, place))
        }
      }
    }
    pairs.sort { ($1.likeness, $0.draft, $0.note) < ($0.likeness, $1.draft, $1.note) }
    for pair in pairs {
      let id = rest[pair.note].note.id
      guard isOpen[pair.draft], !claimed.contains(id) else { continue }
      matches[pair.draft] = .write(id)
      claimed.insert(id)
      isOpen[pair.draft] = false
    }
  }

  /// A new note must not take the id of one that once said the same and now is another's. Each note that was erased
  /// holds one off.
  private mutating func nameNewNotes(in meeting: Meeting, _ isOpen: [Bool]) {
    var taken = Set(stored.map(\.id)).subtracting(erased).union(claimed)
    var open = erased
    for (index, draft) in drafts.enumerated() where isOpen[index] {
      var id = draft.id
      var occurrence = -1
      while open.remove(id) == nil, !taken.insert(id).inserted {
        occurrence += 1
        id = UniqueID(
          noteSaying: draft.text, kind: draft.kind, table: draft.table,
          theme: meeting.themes.first { $0.number == draft.theme }?.key, in: meeting.id,
          occurrence: occurrence)
      }
      matches[index] = erased.contains(id) ? .erased(id) : .write(id)
    }
  }

  /// What two versions must share to be one.
  private struct Words: Hashable {
    let table: Int?
    let theme: Int?
    let kind: NoteKind
    let municipality: String?
    let region: String?
    let date: CalendarDate?
    let text: String

    init(_ draft: NoteDraft, in meeting: Meeting) {
      table = draft.table
      theme = draft.theme
      kind = draft.kind
      municipality = draft.municipality
      region = draft.region ?? meeting.region
      date = draft.date ?? meeting.date
      text = draft.text
    }
  }
}

extension NoteDraft {
  /// How often the note had been changed where it was typed, for sources that count it (`revision`).
  fileprivate var sourceRevision: Int? { extra["revision"]?.integer }

  /// Whether a person would see no difference.
  fileprivate func saysTheSame(as other: NoteDraft) -> Bool {
    text == other.text && table == other.table && theme == other.theme && kind == other.kind
      && municipality == other.municipality
  }
}

/// The drafts of an import as the store shall take them.
struct MatchedImport {
  /// To be written, in order.
  fileprivate(set) var drafts: [NoteDraft] = []
  /// The note of each entry of the plan, in order.
  fileprivate(set) var ids: [UniqueID] = []
  /// By entry: the note that said this before, and says something else now.
  fileprivate(set) var saidBefore: [Int: NoteVersions] = [:]
  /// Entries whose notes were erased, and do not come back.
  fileprivate(set) var erased: Set<Int> = []
  /// By entry: the note that an older file, or this one again, gives nothing new.
  fileprivate(set) var unchanged: [Int: NoteVersions] = [:]
  /// By entry: what the note said before, where it is known.
  fileprivate(set) var before: [Int: NoteDraft] = [:]
  /// Entries that are to be written.
  func isWritten(_ index: Int) -> Bool {
    saidBefore[index] == nil && unchanged[index] == nil && !erased.contains(index)
  }
  /// Notes of earlier versions of the files that these say no more.
  fileprivate(set) var gone: [NoteReference] = []
}

extension Store {
  /// Gives the drafts of a plan that have no ids of their own the notes that they are.
  func matched(_ plan: ImportPlan, _ label: ImportLabel) throws(StoreError) -> MatchedImport {
    var matched = MatchedImport()
    matched.ids = plan.entries.map(\.draft.id)
    let imports = try imports()
    let known = Set(try erasedNotes().keys)
    struct Group: Hashable {
      let file: String
      let meeting: MeetingID
    }
    var groups: [Group: [Int]] = [:]
    var order: [Group] = []
    for (index, entry) in plan.entries.enumerated() where !entry.hasOwnID {
      let group = Group(file: entry.file, meeting: entry.draft.meeting)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(index)
    }
    let partial = Set(
      imports.filter { $0.files.count > 1 && !Set($0.files).isSubset(of: label.files) }.map(\.id))
    var gone: [NoteVersions] = []
    for group in order {
      guard let indices = groups[group], let meeting = try meeting(group.meeting) else { continue }
      let stored = try versions(ofMeeting: group.meeting)
      guard !stored.isEmpty || !known.isEmpty else { continue }
      let byID = Dictionary(stored.map { ($0.id, $0) }) { first, _ in first }
      let name = ImportLabel(files: [group.file]).files
      let sameName = Set(imports.filter { !Set($0.files).isDisjoint(with: name) }.map(\.id))
      let others = order.filter { $0.meeting == group.meeting && $0.file != group.file }
        .flatMap { groups[$0] ?? [] }
      let matching = ImportMatching(
        indices.map { plan.entries[$0].draft }, in: meeting, stored: stored, sameName: sameName,
        partial: partial,
        elsewhere: ImportMatching.said(
          by: others.map { plan.entries[$0].draft }, in: meeting, stored: stored),
        erased: known)
      gone += matching.gone
      for (index, match) in zip(indices, matching.matches) {
        switch match {
        case .write(let id):
          matched.ids[index] = id
          matched.before[index] = byID[id]?.current
        case .saidBefore(let id):
          matched.ids[index] = id
          matched.saidBefore[index] = byID[id]
        case .erased(let id):
          matched.ids[index] = id
          matched.erased.insert(index)
        }
      }
    }
    let said = Set(matched.ids)
    var seen: Set<UniqueID> = []
    matched.gone = gone.filter { !said.contains($0.id) && seen.insert($0.id).inserted }
      .map(\.reference)
    for (index, entry) in plan.entries.enumerated() where entry.hasOwnID {
      if known.contains(entry.draft.id) {
        matched.erased.insert(index)
        continue
      }
      guard let offered = entry.draft.sourceRevision,
        let stored = try versions(of: entry.draft.id), !stored.isWithdrawn,
        stored.versions.contains(where: { $0.content.sourceRevision ?? 0 >= offered })
      else { continue }
      // An older file after a newer one, or the same again after somebody corrected the note here.
      if entry.draft.saysTheSame(as: stored.current) {
        matched.unchanged[index] = stored
      } else {
        matched.saidBefore[index] = stored
      }
    }
    for (index, entry) in plan.entries.enumerated() where matched.isWritten(index) {
      matched.drafts.append(entry.draft.identified(as: matched.ids[index]))
    }
    return matched
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

/// A person at the keyboard who settles which notes of a meeting say the same, and what each is about.
///
/// Every answer is on the disk before the next screen is shown. What another process has written since is taken up
/// with the next answer, and a desk that begins takes up all that is on the disk, so that stopping loses nothing.
package struct SettlingDesk {
  /// What a key led to.
  package enum Step: Hashable, Sendable {
    case goesOn
    /// The person stopped, or nothing is left to ask.
    case ended
  }

  private let store: Store
  private let meeting: Meeting
  private let role: String
  private let coder = Coder(codebook: .current)
  private var themes: [ThemeDesk] = []
  private var current = 0
  private var sequence: Int64 = -1
  private var open: Open?
  private var done: [Done] = []
  private var hasStopped = false

  /// The notes of a theme, held against each other once.
  private struct ThemeDesk {
    let theme: Theme?
    let notes: [NoteRecord]
    let ids: [UniqueID]
    let pairs: ThemePairs
    var session: SettlingSession
    var skipped: [Int] = []

    var label: String { theme.map { "Tema \($0.number)" } ?? "Uden for temaerne" }
  }

  /// The screen that a person looks at.
  private struct Open {
    let screen: SettlingSession.Screen
    var picked: Set<Int> = []
    /// Those shown, by letter.
    let areas: [FocusAreaID]
    var chosen: Set<FocusAreaID>
    var isWhole = false
  }

  /// An answer that can be taken back.
  private struct Done {
    let theme: Int
    let note: Int
    let stamp: UniqueID
    /// The points as they were before, in the order in which they are to be restored.
    let before: [SettledPoint]
  }

  init(store: Store, meeting: Meeting, theme: Theme?, role: String) throws {
    self.store = store
    self.meeting = meeting
    self.role = role
    try load(only: theme)
    self.only = theme
    findNext()
  }

  private var only: Theme?
}

// MARK: - What is shown

extension SettlingDesk {
  /// The screen; nil when it is over.
  package var page: String? {
    guard !hasStopped, let open else { return nil }
    let desk = themes[current]
    return SettlingPage(
      state: stateLine, note: desk.notes[open.screen.note],
      group: open.screen.group.map { desk.notes[$0] },
      companions: open.screen.companions.enumerated().map { number, companion in
        SettlingPage.Companion(
          note: desk.notes[companion.note], group: companion.group.map { desk.notes[$0] },
          isPicked: open.picked.contains(number))
      },
      areas: open.areas.map { area in
        (coder.codebook.area(area)?.name ?? area.value, open.chosen.contains(area))
      }, isWhole: open.isWhole
    ).text
  }

  /// `Tema 2: 14 af 45 set, 9 punkter, 31 notater samlet`
  private var stateLine: String { Self.state(of: themes[current]) }

  private static func state(of desk: ThemeDesk) -> String {
    let session = desk.session
    return "\(desk.label): \(session.settledCount) af \(session.noteCount) set, "
      + "\(CountedNoun.point.counted(session.groups.count)), "
      + "\(CountedNoun.note.counted(session.groupedCount)) samlet"
  }

  /// What to say when it is over.
  package var farewell: Answer {
    let lines = themes.map { Self.state(of: $0) + "." }
    let isThrough = !hasStopped && open == nil
    let last =
      themes.isEmpty
      ? "Der er ingen notater at samle."
      : isThrough
        ? "Der er ikke flere notater, der ligner hinanden nok til at spørge om."
        : "Stoppet. Alt til og med det sidste svar er gemt; fortsæt med samme kommando."
    return Answer(
      text: (lines + [last]).joined(separator: "\n"),
      json: [
        "themes": .array(
          themes.map { desk in
            [
              "theme": .optional(desk.theme?.title), "notes": .integer(desk.session.noteCount),
              "seen": .integer(desk.session.settledCount),
              "points": .integer(desk.session.groups.count),
              "together": .integer(desk.session.groupedCount),
            ]
          })
      ], status: themes.isEmpty ? .nothingFound : .done)
  }
}

// MARK: - Keys

extension SettlingDesk {
  /// Takes a key; Enter is a line feed. Keys that mean nothing change nothing.
  package mutating func press(_ key: Unicode.Scalar) throws -> Step {
    switch key {
    case "1"..."5": toggle(companion: Int(key.value) - 0x31)
    case "a"..."c", "A"..."C": toggle(area: Int(key.value | 0x20) - 0x61)
    case "\n": try confirm()
    case "u", "U": try undo()
    case "s", "S": skip()
    case "v", "V": open?.isWhole.toggle()
    case "q", "Q": hasStopped = true
    default: break
    }
    return hasStopped || open == nil ? .ended : .goesOn
  }

  private mutating func toggle(companion: Int) {
    guard let count = open?.screen.companions.count, companion < count else { return }
    if open?.picked.remove(companion) == nil { open?.picked.insert(companion) }
  }

  private mutating func toggle(area: Int) {
    guard let areas = open?.areas, area < areas.count else { return }
    if open?.chosen.remove(areas[area]) == nil { open?.chosen.insert(areas[area]) }
  }

  private mutating func skip() {
    guard let open else { return }
    let note = open.screen.note
    themes[current].session.skip(note)
    themes[current].skipped.removeAll { $0 == note }
    themes[current].skipped.append(note)
    findNext()
  }

  /// Stores what is marked on the screen, all of it in one transaction.
  private mutating func confirm() throws {
    guard let open else { return }
    let desk = themes[current]
    let note = desk.ids[open.screen.note]
    let picked = open.picked.sorted().map { open.screen.companions[$0] }
    let together = Set(open.screen.group + picked.flatMap(\.group)).sorted()
    let ledger = try PointLedgerView(of: meeting, in: store)
    let points = try store.points(of: meeting.id).filter { point in
      together.contains { point.notes.contains(desk.notes[$0].id) }
    }.map(ledger.settled)
    let own = points.first { $0.notes.contains(note) } ?? points.first
    let point = SettledPoint(
      id: own?.id ?? ledger.freeName(for: note), meeting: meeting.id, theme: desk.theme?.number,
      notes: together.map { desk.ids[$0] }, statement: own?.statement)
    let before =
      (own.map { [$0] } ?? [
        SettledPoint(id: point.id, meeting: meeting.id, theme: point.theme, notes: [])
      ])
      + points.filter { $0.id != own?.id }
    let role = role
    let areas = open.areas.filter(open.chosen.contains)
    let known = sequence
    let (stamp, isAlone, last) = try store.writing { transaction throws(StoreError) in
      let isAlone = try store.lastSequence() == known
      if !picked.isEmpty { try transaction.settle(point, role: role) }
      try transaction.settleCodes(
        of: note, to: areas, codebook: Codebook.current.version, role: role)
      let stamp = try transaction.answer(
        about: note, offered: open.screen.companions.map { desk.ids[$0.note] },
        picked: Set(picked.map { desk.ids[$0.note] }), role: role)
      return (stamp, isAlone, try store.lastSequence())
    }
    done.append(
      Done(
        theme: current, note: open.screen.note, stamp: stamp,
        before: picked.isEmpty ? [] : before))
    if isAlone {
      sequence = last
      themes[current].session.take(
        SettlingSession.Answer(
          note: open.screen.note, offered: open.screen.companions.map(\.note),
          picked: picked.map(\.note)))
      themes[current].skipped.removeAll { $0 == open.screen.note }
    } else {
      try reload()
    }
    findNext()
  }

  /// Takes the last answer back: its points are as they were, and its screen comes again.
  private mutating func undo() throws {
    guard let last = done.popLast() else { return }
    let note = themes[last.theme].ids[last.note]
    let role = role
    try store.writing { transaction throws(StoreError) in
      for point in last.before { try transaction.settle(point, role: role) }
      try transaction.takeBack(answer: last.stamp, about: note, role: role)
    }
    current = last.theme
    try reload()
    show(themes[current].session.screen(of: last.note))
  }
}

// MARK: - What is on the disk

extension SettlingDesk {
  private mutating func load(only theme: Theme?) throws {
    let records = try store.records(of: meeting.id)
    var order: [String?] = meeting.themes.map(\.title)
    if records.contains(where: { $0.theme == nil }) { order.append(nil) }
    if let theme { order = [theme.title] }
    themes = order.compactMap { title in
      let notes = records.filter { $0.theme == title }
      guard !notes.isEmpty else { return nil }
      let pairs = PointFinder.standard.theme(of: notes, areas: coder.assessments(of: notes))
      return ThemeDesk(
        theme: meeting.themes.first { $0.title == title }, notes: notes,
        ids: notes.compactMap { UniqueID($0.id) }, pairs: pairs, session: pairs.session())
    }
    try resume()
  }

  /// Takes up what is on the disk now; the notes too when others have written some.
  private mutating func reload() throws {
    let entries = try store.journal(after: sequence)
    let isOfNotes = entries.contains { entry in
      switch entry.change {
      case .notePointed, .noteCompared, .noteCoded: false
      default: true
      }
    }
    if isOfNotes {
      let label = themes.indices.contains(current) ? themes[current].theme?.title : nil
      done = []
      try load(only: only)
      current = themes.firstIndex { $0.theme?.title == label } ?? 0
    } else {
      try resume()
    }
  }

  private mutating func resume() throws {
    sequence = try store.lastSequence()
    let points = try store.points(of: meeting.id)
    let answers = try store.settlingAnswers(of: meeting.id)
    for index in themes.indices {
      let places = Dictionary(
        zip(themes[index].ids, themes[index].ids.indices), uniquingKeysWith: { first, _ in first })
      var session = themes[index].pairs.session()
      session.resume(
        groups: points.map { $0.notes.compactMap { UniqueID($0).flatMap { places[$0] } } }
          .filter { $0.count > 1 },
        answers: answers.compactMap { answer in
          places[answer.note].map { note in
            SettlingSession.Answer(
              note: note, offered: answer.offered.compactMap { places[$0] },
              picked: answer.picked.compactMap { places[$0] })
          }
        })
      for note in themes[index].skipped { session.skip(note) }
      themes[index].session = session
    }
  }

  /// The next screen of this theme, else of one that comes after it, else of any.
  private mutating func findNext() {
    open = nil
    for step in themes.indices {
      let index = (current + step) % themes.count
      guard let screen = themes[index].session.next() else { continue }
      current = index
      return show(screen)
    }
  }

  private mutating func show(_ screen: SettlingSession.Screen) {
    let note = themes[current].notes[screen.note]
    let assessed = coder.assessments(of: note)
    let likely = assessed.enumerated()
      .sorted { ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset) }
      .map(\.element)
    let settled = currentCodes(of: themes[current].ids[screen.note])
    let chosen = settled ?? likely.filter(\.isAssigned).map(\.area)
    let shown = chosen + likely.map(\.area).filter { !chosen.contains($0) }
    open = Open(
      screen: screen, areas: Array(shown.prefix(max(3, chosen.count))), chosen: Set(chosen))
  }

  private func currentCodes(of note: UniqueID) -> [FocusAreaID]? {
    let settled = try? store.settledCodes(of: note, codebook: Codebook.current.version)
    return settled?.isExact == true ? settled?.present : nil
  }
}

extension Plenum {
  /// A desk for settling a meeting's points.
  ///
  /// - Parameter theme: a number, a key or a part of a title; nil: one theme after the other.
  package func settlingDesk(meeting name: String, theme: String?, role: String) throws
    -> SettlingDesk
  {
    let store = try store()
    let meeting = try self.meeting(name, in: store)
    return try SettlingDesk(
      store: store, meeting: meeting, theme: try theme.map { try meeting.theme($0) }, role: role)
  }
}

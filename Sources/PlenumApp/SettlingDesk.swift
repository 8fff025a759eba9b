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

  let store: Store
  let meeting: Meeting
  private let role: String
  /// The theme that alone is settled; nil: all.
  let only: Theme?
  let coder = Coder.standard
  var themes: [SettlingTheme] = []
  var current = 0
  var sequence: Int64 = -1
  var open: Open?
  var done: [Done] = []
  private var hasStopped = false

  /// The screen that a person looks at.
  struct Open {
    let screen: SettlingSession.Screen
    var picked: Set<Int> = []
    /// Those shown, by letter.
    let areas: [FocusAreaID]
    var chosen: Set<FocusAreaID>
    var isWhole = false
    /// What the point is called now, where somebody gave it words of their own.
    let statement: String?
    /// The words typed for the point; empty: its clearest note is to speak for it. nil: as it was.
    var words: String?
    /// Whether keys are letters of ``words``.
    var isTyping = false
  }

  /// An answer that can be taken back.
  struct Done {
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
    only = theme
    try load(only: theme)
    try findNext()
  }
}

// MARK: - What is shown

extension SettlingDesk {
  /// The screen of a terminal of 80 columns by 24 lines; nil when it is over.
  package var page: String? { page(columns: 80, lines: 24) }

  /// The screen of a terminal of that size; nil when it is over.
  package func page(columns: Int, lines: Int) -> String? {
    guard !hasStopped, let open else { return nil }
    let desk = themes[current]
    return SettlingPage(
      state: desk.state, note: desk.notes[open.screen.note],
      group: open.screen.group.map { desk.notes[$0] },
      companions: open.screen.companions.enumerated().map { number, companion in
        SettlingPage.Companion(
          note: desk.notes[companion.note], group: companion.group.map { desk.notes[$0] },
          isPicked: open.picked.contains(number))
      },
      areas: open.areas.map { area in
        (coder.codebook.area(area)?.name ?? area.value, open.chosen.contains(area))
      }, isWhole: open.isWhole, words: open.words ?? open.statement, isTyping: open.isTyping,
      size: SettlingPage.Size(columns: columns, lines: lines)
    ).text
  }

  /// What to say when it is over.
  package var farewell: Answer {
    let lines = themes.map { $0.state + "." }
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
    if isTyping {
      type(key)
      return .goesOn
    }
    switch key {
    case "o", "O": open?.isTyping = true
    case "1"..."5": toggle(companion: Int(key.value) - 0x31)
    case "a"..."c", "A"..."C": toggle(area: Int(key.value | 0x20) - 0x61)
    case "\n": try confirm()
    case "u", "U": try undo()
    case "s", "S": try skip()
    case "v", "V": open?.isWhole.toggle()
    case "q", "Q": hasStopped = true
    default: break
    }
    return hasStopped || open == nil ? .ended : .goesOn
  }

  /// Whether keys are letters of the point's own words: Enter ends them, Escape leaves them as they were.
  package var isTyping: Bool { open?.isTyping == true }

  private mutating func type(_ key: Unicode.Scalar) {
    var words = String.UnicodeScalarView((open?.words ?? "").unicodeScalars)
    switch key {
    case "\n":
      open?.isTyping = false
      open?.words = String(words).normalFormC.trimmingBlanks
      return
    case "\u{1B}":
      open?.isTyping = false
      open?.words = nil
      return
    case "\u{7F}", "\u{8}":
      // A letter with its accents goes at once.
      var text = String(words)
      _ = text.popLast()
      words = text.unicodeScalars
    default:
      guard key.value >= 0x20, words.count < Self.longestWords else { return }
      words.append(key)
    }
    open?.words = String(words)
  }

  /// Scalars of a point's own words: a sentence, not a speech.
  private static let longestWords = 300

  private mutating func toggle(companion: Int) {
    guard let count = open?.screen.companions.count, companion < count else { return }
    if open?.picked.remove(companion) == nil { open?.picked.insert(companion) }
  }

  private mutating func toggle(area: Int) {
    guard let areas = open?.areas, area < areas.count else { return }
    if open?.chosen.remove(areas[area]) == nil { open?.chosen.insert(areas[area]) }
  }

  private mutating func skip() throws(StoreError) {
    guard let open else { return }
    let note = open.screen.note
    themes[current].session.skip(note)
    themes[current].skipped.removeAll { $0 == note }
    themes[current].skipped.append(note)
    try findNext()
  }

  /// Stores what is marked on the screen, all of it in one transaction.
  private mutating func confirm() throws {
    guard let open else { return }
    let desk = themes[current]
    let note = desk.ids[open.screen.note]
    let picked = open.picked.sorted().map { open.screen.companions[$0] }
    let together = Set(open.screen.group + picked.flatMap(\.group)).sorted().map { desk.ids[$0] }
    // What is read aloud goes through the same guard as a note; nothing of this answer is stored.
    if let words = open.words, words != open.statement {
      let kinds = PersonalDetail.all(in: words).map(\.kind)
      guard kinds.isEmpty else { throw AppError.personalDetails(kinds, line: nil) }
    }
    let areas = open.areas.filter(open.chosen.contains)
    let (meeting, role, known, words) = (meeting, role, sequence, open.words)
    let (stamp, before, isAlone, last) = try store.writing { transaction throws(StoreError) in
      let isAlone = try store.lastSequence() == known
      let ledger = try PointLedgerView(of: meeting, in: store)
      let (point, before) = ledger.joined(together, around: note, in: desk.theme)
      // Words of one's own make a point even of a note that stands alone, as renaming it does.
      let isPointed = !picked.isEmpty || (words != nil && words != point.statement)
      if isPointed { try transaction.settle(point.called(words), role: role) }
      try transaction.settleCodes(
        of: note, to: areas, codebook: Codebook.current.version, role: role)
      let stamp = try transaction.answer(
        about: note, offered: open.screen.companions.map { desk.ids[$0.note] },
        picked: Set(picked.map { desk.ids[$0.note] }), role: role)
      return (stamp, isPointed ? before : [], isAlone, try store.lastSequence())
    }
    done.append(Done(theme: current, note: open.screen.note, stamp: stamp, before: before))
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
    try findNext()
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
    try show(themes[current].session.screen(of: last.note))
  }
}

extension PointLedgerView {
  /// One point of these notes and of all that are in a point with one of them, also those that others have put there
  /// meanwhile; and the points as they were before, the one whose name it keeps first.
  fileprivate func joined(
    _ notes: [UniqueID], around note: UniqueID, in theme: Theme?
  ) -> (point: SettledPoint, before: [SettledPoint]) {
    let points = points.map(settled).filter { notes.contains(where: $0.notes.contains) }
    let own =
      points.first { $0.notes.contains(note) } ?? points.first
      ?? SettledPoint(id: freeName(for: note), meeting: meeting.id, theme: theme?.number, notes: [])
    let joined = SettledPoint(
      id: own.id, meeting: meeting.id, theme: theme?.number,
      notes: notes + points.flatMap(\.notes), statement: own.statement)
    return (joined, [own] + points.filter { $0.id != own.id })
  }
}

extension SettledPoint {
  /// The same point in words of one's own; nil leaves it as it is, and after empty ones its clearest note speaks for it.
  fileprivate func called(_ words: String?) -> SettledPoint {
    guard let words else { return self }
    return SettledPoint(
      id: id, meeting: meeting, theme: theme, notes: notes,
      statement: words.isEmpty ? nil : words)
  }
}

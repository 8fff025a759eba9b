import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

/// A person at the keyboard who settles which notes of a meeting say the same, and what each is about.
///
/// Every answer is on the disk before the next screen is shown. What another process has written since is taken up
/// before an answer is stored, and a desk that begins takes up all that is on the disk, so that stopping loses nothing
/// and nobody's answer takes another's away.
package struct SettlingDesk {
  /// What a key led to.
  package enum Step: Hashable, Sendable {
    case goesOn
    /// The person stopped, or nothing is left to ask.
    case ended
  }

  let store: Store
  let meeting: Meeting
  let role: String
  /// The theme that alone is settled; nil: all.
  let only: Theme?
  let coder = Coder.standard
  var themes: [SettlingTheme] = []
  var current = 0
  var sequence: Int64 = -1
  var open: Open?
  var done: [Done] = []
  /// What to say about the last key, where the screen alone does not tell.
  var notice: String?
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
    /// Whether it came again because somebody else had settled its notes meanwhile.
    var isShownAgain = false
  }

  /// What can be taken back.
  struct Done {
    let theme: Int
    let note: Int
    /// Of the answer; nil: the note was skipped.
    let stamp: UniqueID?
    /// The points as they were before, in the order in which they are to be restored.
    var before: [SettledPoint] = []
    /// The point that came of the answer; nil where none did.
    var after: SettledPoint?
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
      state: desk.state, notice: notice, note: desk.notes[open.screen.note],
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
    notice = nil
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
    done.append(Done(theme: current, note: note, stamp: nil))
    try findNext()
  }
}

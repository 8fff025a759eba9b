import PlenumAnalysis
package import PlenumModel

/// One screen of settling, for a terminal of 80 columns by 24 lines: a note, the notes that may say the same, and what
/// the note may be about. Pure.
package struct SettlingPage: Sendable {
  package struct Companion: Sendable {
    package let note: NoteRecord
    /// All that are together with it, itself among them.
    package let group: [NoteRecord]
    package let isPicked: Bool

    package init(note: NoteRecord, group: [NoteRecord], isPicked: Bool) {
      self.note = note
      self.group = group
      self.isPicked = isPicked
    }
  }

  /// `Tema 2: 14 af 45 set, 9 punkter, 31 notater samlet`
  package let state: String
  package let note: NoteRecord
  /// All that the note is together with, itself among them.
  package let group: [NoteRecord]
  package let companions: [Companion]
  package let areas: [(name: String, isOn: Bool)]
  /// Whether every text is shown to its end, however many lines that takes.
  package let isWhole: Bool
  /// The settler's own words for the point; nil where its clearest note speaks for it.
  package let words: String?
  package let isTyping: Bool

  package init(
    state: String, note: NoteRecord, group: [NoteRecord], companions: [Companion],
    areas: [(name: String, isOn: Bool)], isWhole: Bool,
    words: String? = nil, isTyping: Bool = false
  ) {
    self.state = state
    self.note = note
    self.group = group
    self.companions = companions
    self.areas = areas
    self.isWhole = isWhole
    self.words = words
    self.isTyping = isTyping
  }

  package var text: String {
    var page = TerminalText()
    page.line(state)
    page.blankLine()
    page.line(heading)
    for line in cut(note.text, lines: 4, width: TerminalText.width - 2) { page.line("  " + line) }
    page.line(ownWords)
    page.line(
      companions.isEmpty ? "Ingen andre notater ligner dette." : "Hvilke notater siger det samme?")
    for (number, companion) in companions.enumerated() {
      let mark = "\(number + 1) \(companion.isPicked ? "[x]" : "[ ]") "
      let others = companion.group.count - 1
      let more = others > 0 ? " (+\(others))" : ""
      let words = "\(companion.note.name)\(more) \(companion.note.text)"
      for (row, line) in cut(words, lines: 2, width: TerminalText.width - 8).enumerated() {
        page.line("  " + (row == 0 ? mark : String(repeating: " ", count: 6)) + line)
      }
    }
    page.line("Hvad handler notatet om?")
    for (letter, area) in zip("abc", areas) {
      page.line("  \(letter) \(area.isOn ? "[x]" : "[ ]") \(area.name)")
    }
    page.line(isTyping ? Self.typingKeys : Self.keys)
    return page.text
  }

  /// In place of a blank line, so that the screen stays one screen; while it is typed its end is what matters.
  private var ownWords: String {
    guard isTyping || words != nil else { return "" }
    let (label, words) = ("Egne ord: ", (words ?? "").onOneLine)
    let room = TerminalText.width - label.utf8.count - 1
    guard isTyping else {
      return label + (words.isEmpty ? "ingen" : TerminalText.cut(words, to: room))
    }
    return label + (words.count < room ? words : "…" + words.suffix(room - 2)) + "_"
  }

  /// `3.07, udfordring, Viborg; sammen med 1.02 og 5.11`
  private var heading: String {
    let name = note.kind.danish.name
    let kind = name.prefix(1).lowercased() + name.dropFirst()
    let who = [note.name, note.kind == .point ? nil : kind, note.municipality]
      .compactMap(\.self).joined(separator: ", ")
    let others = group.filter { $0.id != note.id }.map(\.name)
    guard !others.isEmpty else { return who }
    let shown = others.prefix(6) + (others.count > 6 ? ["\(others.count - 6) til"] : [])
    return "\(who); sammen med \(Danish.list(Array(shown)))"
  }

  private static let keys =
    "1-5 vælg · a-c emne · o ord · Enter frem · u fortryd · s spring · v alt · q slut"
  private static let typingKeys =
    "Skriv de ord, punktet skal stå med. Enter beholder dem, Esc fortryder."

  private func cut(_ text: String, lines: Int, width: Int) -> [String] {
    let all = TerminalText.wrapped(text, width: width)
    guard all.count > lines, !isWhole else { return all }
    let last = all[lines - 1]
    return all.prefix(lines - 1) + [TerminalText.cut(last + " …", to: width)]
  }
}

import PlenumAnalysis
package import PlenumModel

/// One screen of settling, for a terminal of any size that is worth the name: a note, the notes that may say the same, and what
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
  /// What happened with the last key; nil where the screen tells.
  package let notice: String?
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
  package let size: Size

  /// Of a terminal, in columns and lines.
  package struct Size: Hashable, Sendable {
    package let columns: Int
    package let lines: Int

    package static let standard = Size(columns: TerminalText.width, lines: 24)

    /// Nothing is laid out for less than 30 columns and 12 lines, nor wider than it reads well.
    package init(columns: Int, lines: Int) {
      self.columns = min(max(columns, 30), TerminalText.width)
      self.lines = max(lines, 12)
    }
  }

  package init(
    state: String, notice: String? = nil, note: NoteRecord, group: [NoteRecord],
    companions: [Companion],
    areas: [(name: String, isOn: Bool)], isWhole: Bool,
    words: String? = nil, isTyping: Bool = false, size: Size = .standard
  ) {
    self.state = state
    self.notice = notice
    self.note = note
    self.group = group
    self.companions = companions
    self.areas = areas
    self.isWhole = isWhole
    self.words = words
    self.isTyping = isTyping
    self.size = size
  }

  /// With as many lines of each note as the screen has room for: four of the note and two of each companion, or fewer.
  package var text: String {
    let layouts = [(4, 2, false), (3, 2, false), (3, 1, true), (2, 1, true), (1, 1, true)]
    var text = ""
    for (ofNote, ofOthers, isTight) in layouts {
      text = page(linesOfNote: ofNote, linesOfOthers: ofOthers, isTight: isTight)
      if isWhole || text.utf8.count(where: { $0 == 0x0A }) <= size.lines { break }
    }
    return text
  }

  /// - Parameter isTight: without blank lines.
  private func page(linesOfNote: Int, linesOfOthers: Int, isTight: Bool) -> String {
    var page = TerminalText()
    func write(_ words: String) {
      for line in TerminalText.wrapped(words, width: size.columns) { page.line(line) }
    }
    write(state)
    if let notice { write(notice) } else if !isTight { page.blankLine() }
    write(heading)
    for line in cut(note.text, lines: linesOfNote, width: size.columns - 2) {
      page.line("  " + line)
    }
    if !isTight || !ownWords.isEmpty { page.line(ownWords) }
    write(
      companions.isEmpty ? "Ingen andre notater ligner dette." : "Hvilke notater siger det samme?")
    for (number, companion) in companions.enumerated() {
      let mark = "\(number + 1) \(companion.isPicked ? "[x]" : "[ ]") "
      let others = companion.group.count - 1
      let more = others > 0 ? " (+\(others))" : ""
      let words = "\(companion.note.name)\(more) \(companion.note.text)"
      for (row, line) in cut(words, lines: linesOfOthers, width: size.columns - 8).enumerated() {
        page.line("  " + (row == 0 ? mark : String(repeating: " ", count: 6)) + line)
      }
    }
    write("Hvad handler notatet om?")
    for (letter, area) in zip("abc", areas) {
      let name = TerminalText.cut(area.name, to: size.columns - 8)
      page.line("  \(letter) \(area.isOn ? "[x]" : "[ ]") \(name)")
    }
    write(isTyping ? Self.typingKeys : Self.keys)
    return page.text
  }

  /// In place of a blank line, so that the screen stays one screen; while it is typed its end is what matters.
  private var ownWords: String {
    guard isTyping || words != nil else { return "" }
    let (label, words) = ("Egne ord: ", (words ?? "").onOneLine)
    let room = size.columns - label.utf8.count - 1
    guard isTyping else {
      return label + (words.isEmpty ? "ingen" : TerminalText.cut(words, to: room))
    }
    return label + (words.count < room ? words : "…" + words.suffix(room - 2)) + "_"
  }

  /// `3.07, udfordring, Viborg; sammen med 1.02 og 5.11`
  private var heading: String {
    let kind = Danish.uncapitalized(note.kind.danish.name)
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

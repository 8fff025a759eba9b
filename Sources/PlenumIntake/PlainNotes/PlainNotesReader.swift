import PlenumModel

/// Reads the text that a note-taker wrote by hand: headings for tables and themes, bullets, numbers or paragraphs,
/// kinds as signs, words or headings, the municipality in front or in brackets.
///
/// The rules are about habits, not about files. Every line that is not blank is part of a note, a heading, or passed
/// over with its reason: nothing is dropped in silence.
struct PlainNotesReader {
  private(set) var lines: [PlainLine]
  private(set) var headings: [LineHeading?]
  private(set) var file: NotesFile
  let shape: PlainShape
  private let legend: KindLegend

  /// What holds for the notes to come.
  struct Context {
    var table: Int?
    var theme: String?
    /// The theme of several tables, which a table's heading leaves as it is.
    var outerTheme: String?
    var kind: NoteKind?
    var municipality: String?
  }

  /// A note whose lines are still coming.
  struct OpenNote {
    var line: Int
    var context: Context
    var words: [String]
    var marker: LineMarker?
    var indent: Int
    var time: String?
    /// The note begins with a sentence that its list goes on with.
    var stem: NoteAttributes?
    var isUnsure = false

    var lastWords: String { words.last ?? "" }
  }

  private var context = Context()
  /// What holds again once the items below an item that is a heading are over.
  private var outer: (indent: Int, kind: NoteKind?, municipality: String?)?
  private var open: OpenNote?
  private var hasNoteSinceHeading = false

  /// All notes of a text.
  static func read(_ text: [UInt8], into file: inout NotesFile) {
    var reader = PlainNotesReader(text, file: file)
    reader.readLines()
    file = reader.file
  }

  private init(_ text: [UInt8], file: NotesFile) {
    var file = file
    let layout = PlainLayout(text)
    file.passedOver += layout.passedOver
    lines = layout.lines
    legend = KindLegend(lines)
    headings = LineHeading.all(in: lines)
    shape = PlainShape(lines, headings)
    if !headings.contains(where: { $0?.isTable == true }) {
      let introductions = LineHeading.introductions(Array(lines[..<shape.firstNote]))
      if introductions.count == 1, let table = introductions.first?.table {
        context.table = table.table
        context.theme = LineHeading.title(table.rest)
      } else {
        let title = lines[..<shape.firstNote].map(\.text).joined(separator: "\n")
        context.table = TableHeading.mention(in: title)
      }
    }
    self.file = file
  }

  private mutating func readLines() {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      leaveItems(at: line)
      if line.isBlank {
        endParagraph()
      } else if index < shape.firstNote, headings[index].map({ !$0.isOuter }) ?? true {
        pass(line, .title)
      } else if legend.lines.contains(line.number), headings[index] == nil {
        finish()
        pass(line, .title)
      } else if let table = MarkdownTable(lines, at: index) {
        finish()
        read(table)
        index = table.rows.upperBound
        continue
      } else if let heading = headings[index] {
        take(heading, of: line)
      } else if let stem = shape.stems[index] {
        finish()
        readList(below: index, upTo: stem)
        index = stem
        continue
      } else {
        read(line)
      }
      index += 1
    }
    finish()
    file.passedOver.sort { $0.line < $1.line }
  }

  /// Ends what an item said of the items further in.
  private mutating func leaveItems(at line: PlainLine) {
    guard let outer, line.marker != nil, line.indent <= outer.indent else { return }
    finish()
    (context.kind, context.municipality) = (outer.kind, outer.municipality)
    self.outer = nil
  }

  private mutating func pass(_ line: PlainLine, _ reason: PassedLine.Reason) {
    file.passedOver.append(PassedLine(line: line.number, reason: reason))
  }

  // MARK: Lines

  private mutating func read(_ line: PlainLine) {
    let text = line.text
    if line.marker == nil {
      if line.content.isEmpty { return pass(line, .emptyItem) }
      if PlainPhrases.isMinutes(text) {
        finish()
        return pass(line, .minutes)
      }
      if PlainPhrases.isGreeting(text), open == nil { return pass(line, .greeting) }
    }
    if PlainPhrases.isInterlude(text) {
      finish()
      return pass(line, .interlude)
    }
    if line.marker != nil, line.content.isEmpty {
      finish()
      return pass(line, .emptyItem)
    }
    if continues(line) {
      open?.words.append(text)
      file.joinedLines.append(line.number)
      return
    }
    begin(line)
  }

  private mutating func begin(_ line: PlainLine) {
    finish()
    open = OpenNote(
      line: line.number, context: context, words: [line.text], marker: line.marker,
      indent: line.indent, time: line.time)
    open?.isUnsure = shape.isUnstructured || LineHeading.resemblesTable(line)
  }

  /// Whether the line goes on with the note before it.
  private func continues(_ line: PlainLine) -> Bool {
    guard let open, line.marker == nil, line.time == nil else { return false }
    if open.marker != nil, line.indent > open.indent { return true }
    if shape.hasParagraphs, open.marker == nil { return true }
    return line.indent == 0 && line.text.beginsInLowerCase && !open.lastWords.endsSentence
  }

  private mutating func endParagraph() {
    finish()
    if hasNoteSinceHeading { context.municipality = nil }
  }

  /// A sentence that breaks off, and the list that goes on with it: a note for each item.
  private mutating func readList(below index: Int, upTo end: Int) {
    let stem = NoteAttributes(lines[index].text, legend: legend)
    var place = index + 1
    while place < end {
      let line = lines[place]
      if line.marker != nil, !line.content.isEmpty {
        begin(line)
        open?.stem = stem
      } else if line.content.isEmpty {
        pass(line, .emptyItem)
      } else {
        open?.words.append(line.text)
        file.joinedLines.append(line.number)
      }
      place += 1
    }
    finish()
    file.headingLines.append(lines[index].number)
  }

  // MARK: Headings

  private mutating func take(_ heading: LineHeading, of line: PlainLine) {
    if case .table(let table) = heading.content, shape.hasTablesInFront, table.hasColon {
      return begin(line, ofTable: table)
    }
    finish()
    hasNoteSinceHeading = false
    file.headingLines.append(line.number)
    outer = heading.indent.map { ($0, context.kind, context.municipality) }
    context.municipality = nil
    switch heading.content {
    case .table(let table):
      let title = LineHeading.title(table.rest)
      guard !(table.goesOn && context.table == table.table && title == nil) else { return }
      context.table = table.table
      context.theme = title ?? context.outerTheme
      context.kind = nil
    case .severalTables:
      context.table = nil
      context.theme = context.outerTheme
      context.kind = nil
    case .theme(let title):
      context.theme = title
      context.kind = nil
      if heading.isOuter { context.outerTheme = title }
    case .kind(let kind):
      context.kind = kind
    case .municipality(let name):
      context.municipality = name
    }
  }

  /// A file may give every note its table in front.
  private mutating func begin(_ line: PlainLine, ofTable table: TableHeading) {
    var line = line
    line.replaceContent(table.rest.unicodeScalars)
    context.table = table.table
    begin(line)
  }

  // MARK: Notes

  private mutating func finish() {
    guard let note = open else { return }
    open = nil
    hasNoteSinceHeading = true
    var words = note.words.joined(separator: " ")
    var kind = note.context.kind
    if case .prefix(let sign) = note.marker, shape.usesKinds, note.stem == nil {
      kind = legend[String(sign)] ?? NoteKind(sign: sign) ?? kind
    }
    let cells = LeadingCells(words)
    words = cells.text
    var own = NoteAttributes(words, legend: legend)
    if let stem = note.stem { own.goOn(with: stem) }
    add(
      line: note.line, table: cells.table ?? note.context.table, theme: note.context.theme,
      kind: own.kind ?? cells.kind ?? kind,
      municipality: own.municipality ?? cells.municipality
        ?? (own.isForAll ? nil : note.context.municipality),
      text: own.text, time: note.time, isUnsure: note.isUnsure)
  }

  private mutating func read(_ table: MarkdownTable) {
    file.headingLines += table.headerLines
    for index in table.rows {
      let rows = table.notes(lines[index]).filter { !$0.text.isEmpty }
      if rows.isEmpty { pass(lines[index], .emptyItem) }
      for row in rows { add(row, line: lines[index].number) }
    }
    hasNoteSinceHeading = true
  }

  private mutating func add(_ row: MarkdownTable.Row, line: Int) {
    let own = row.municipality == nil ? NoteAttributes(row.text, legend: legend) : nil
    let number = row.table.map { TableHeading($0, isDecorated: true)?.table ?? Int($0) } ?? nil
    let kind = row.kind.flatMap { legend[$0] ?? NoteKind(rawValue: $0) ?? KindPhrase.cell($0) }
    add(
      line: line, table: number ?? context.table,
      theme: row.theme ?? context.theme, kind: kind ?? own?.kind ?? context.kind,
      municipality: row.municipality ?? own?.municipality ?? context.municipality,
      text: own?.text ?? row.text, time: nil,
      isUnsure: (row.kind != nil && kind == nil) || (row.table != nil && number == nil))
  }

  private mutating func add(
    line: Int, table: Int?, theme: String?, kind: NoteKind?, municipality: String?, text: String,
    time: String?, isUnsure: Bool
  ) {
    var builder = RecordBuilder(line: line)
    if let table { builder.take(cell: String(table), for: .table) }
    if let theme { builder.take(cell: theme, for: .theme) }
    if let kind { builder.take(cell: kind.rawValue, for: .kind) }
    if let municipality { builder.take(cell: municipality, for: .municipality) }
    if let time { builder.take(cell: time, forUnknown: "time") }
    builder.take(cell: text, for: .text)
    file.add(&builder, flag: isUnsure ? .unsure : nil)
  }
}

import PlenumModel

/// A table of notes: plenum's own export, or the sheet that a note-taker keeps.
///
/// The two differ: plenum's has the column `text` and is taken word for word; a sheet has `Notat`, its cells are broken
/// over lines, and the municipality may stand in the text.
struct NotesTable {
  let separator: NotesFormat.Separator
  private let text: [UInt8]
  private let headings: [String]
  private var fields: [NotesField?]
  private var kindColumns: KindColumns?
  /// Where the rows begin.
  private let start: Int
  private let firstLine: Int

  /// Takes the separator that gives the header the most known names; nil where it has none.
  init?(_ text: [UInt8]) {
    var start = 0
    var firstLine = 1
    var separators = NotesFormat.Separator.allCases
    // Excel writes the separator above the header when it is asked to.
    if text.starts(with: "sep=".utf8), text.count > 5, let end = text.firstIndex(of: 0x0A),
      let named = NotesFormat.Separator(rawValue: text[4])
    {
      (start, firstLine, separators) = (end + 1, 2, [named])
    }
    while start < text.count, text[start] == 0x0A || text[start] == 0x0D {
      if text[start] == 0x0A { firstLine += 1 }
      start += 1
    }
    var best: (known: Int, separator: NotesFormat.Separator, cells: [String])?
    for separator in separators {
      var parser = CSVParser(text, separator: separator, from: start)
      guard let header = parser.next() else { continue }
      let cells = header.cells.map(\.trimmingBlanks)
      let known = Self.knownCount(cells, separator)
      if known > best?.known ?? 0 { best = (known, separator, cells) }
    }
    guard let best else { return nil }
    var fields = best.cells.map(NotesField.init(heading:))
    // Beside the theme's title its number says nothing more.
    if !fields.contains(.theme), let column = best.cells.firstIndex(where: Self.numbersThemes) {
      fields[column] = .theme
    }
    // One known word is a header only if it is the notes' column: "Dato; 3. maj" begins a letter.
    let isSure = best.known >= 2 || fields.contains(.text)
    // One word alone is a header only as plenum writes it: `Noter` begins a note-taker's text.
    guard fields.count > 1 || best.cells == [NotesField.text.rawValue] else { return nil }
    separator = best.separator
    headings = best.cells
    self.fields = fields
    self.text = text
    self.start = start
    self.firstLine = firstLine
    let rows = sampledRows()
    kindColumns = KindColumns(headings, fields, rows: rows)
    nameColumns(by: rows)
    // One known word, and columns that are filled as a sheet's are.
    guard isSure || (self.fields.contains(.text) && self.fields.count { $0 != nil } >= 3) else {
      return nil
    }
  }

  /// How many headings are known. Kinds count where there are several; where a comma parts them, which parts words of
  /// a sentence as well, only beside a column that is called as one.
  private static func knownCount(_ headings: [String], _ separator: NotesFormat.Separator) -> Int {
    let known = headings.count { NotesField(heading: $0) != nil }
    let kinds = KindColumns.kinds(headings).count
    return known + (kinds > 1 && (separator != .comma || known > 0) ? kinds : 0)
  }

  /// Whether a note-taker keeps it.
  private var isSheet: Bool {
    kindColumns != nil
      || zip(headings, fields).contains {
        $1 == .text && $0.lowercased() != NotesField.text.rawValue
      }
  }

  /// Whether every cell under a kind is a note.
  private var hasNotesByKind: Bool { kindColumns.map { !$0.areCrosses } ?? false }

  func read(into file: inout NotesFile) {
    guard fields.contains(.text) || hasNotesByKind else {
      let reason = NotesFileProblem.Reason.noTextColumn(columns: headings)
      file.problems.append(NotesFileProblem(line: firstLine, reason: reason))
      return
    }
    if let twice = repeatedHeading() {
      let reason = NotesFileProblem.Reason.duplicateColumn(name: twice)
      file.problems.append(NotesFileProblem(line: firstLine, reason: reason))
      return
    }
    var parser = CSVParser(text, separator: separator, from: start, line: firstLine)
    _ = parser.next()
    while let row = parser.next() { read(row, into: &file) }
    if isSheet { file.unread += unreadColumns() }
  }

  /// The filled columns whose headings say nothing that plenum knows.
  private func unreadColumns() -> [UnreadPart] {
    let rows = sampledRows()
    return headings.indices.compactMap { index in
      guard fields[index] == nil, !headings[index].isEmpty, kindColumns?.kinds[index] == nil,
        rows.contains(where: {
          $0.indices.contains(index) && !$0[index].trimmingBlanks.isEmpty
        })
      else { return nil }
      return .column(headings[index])
    }
  }

  private static func numbersThemes(_ heading: String) -> Bool {
    ["temanr", "tema nr", "temanummer", "tema nummer", "emne nr", "emnenr"].contains(
      heading.plainWords.joined(separator: " "))
  }

  /// A note-taker heads columns with words of their own: what fills such a column tells what it is. The column of long
  /// texts holds the notes; one of municipalities' names alone, the municipalities; one of words for kinds, the kinds.
  private mutating func nameColumns(by rows: [[String]]) {
    var needed = [NotesField.text, .municipality, .kind].filter { !fields.contains($0) }
    if kindColumns != nil { needed.removeAll { $0 == .kind } }
    if hasNotesByKind { needed.removeAll { $0 == .text } }
    guard !needed.isEmpty, !headings.contains(NotesField.text.rawValue) else { return }
    var columns = [[String]](repeating: [], count: headings.count)
    for row in rows {
      for (index, cell) in row.prefix(headings.count).enumerated()
      where fields[index] == nil && !headings[index].isEmpty && kindColumns?.kinds[index] == nil {
        let cell = cell.trimmingBlanks
        if !cell.isEmpty { columns[index].append(cell) }
      }
    }
    if needed.contains(.municipality),
      let index = columns.firstIndex(where: { cells in
        cells.count > 1 && cells.allSatisfy { Gazetteer.denmark.municipality(named: $0) != nil }
      })
    {
      fields[index] = .municipality
      columns[index] = []
    }
    if needed.contains(.kind),
      let index = columns.firstIndex(where: { cells in
        cells.count > 1 && cells.allSatisfy { KindPhrase.cell($0) != nil }
      })
    {
      fields[index] = .kind
      columns[index] = []
    }
    guard needed.contains(.text) else { return }
    let words = columns.map { cells in cells.reduce(0) { $0 + $1.wordCount } }
    guard let most = words.max(),
      let index = words.firstIndex(of: most), most > 0,
      most >= 3 * columns[index].count
    else { return }
    fields[index] = .text
  }

  /// The cells of the first rows, which tell what columns hold.
  private func sampledRows() -> [[String]] {
    var parser = CSVParser(text, separator: separator, from: start)
    _ = parser.next()
    var rows: [[String]] = []
    while rows.count < 200, let row = parser.next() { rows.append(row.cells) }
    return rows
  }

  private func repeatedHeading() -> String? {
    var seen: Set<String> = []
    return zip(headings, fields).first { heading, field in
      !heading.isEmpty && !seen.insert(field?.rawValue ?? "=" + heading).inserted
    }?.0
  }

  private func read(_ row: CSVParser.Row, into file: inout NotesFile) {
    let isBlank = row.cells.allSatisfy { $0.trimmingBlanks.isEmpty }
    guard !isBlank || row.problem != nil else {
      return file.passedOver.append(PassedLine(line: row.line, reason: .emptyItem))
    }
    if hasNotesByKind, row.problem == nil { return readKinds(row, into: &file) }
    var builder = builder(of: row)
    var flag: NoteFlag?
    if let kindColumns {
      let crossed = kindColumns.kinds.sorted { $0.key < $1.key }.filter { index, _ in
        row.cells.indices.contains(index) && KindColumns.isCross(row.cells[index])
      }
      if let kind = crossed.first?.value { builder.take(cell: kind.rawValue, for: .kind) }
      if crossed.count > 1 { flag = .unsure }
    }
    if isSheet {
      // A row that somebody began and left: no note.
      guard builder.text?.isEmpty == false || row.problem != nil else {
        return file.passedOver.append(PassedLine(line: row.line, reason: .emptyItem))
      }
      builder.moveMunicipalityOutOfText()
    }
    file.add(&builder, flag: flag)
  }

  /// A row whose notes stand under their kinds: one for each cell, and for each item of a cell that holds a list.
  private func readKinds(_ row: CSVParser.Row, into file: inout NotesFile) {
    let common = builder(of: row)
    guard common.problems.isEmpty else {
      file.problems += common.problems.map { NotesFileProblem(line: row.line, reason: $0) }
      return
    }
    var count = 0
    for (index, cell) in row.cells.prefix(headings.count).enumerated() {
      let kind = kindColumns?.kinds[index] ?? (fields[index] == .text ? .point : nil)
      guard let kind else { continue }
      let lines = cell.split(separator: "\n").map { String($0).trimmingBlanks }
        .filter { !$0.isEmpty }
      for text in ListItems.of(lines) ?? [lines.joined(separator: " ")] where !text.isEmpty {
        count += 1
        var builder = common
        builder.take(cell: kind.rawValue, for: .kind)
        builder.take(cell: text, for: .text)
        // The row's id is one for all its notes.
        builder.distinguish(by: count)
        builder.moveMunicipalityOutOfText()
        file.add(&builder)
      }
    }
    if count == 0 { file.passedOver.append(PassedLine(line: row.line, reason: .emptyItem)) }
  }

  /// What the row says, without what stands under kinds; where its notes stand there, without their text.
  private func builder(of row: CSVParser.Row) -> RecordBuilder {
    var builder = RecordBuilder(line: row.line)
    if let problem = row.problem { builder.refuse(problem) }
    let surplus = row.cells.dropFirst(headings.count)
    if surplus.contains(where: { !$0.trimmingBlanks.isEmpty }) {
      builder.refuse(.wrongCellCount(expected: headings.count, found: row.cells.count))
    }
    for (index, cell) in row.cells.prefix(headings.count).enumerated()
    where kindColumns?.kinds[index] == nil && !(hasNotesByKind && fields[index] == .text) {
      let cell = isSheet ? cell : Self.withoutGuard(cell)
      if let field = fields[index] {
        if isSheet {
          builder.take(sheetCell: Self.onOneLine(cell), for: field, under: headings[index])
        } else {
          builder.take(cell: cell, for: field)
        }
      } else if !cell.isEmpty, !headings[index].isEmpty {
        builder.take(cell: cell, forUnknown: headings[index])
      } else if !cell.trimmingBlanks.isEmpty {
        builder.refuse(.wrongCellCount(expected: headings.count - 1, found: row.cells.count))
      }
    }
    return builder
  }

  /// A cell's lines as one, parted by blanks.
  private static func onOneLine(_ cell: String) -> String {
    cell.utf8.contains(0x0A)
      ? cell.split(separator: "\n").map { String($0).trimmingBlanks }.joined(separator: " ") : cell
  }

  /// Undoes ``NotesFileWriter``'s guard against formulas.
  private static func withoutGuard(_ cell: String) -> String {
    cell.utf8.first == 0x27 && NotesFileWriter.isFormula(cell.dropFirst())
      ? String(cell.dropFirst()) : cell
  }
}

import PlenumAnalysis

/// Shares of notes in rows and columns, darker where the share is larger, with share and number of notes in each cell.
///
/// A row's name stands above its cells, so that three columns go on a telephone without being moved sideways.
/// The darkest cell is so light that the ink on it keeps 5.5:1 (WCAG 2.2 asks 4.5:1). The table of the same figures
/// stands below it for those who read tables.
struct HeatMap {
  /// What a row is: the head of the table's first column.
  let rowTitle: String
  let rows: [String]
  let columns: [String]
  /// A row for each of ``rows``, a share for each of ``columns``.
  let cells: [[Share]]

  /// Wide enough for the figures, and wider where few columns leave room for their names.
  private var cellWidth: Int { max(104, Self.leastWidth / max(1, columns.count)) }
  private var width: Int { max(columns.count * cellWidth, Self.leastWidth) }
  private static let cellHeight = 34
  private static let lineHeight = 17
  private static let leastWidth = 330
  /// A letter of a head and of a row's name, in the fonts that pages are shown in.
  private static let headLetter = 7.8
  private static let nameLetter = 7.2
  private static let mostLines = 2

  private var headLines: [[String]] {
    columns.map { Self.lines($0, in: cellWidth - 6, letter: Self.headLetter) }
  }
  private var nameLines: [[String]] {
    rows.map { Self.lines($0, in: width, letter: Self.nameLetter) }
  }

  /// The words on at most two lines, the last cut.
  private static func lines(_ words: String, in width: Int, letter: Double) -> [String] {
    let letters = Int(Double(width) / letter)
    var lines = [""]
    for word in words.split(separator: " ") {
      let line = lines[lines.count - 1]
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if line.isEmpty || longer.count <= letters || lines.count == mostLines {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { TerminalText.cut($0, to: letters) }
  }

  /// - Parameter label: what the picture shows, as it is told to who cannot see it.
  func markup(label: String) -> Markup {
    let (headNames, rowNames) = (headLines, nameLines)
    let headHeight = 13 + Self.lineHeight * (headNames.map(\.count).max() ?? 1)
    var tops: [Int] = []
    var height = headHeight
    for lines in rowNames {
      tops.append(height)
      height += Self.height(of: lines)
    }
    return .joined([
      Picture.framed(
        label: label, words: "\(label) \(largest)", width: width, height: height,
        head(headNames, bottom: headHeight - 10)
          + rows.indices.flatMap { row($0, rowNames[$0], top: tops[$0]) }),
      .element(
        "details", [:], .element("summary", [:], "Tallene som tabel"),
        Page.table(
          label: "Tabel: \(label)", caption: label, header: [rowTitle] + columns,
          rows: rows.indices.map { place in
            [Markup.text(rows[place])] + cells[place].map { .text(Self.words($0)) }
          })),
    ])
  }

  /// A row with its name above its cells.
  private static func height(of name: [String]) -> Int { 7 + lineHeight * name.count + cellHeight }

  private func head(_ names: [[String]], bottom: Int) -> [Markup] {
    names.enumerated().flatMap { place, lines in
      lines.enumerated().map { line, words in
        Picture.words(
          words, x: place * cellWidth + cellWidth / 2,
          y: bottom - Self.lineHeight * (lines.count - 1 - line), anchor: "middle", size: 13,
          weight: "600")
      }
    }
  }

  private func row(_ place: Int, _ lines: [String], top: Int) -> [Markup] {
    let name = lines.enumerated().map { line, words in
      Picture.words(words, x: 1, y: top + 18 + Self.lineHeight * line, anchor: "start", size: 13)
    }
    let y = top + Self.height(of: lines) - Self.cellHeight
    return name
      + cells[place].enumerated().flatMap { column, share in
        cell(share, x: column * cellWidth, y: y)
      }
  }

  private func cell(_ share: Share, x: Int, y: Int) -> [Markup] {
    let isThin = share.of < Comparison.fewestNotes
    let box = Markup.empty(
      "rect",
      [
        "x": "\(x + 1)", "y": "\(y + 1)", "width": "\(cellWidth - 2)",
        "height": "\(Self.cellHeight - 2)", "stroke": "#6b757b",
        "fill": isThin ? "url(#hatch)" : Self.color(share, of: darkest),
      ])
    let middle = x + cellWidth / 2
    guard isThin else {
      return [
        box, Picture.words(Self.words(share), x: middle, y: y + 22, anchor: "middle", size: 13),
      ]
    }
    // Words are not read on hatching.
    let ground = Markup.empty(
      "rect",
      [
        "x": "\(x + 8)", "y": "\(y + 8)", "width": "\(cellWidth - 16)",
        "height": "\(Self.cellHeight - 16)", "fill": "#fff",
      ])
    return [
      box, ground,
      Picture.words(Self.words(share), x: middle, y: y + 22, anchor: "middle", size: 12),
    ]
  }

  /// `42 % (31/74)`; of fewer notes than a share may be said of, the numbers alone.
  static func words(_ share: Share) -> String {
    share.of < Comparison.fewestNotes
      ? "for få (\(share.short))"
      : "\(DanishNumber.percent(share.value)) (\(share.short))"
  }

  private var darkest: Double {
    cells.joined().filter { $0.of >= Comparison.fewestNotes }.compactMap(\.value).max() ?? 0
  }

  /// Between white and 55 parts of a hundred of the accent.
  private static func color(_ share: Share, of darkest: Double) -> String {
    let part = darkest > 0 ? (share.value ?? 0) / darkest * 0.55 : 0
    let channels = [0x15, 0x50, 0x5f].map { 255 - Int((part * Double(255 - $0)).rounded()) }
    return "#"
      + channels.map { String($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// `Størst: Økonomi i Tema 2, 42 % (31/74).`
  private var largest: String {
    var best: (row: Int, column: Int, share: Share)?
    for (row, shares) in cells.enumerated() {
      for (column, share) in shares.enumerated() where share.of >= Comparison.fewestNotes {
        if (share.value ?? 0) > best?.share.value ?? 0 { best = (row, column, share) }
      }
    }
    return best.map {
      "Størst: \(rows[$0.row]), \(columns[$0.column]), \(Self.words($0.share))."
    } ?? ""
  }
}

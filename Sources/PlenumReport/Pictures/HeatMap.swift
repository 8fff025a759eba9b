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

  private static let cellWidth = 104
  private static let cellHeight = 34
  private static let nameHeight = 24
  private static let rowHeight = nameHeight + cellHeight
  /// Of the longest row's name.
  private static let leastWidth = 330
  private static let headHeight = 30

  /// - Parameter label: what the picture shows, as it is told to who cannot see it.
  func markup(label: String) -> Markup {
    let width = max(columns.count * Self.cellWidth, Self.leastWidth)
    let height = Self.headHeight + rows.count * Self.rowHeight
    return .joined([
      Picture.framed(
        label: label, words: "\(label) \(largest)", width: width, height: height,
        heads + rows.indices.flatMap(row)),
      .element(
        "details", [:], .element("summary", [:], "Tallene som tabel"),
        Page.table(
          label: "Tabel: \(label)", caption: label, header: [rowTitle] + columns,
          rows: rows.indices.map { place in
            [Markup.text(rows[place])] + cells[place].map { .text(Self.words($0)) }
          })),
    ])
  }

  private var heads: [Markup] {
    columns.enumerated().map { place, name in
      Picture.words(
        TerminalText.cut(name, to: 14),
        x: place * Self.cellWidth + Self.cellWidth / 2, y: 20, anchor: "middle",
        size: 14, weight: "600")
    }
  }

  private func row(_ place: Int) -> [Markup] {
    let y = Self.headHeight + place * Self.rowHeight
    let name = Picture.words(
      TerminalText.cut(rows[place], to: 44), x: 1, y: y + 18, anchor: "start",
      size: 13)
    return [name]
      + cells[place].enumerated().flatMap { column, share in
        cell(share, x: column * Self.cellWidth, y: y + Self.nameHeight)
      }
  }

  private func cell(_ share: Share, x: Int, y: Int) -> [Markup] {
    let isThin = share.of < Comparison.fewestNotes
    let box = Markup.empty(
      "rect",
      [
        "x": "\(x + 1)", "y": "\(y + 1)", "width": "\(Self.cellWidth - 2)",
        "height": "\(Self.cellHeight - 2)", "stroke": "#6b757b",
        "fill": isThin ? "url(#hatch)" : Self.color(share, of: darkest),
      ])
    let middle = x + Self.cellWidth / 2
    guard isThin else {
      return [
        box, Picture.words(Self.words(share), x: middle, y: y + 22, anchor: "middle", size: 13),
      ]
    }
    // Words are not read on hatching.
    let ground = Markup.empty(
      "rect",
      [
        "x": "\(x + 8)", "y": "\(y + 8)", "width": "\(Self.cellWidth - 16)",
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

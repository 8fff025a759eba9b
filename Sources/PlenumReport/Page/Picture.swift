import PlenumAnalysis

/// Small pictures in SVG. Each says in words what it shows, or stands beside a figure that does;
/// none depends on colour.
enum Picture {
  /// The hatching that stands for the machine's marks; once a page.
  static let patterns: Markup = """
    <svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>\
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>\
    <rect width="2.5" height="6" fill="#15505f"/></pattern></defs></svg>
    """

  /// A picture that says what it shows, in a frame that scrolls sideways where the screen is narrow, also by keyboard.
  ///
  /// - Parameters:
  ///   - label: names the frame apart from all others of the page.
  ///   - words: what the picture shows, as it is told to who cannot see it.
  static func framed(
    label: String, words: String, width: some CustomStringConvertible,
    height: some CustomStringConvertible, _ content: [Markup]
  ) -> Markup {
    .element(
      "div", ["class": "wide picture", "role": "region", "tabindex": "0", "aria-label": label],
      .element(
        "svg",
        [
          "viewBox": "0 0 \(width) \(height)", "width": "\(width)", "height": "\(height)",
          "role": "img", "aria-label": words,
        ], content))
  }

  /// Words in a picture.
  static func words(
    _ words: String, x: some CustomStringConvertible, y: some CustomStringConvertible,
    anchor: String, size: Int, weight: String = "400"
  ) -> Markup {
    .element(
      "text",
      [
        "x": "\(x)", "y": "\(y)", "text-anchor": anchor, "font-size": "\(size)",
        "font-weight": weight, "fill": "#1d2327",
      ], .text(words))
  }

  /// A bar of `area.notes` out of `longest`: solid what people marked, hatched what only the
  /// machine did. Hidden from screen readers, because the figures stand beside it.
  static func bar(_ area: AreaCount, longest: Int) -> Markup {
    let solid = length(area.byPerson, of: longest)
    let whole = length(area.notes, of: longest)
    return .element(
      "svg",
      [
        "viewBox": "0 0 200 18", "preserveAspectRatio": "none", "height": "18",
        "aria-hidden": "true", "focusable": "false",
      ],
      .empty(
        "rect",
        [
          "x": "0.75", "y": "1.75", "width": "\(max(whole - 1.5, 1))", "height": "14.5",
          "fill": "url(#hatch)", "stroke": "#15505f", "stroke-width": "1.5",
        ]),
      .empty("rect", ["x": "0", "y": "1", "width": "\(solid)", "height": "16", "fill": "#15505f"]))
  }

  /// One circle for every table that discussed the theme, filled where the table raised the point,
  /// with its number.
  static func tables(asked: [Int], raised: [Int]) -> Markup {
    let step = 26
    let perRow = 12
    let rows = (asked.count + perRow - 1) / perRow
    let width = min(asked.count, perRow) * step
    let circles = asked.enumerated().map { place, table in
      tableCircle(
        table, isRaised: raised.contains(table), x: place % perRow * step + step / 2,
        y: place / perRow * step + step / 2)
    }
    return .element(
      "svg",
      [
        "viewBox": "0 0 \(width) \(rows * step)", "width": "\(width)", "height": "\(rows * step)",
        "role": "img", "aria-label": tablesLabel(asked: asked, raised: raised),
      ],
      circles)
  }

  private static func tableCircle(_ table: Int, isRaised: Bool, x: Int, y: Int) -> Markup {
    .element(
      "g", [:],
      .empty(
        "circle",
        [
          "cx": "\(x)", "cy": "\(y)", "r": "11", "fill": isRaised ? "#15505f" : "#fff",
          "stroke": isRaised ? "#15505f" : "#6b757b",
          "stroke-dasharray": isRaised ? "none" : "3 2",
        ]),
      .element(
        "text",
        [
          "x": "\(x)", "y": "\(y + 4)", "text-anchor": "middle", "font-size": "11",
          "font-weight": isRaised ? "700" : "400", "fill": isRaised ? "#fff" : "#4d565c",
        ],
        .text(String(table))))
  }

  private static func tablesLabel(asked: [Int], raised: [Int]) -> String {
    func names(_ tables: [Int]) -> String { Danish.list(tables.map(String.init)) }
    let others = asked.filter { !raised.contains($0) }
    return "Rejst ved bord \(names(raised))" + (others.isEmpty ? "" : ", ikke ved \(names(others))")
  }

  /// A share of 200 units, to one decimal.
  private static func length(_ count: Int, of longest: Int) -> Double {
    guard longest > 0 else { return 0 }
    return (Double(count) / Double(longest) * 200).roundedToTenth
  }
}

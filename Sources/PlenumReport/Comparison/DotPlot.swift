import PlenumAnalysis

/// A difference with its interval, as a picture needs it.
struct PlottedDifference {
  /// -1 to 1; nil when a side is empty.
  let value: Double?
  let lower: Double?
  let upper: Double?
  let isThin: Bool

  init(_ share: ShareContrast) {
    (value, lower, upper) = (share.difference, share.lower, share.upper)
    isThin = share.isThin
  }

  init(_ within: WithinThemes) {
    (value, lower, upper) = (within.difference, within.lower, within.upper)
    isThin = within.isThin
  }

  /// Whether the interval leaves no doubt about which side has more.
  var excludesZero: Bool { (lower ?? 0) > 0 || (upper ?? 0) < 0 }
}

/// Differences of shares as dots with intervals, all on one scale around zero; each row is a
/// picture of its own, so that it stands beside its figures on any screen.
struct DotPlot {
  /// The end of the scale on both sides, in percentage points: a multiple of ten.
  private let reach: Int
  private static let width = 220.0
  private static let height = 22.0

  init(of differences: [PlottedDifference]) {
    let ends = differences.filter { !$0.isThin }.flatMap { [$0.lower, $0.upper] }.compactMap(\.self)
    let farthest = ends.map { abs($0) * 100 }.max() ?? 0
    reach = max(10, Int((farthest / 10).rounded(.up)) * 10)
  }

  /// - Parameter hollow: what an open dot stands for.
  func explanation(of comparison: Comparison, hollow: String) -> String {
    Self.explanation(
      target: "i \(comparison.target.name)", reference: "i \(comparison.reference.name)",
      hollow: hollow)
  }

  /// - Parameters:
  ///   - target: where the share to the right of the middle is larger: `i temaet`.
  ///   - reference: likewise to the left.
  static func explanation(target: String, reference: String, hollow: String) -> String {
    "Prikken er forskellen i procentpoint, stregen intervallet (95 %). Til højre for midten: større "
      + "andel af notaterne \(target); til venstre: \(reference). Åben prik: \(hollow)."
  }

  /// The scale as the head of the column.
  var axis: Markup {
    let ends = [(-reach, "start", 0.0), (0, "middle", Self.width / 2), (reach, "end", Self.width)]
    return .element(
      "svg",
      [
        "viewBox": "0 0 \(Self.width) \(Self.height)", "width": "\(Self.width)",
        "height": "\(Self.height)", "role": "img",
        "aria-label": "Skala fra −\(reach) til +\(reach) procentpoint",
      ],
      ends.map { value, anchor, x in
        .element(
          "text",
          ["x": "\(x)", "y": "16", "text-anchor": anchor, "font-size": "13", "fill": "#4d565c"],
          .text(DanishNumber.points(Double(value) / 100)))
      })
  }

  /// One row; hidden from screen readers, because the figures stand beside it.
  func picture(of plotted: PlottedDifference, isFirm: Bool) -> Markup {
    guard !plotted.isThin, let difference = plotted.value, let lower = plotted.lower,
      let upper = plotted.upper
    else { return .text(ComparisonWording.thinCell) }
    let middle = Self.height / 2
    return .element(
      "svg",
      [
        "viewBox": "0 0 \(Self.width) \(Self.height)", "width": "\(Self.width)",
        "height": "\(Self.height)", "aria-hidden": "true", "focusable": "false",
      ],
      line(x(0), 0, x(0), Self.height, color: "#9aa4a9", width: 1),
      line(x(lower), middle, x(upper), middle, color: "#15505f", width: 2),
      .empty(
        "circle",
        [
          "cx": "\(x(difference))", "cy": "\(middle)", "r": "5",
          "fill": isFirm ? "#15505f" : "#fff", "stroke": "#15505f", "stroke-width": "2",
        ]))
  }

  /// To one decimal, so that the same figures give the same bytes everywhere.
  private func x(_ difference: Double) -> Double {
    let share = (difference * 100 / Double(reach) + 1) / 2
    return (6 + share * (Self.width - 12)).roundedToTenth
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: String, width: Int
  ) -> Markup {
    .empty(
      "line",
      [
        "x1": "\(x1)", "y1": "\(y1)", "x2": "\(x2)", "y2": "\(y2)", "stroke": color,
        "stroke-width": "\(width)",
      ])
  }
}

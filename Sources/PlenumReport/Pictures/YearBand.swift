import PlenumAnalysis

/// The share of each year's notes that hold a word, with its interval as a band; years stand as far apart as they are. Line
/// and band go from one year to the next only: over a year without notes, or with too few, nothing was measured.
struct YearBand {
  let trend: WordTrend

  private static let height = 300.0
  private static let left = 62.0
  private static let right = 30.0
  private static let top = 16.0
  private static let bottom = 62.0

  /// Few years go on a telephone without being moved sideways.
  private var width: Double {
    let years = trend.years.map(\.year)
    let span = (years.max() ?? 0) - (years.min() ?? 0)
    return min(640, max(330, Self.left + Self.right + 66 * Double(span + 1)))
  }

  func markup(label: String) -> Markup {
    Picture.framed(
      label: label, words: "\(label) \(shares)", width: width, height: Self.height,
      scale + runs.flatMap { band(of: $0) + line(of: $0) } + trend.years.flatMap(mark))
  }

  /// `2019: 4 % (3/74); 2021: for få (1/3).`
  private var shares: String {
    trend.years.map { "\($0.year): \(HeatMap.words($0.share))" }.joined(separator: "; ") + "."
  }

  /// The end of the scale: the next tenth above the highest interval.
  private var highest: Double {
    let most = trend.years.filter { !$0.isThin }.compactMap(\.upper).max() ?? 0
    return min(1, max(0.1, (most * 10).rounded(.up) / 10))
  }

  private func x(_ year: Int) -> Double {
    let years = trend.years.map(\.year)
    guard let first = years.first, let last = years.last, last > first else {
      return (Self.left + (width - Self.left - Self.right) / 2).roundedToTenth
    }
    let share = Double(year - first) / Double(last - first)
    return (Self.left + 24 + share * (width - Self.left - Self.right - 48)).roundedToTenth
  }

  private func y(_ share: Double) -> Double {
    (Self.top + (1 - share / highest) * (Self.height - Self.top - Self.bottom)).roundedToTenth
  }

  private var scale: [Markup] {
    (0...2).flatMap { step -> [Markup] in
      let share = highest * Double(step) / 2
      return [
        .empty(
          "line",
          [
            "x1": "\(Self.left)", "y1": "\(y(share))", "x2": "\(width - Self.right)",
            "y2": "\(y(share))", "stroke": "#c9d1d5", "stroke-width": "1",
          ]),
        Picture.words(
          DanishNumber.percent(share), x: Self.left - 8, y: y(share) + 5, anchor: "end", size: 14),
      ]
    }
  }

  /// Years with enough notes that follow upon each other.
  private var runs: [[WordTrend.Year]] {
    var runs: [[WordTrend.Year]] = []
    for year in trend.firmYears {
      if let last = runs.last?.last, last.year + 1 == year.year {
        runs[runs.count - 1].append(year)
      } else {
        runs.append([year])
      }
    }
    return runs
  }

  private func band(of run: [WordTrend.Year]) -> [Markup] {
    let ends = run.compactMap { year in
      year.lower.flatMap { lower in
        year.upper.map { (x: x(year.year), low: y(lower), high: y(min($0, highest))) }
      }
    }
    guard ends.count > 1 else {
      // A year by itself has its interval as a stroke.
      return ends.map { end in
        .empty(
          "line",
          [
            "x1": "\(end.x)", "y1": "\(end.low)", "x2": "\(end.x)", "y2": "\(end.high)",
            "stroke": "#15505f", "stroke-opacity": "0.5", "stroke-width": "3",
          ])
      }
    }
    let points =
      ends.map { "\($0.x),\($0.high)" } + ends.reversed().map { "\($0.x),\($0.low)" }
    return [
      .empty(
        "polygon",
        [
          "points": points.joined(separator: " "), "fill": "#15505f", "fill-opacity": "0.18",
          "stroke": "#15505f", "stroke-opacity": "0.5", "stroke-dasharray": "4 3",
        ])
    ]
  }

  private func line(of run: [WordTrend.Year]) -> [Markup] {
    guard run.count > 1 else { return [] }
    return [
      .empty(
        "polyline",
        [
          "points": run.compactMap { year in
            year.share.value.map { "\(x(year.year)),\(y($0))" }
          }.joined(separator: " "), "fill": "none", "stroke": "#15505f", "stroke-width": "2.5",
        ])
    ]
  }

  private func mark(_ year: WordTrend.Year) -> [Markup] {
    let x = x(year.year)
    let labels = [
      Picture.words(
        String(year.year), x: x, y: Self.height - 34, anchor: "middle", size: 14, weight: "600"),
      Picture.words(
        year.isThin ? "for få" : year.share.short, x: x,
        y: Self.height - 14, anchor: "middle", size: 14),
    ]
    guard let share = year.share.value, !year.isThin else { return labels }
    return labels + [
      .empty("circle", ["cx": "\(x)", "cy": "\(y(share))", "r": "5", "fill": "#15505f"])
    ]
  }
}

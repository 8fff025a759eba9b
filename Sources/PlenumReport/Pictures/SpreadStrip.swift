import PlenumAnalysis
import PlenumModel

/// One row for every municipality and one tick for every note, in the order of the tables: whether a subject is spread or
/// stands on a few.
struct SpreadStrip {
  struct Tick {
    /// The note's reference.
    let name: String
    /// The note's place on the page; nil where the page does not hold it.
    let anchor: String?
  }

  /// Rows with their ticks; the longest first.
  let rows: [(name: String, ticks: [(place: Int, tick: Tick)])]
  /// Notes of all rows: places run from 0 to below it.
  let count: Int

  private static let labelWidth = 190
  private static let stripWidth = 480
  private static let rowHeight = 22

  /// - Parameter voices: in the order of the tables; those without a municipality are a row of their own.
  init(_ voices: [Voice], anchor: (Voice) -> String?) {
    let ticks = Dictionary(grouping: voices.enumerated()) {
      $0.element.speaker.municipality ?? Self.unknown
    }.mapValues { voices in
      voices.map { place, voice in
        (place: place, tick: Tick(name: voice.citation.name, anchor: anchor(voice)))
      }
    }
    count = voices.count
    rows = ticks.sorted { left, right in
      let (mine, theirs) = (left.value.count, right.value.count)
      if (left.key == Self.unknown) != (right.key == Self.unknown) {
        return right.key == Self.unknown
      }
      return mine == theirs ? left.key < right.key : mine > theirs
    }.map { ($0.key, $0.value) }
  }

  private static let unknown = "kommune ikke nævnt"

  /// Nothing where no note names a municipality.
  func markup(label: String) -> Markup {
    guard rows.contains(where: { $0.name != Self.unknown }) else { return .none }
    let width = Self.labelWidth + Self.stripWidth + 10
    let height = rows.count * Self.rowHeight
    let counts = rows.map { "\($0.name) \($0.ticks.count)" }.joined(separator: ", ")
    return Picture.framed(
      label: label, words: "\(label) \(counts).", width: width, height: height,
      rows.indices.flatMap(row))
  }

  private func row(_ place: Int) -> [Markup] {
    let (name, ticks) = rows[place]
    let y = place * Self.rowHeight
    let label = Markup.element(
      "text",
      [
        "x": "\(Self.labelWidth - 12)", "y": "\(y + 16)", "text-anchor": "end", "font-size": "13",
        "fill": "#1d2327",
      ], .text("\(TerminalText.cut(name, to: 22)) \(ticks.count)"))
    let line = Markup.empty(
      "line",
      [
        "x1": "\(Self.labelWidth)", "y1": "\(y + 11)", "x2": "\(Self.labelWidth + Self.stripWidth)",
        "y2": "\(y + 11)", "stroke": "#c9d1d5", "stroke-width": "1",
      ])
    return [label, line] + ticks.map { mark($0.tick, x: x(of: $0.place), y: y) }
  }

  private func x(of place: Int) -> Double {
    let share = count > 1 ? Double(place) / Double(count - 1) : 0
    return (Double(Self.labelWidth + 4) + share * Double(Self.stripWidth - 8)).roundedToTenth
  }

  /// A click opens the note. Keyboards have the links of the list of notes: two hundred stops here would be in the way.
  private func mark(_ tick: Tick, x: Double, y: Int) -> Markup {
    let mark = Markup.element(
      "rect",
      [
        "x": "\((x - 2).roundedToTenth)", "y": "\(y + 3)", "width": "4", "height": "16",
        "fill": "#15505f",
      ], .element("title", [:], .text(tick.name)))
    guard let anchor = tick.anchor else { return mark }
    return .element("a", ["href": "#\(anchor)", "tabindex": "-1"], mark)
  }
}

extension Double {
  /// To one decimal, so that the same figures give the same bytes everywhere.
  var roundedToTenth: Double { (self * 10).rounded() / 10 }
}

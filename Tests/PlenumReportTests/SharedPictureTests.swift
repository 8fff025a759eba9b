import Foundation
import PlenumAnalysis
import PlenumIndex
import PlenumModel
import Testing

@testable import PlenumReport

@Suite struct `Pictures of figures` {
  private func matches(_ pattern: String, in text: String) throws -> [String] {
    let expression = try NSRegularExpression(pattern: pattern)
    let whole = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: whole).compactMap { match in
      Range(match.range(at: 1), in: text).map { String(text[$0]) }
    }
  }

  @Test func `a heat map writes share and notes in every cell, and hatches what is thin`() throws {
    let map = HeatMap(
      rowTitle: "Område", rows: ["Ø", "Æ"], columns: ["Tema 1", "Tema 2"],
      cells: [[Share(3, of: 10), Share(0, of: 10)], [Share(1, of: 4), Share(10, of: 10)]])
    let html = map.markup(label: "Andel.").html
    for words in ["30\u{A0}% (3/10)", "0\u{A0}% (0/10)", "for få (1/4)", "100\u{A0}% (10/10)"] {
      // Once in the picture, once in its table; the largest once more in the label.
      #expect(html.components(separatedBy: ">\(words)<").count == 3, "\(words)")
    }
    #expect(html.components(separatedBy: "url(#hatch)").count == 2)
    #expect(html.contains(#"aria-label="Andel. Størst: Æ, Tema 2, 100\#u{A0}% (10/10).""#))
  }

  /// Relative luminance after WCAG 2.2.
  private func luminance(_ color: String) -> Double {
    let weights = [0.2126, 0.7152, 0.0722]
    return zip(weights, [1, 3, 5]).reduce(0) { sum, part in
      let start = color.index(color.startIndex, offsetBy: part.1)
      let byte = Int(color[start..<color.index(start, offsetBy: 2)], radix: 16) ?? 0
      let share = Double(byte) / 255
      return sum + part.0 * (share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4))
    }
  }

  @Test func `the ink is read on every shade`() throws {
    let shares = (0...20).map { Share($0, of: 20) }
    let map = HeatMap(
      rowTitle: "x", rows: ["x"], columns: shares.map { "\($0.notes)" }, cells: [shares])
    let ink = luminance("#1d2327")
    let shades = try matches(
      ##"stroke="#6b757b" fill="(#[0-9a-f]{6})""##, in: map.markup(label: "x").html)
    #expect(shades.count == 21)
    #expect(shades.first == "#ffffff")
    for shade in shades { #expect((luminance(shade) + 0.05) / (ink + 0.05) >= 4.5, "\(shade)") }
    let light = shades.map(luminance)
    #expect(light == light.sorted(by: >) && Set(light).count > 15)
  }

  @Test func `a strip has a row for every municipality and a tick for every note, which it opens`()
    throws
  {
    let summary = try SampleNotes.summary(of: "2019-03-28-skanderborg", isSettled: true)
    let html = SummaryReport(summary).html
    let ids = Set(try matches(#" id="([^"]+)""#, in: html))
    let ticks = try matches(##"<a href="#([^"]+)" tabindex="-1">"##, in: html)
    #expect(ticks.count == summary.themes.reduce(0) { $0 + $1.notes.count })
    #expect(Set(ticks).count == ticks.count)
    #expect(Set(ticks).isSubset(of: ids))
    let strip = SpreadStrip(summary.themes[0].notes) { _ in nil }
    #expect(
      Set(strip.rows.map(\.name)).subtracting(["kommune ikke nævnt"])
        == Set(summary.themes[0].spread.municipalities))
  }

  @Test func `every picture has words, and every region that scrolls has a name of its own`() throws
  {
    for meeting in ["2019-03-28-skanderborg", "2022-10-05-partnerskab"] {
      let html = SummaryReport(try SampleNotes.summary(of: meeting, isSettled: true)).html
      let pictures = try matches("(<svg [^>]*>)", in: html)
      for picture in pictures {
        #expect(picture.contains("aria-hidden") || picture.contains("aria-label"), "\(picture)")
      }
    }
  }

  @Test func `a trend shows every year in words, and no share of too few notes`() throws {
    var notes: [NoteRecord] = []
    for (year, total, with) in [(2019, 40, 4), (2021, 3, 1), (2022, 50, 20)] {
      for number in 0..<total {
        notes.append(
          NoteRecord(
            id: "\(year)-\(number)", meeting: "\(year)", year: year,
            text: number < with ? "psykologen kommer" : "noget andet"))
      }
    }
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    let index = builder.finish()
    let term = try #require(index.term(of: "psykolog"))
    let html = TrendReport(WordTrend(of: term, in: index)).html
    #expect(html.contains("2019: 10\u{A0}% (4/40); 2021: for få (1/3); 2022: 40\u{A0}% (20/50)."))
    #expect(html.components(separatedBy: "<circle").count == 3)
    #expect(html.contains("for få notater"))
  }
}

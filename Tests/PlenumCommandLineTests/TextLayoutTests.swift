import Testing

@testable import PlenumCommandLine

@Suite struct TextLayoutTests {
  @Test func `counts a letter as one column, whether it is one scalar or two`() {
    #expect(TextLayout.columns("blåbærgrød") == 10)
    #expect(TextLayout.columns("bla\u{30A}bærgrød") == 10)
    #expect(TextLayout.columns("") == 0)
  }

  @Test func `wraps between words and never in them`() {
    let layout = TextLayout(width: 24)
    #expect(
      layout.paragraphs("Rødgrød med fløde på en sommeraften.\n\nMed\nmælk.")
        == ["Rødgrød med fløde på en", "sommeraften.", "", "Med mælk."])
    #expect(
      layout.lines(of: ["plenum", "[--meeting MØDE]", "[--x]"], indent: 2, hanging: 4)
        == ["  plenum [--meeting MØDE]", "      [--x]"])
    let long = String(repeating: "å", count: 40)
    #expect(layout.paragraphs("a \(long) b") == ["a", long, "b"])
    #expect(layout.paragraphs("") == [])
  }

  @Test func `aligns a list, and gives a wide term a line of its own`() {
    let wide = String(repeating: "x", count: 27)
    let entries = [Entry("a", "Kort."), Entry("æøå", "En længere sætning."), Entry(wide, "Bred.")]
    #expect(
      TextLayout(width: 27).list(entries)
        == ["  a    Kort.", "  æøå  En længere sætning.", "  \(wide)", "       Bred."])
    #expect(TextLayout(width: 80).list([Entry("a", "")]) == ["  a"])
  }
}

import PlenumModel
import Testing

@testable import PlenumAnalysis

struct FindingTests {
  @Test func `a finding without a citation cannot be made`() {
    #expect(Finding(.ask, voices: [], tablesAsked: 3, notesAsked: 9) == nil)
  }

  @Test(arguments: [
    (0, "0 borde"), (1, "1 bord"), (2, "2 borde"), (21, "21 borde"),
  ])
  func `a number of tables is well-formed Danish`(number: Int, expected: String) {
    #expect(CountedNoun.table.counted(number) == expected)
  }

  @Test(arguments: [
    ([1], ["Odder"], 1, "Rejst ved 1 af 1 bord, 1 kommune"),
    ([1, 2], ["Odder", "Samsø"], 6, "Rejst ved 2 af 6 borde, 2 kommuner"),
    ([3], [], 6, "Rejst ved 1 af 6 borde"),
    ([], [], 6, "Rejst i 1 notat uden bord"),
    ([], ["Odder"], 0, "Rejst i 1 notat uden bord, 1 kommune"),
  ])
  func `says where a point was raised`(
    tables: [Int], municipalities: [String], asked: Int, expected: String
  ) {
    let speakers = (0..<max(tables.count, municipalities.count, 1)).map { place in
      Speaker(
        of: SmallMeeting.note(
          "n", table: place < tables.count ? tables[place] : nil,
          in: place < municipalities.count ? municipalities[place] : nil, "ord"))
    }
    #expect(FindingText.raised(Spread(speakers: speakers), tablesAsked: asked) == expected)
  }

  @Test func `municipalities are the least there can be where a note names none`() {
    let notes = [
      SmallMeeting.note("a", table: 1, in: "Odder", "ord"), SmallMeeting.note("b", table: 2, "ord"),
    ]
    #expect(
      FindingText.raised(Spread(of: notes), tablesAsked: 4)
        == "Rejst ved 2 af 4 borde, mindst 1 kommune")
  }

  @Test(
    arguments: [
      ([1, 2], 82, 6, "»PPR« nævnes i 2 af 82 notater, ved 2 af 6 borde"),
      ([1], 1, 1, "»PPR« nævnes i 1 af 1 notat, ved 1 af 1 bord"),
      ([nil], 4, 2, "»PPR« nævnes i 1 af 4 notater"),
    ] as [([Int?], Int, Int, String)])
  func `says in how many notes a word stands`(
    tables: [Int?], notes: Int, asked: Int, expected: String
  ) {
    let spread = Spread(of: tables.map { SmallMeeting.note("n", table: $0, "PPR") })
    #expect(
      FindingText.mentioned("PPR", spread, notesAsked: notes, tablesAsked: asked) == expected)
  }

  @Test(
    arguments: [
      ([], ""), (["1"], "1"), (["1", "2"], "1 og 2"), (["1", "2", "5"], "1, 2 og 5"),
    ] as [([String], String)])
  func `lists in Danish`(items: [String], expected: String) {
    #expect(Danish.list(items) == expected)
  }

  @Test(
    arguments: [
      (nil, nil, "Uden bord"), (0, nil, "Forberedelse"), (3, "Odder", "Bord 3, Odder"),
    ] as [(Int?, String?, String)])
  func `says who speaks`(table: Int?, municipality: String?, expected: String) {
    #expect(FindingText.speaker(table: table, municipality: municipality) == expected)
  }

  @Test(arguments: [
    (["abc", "abd", "xyz"], 0), (["xyz", "skolen", "skolerne", "skole"], 3), (["", "", ""], 0),
    (["samme ord", "samme ord"], 0),
  ])
  func `finds the text that is closest to all others`(texts: [String], expected: Int) {
    #expect(Trigrams.closestToAll(texts) == expected)
  }

  @Test func `none of no texts is closest`() { #expect(Trigrams.closestToAll([]) == nil) }
}

import PlenumIndex
import PlenumModel
import PlenumText
import Testing

/// Notes of which little can be said: what is not defined is nil, never a number that means nothing.
struct BadInputTests {
  private static let sets: [[NoteRecord]] = [
    [],
    [note("1", region: "Nord", ["ro"])],
    [note("1", region: "Nord", []), note("2", region: "Syd", [])],
    [note("1", region: "Nord", ["ro", "tid"]), note("2", region: "Syd", ["ro", "tid"])],
    // One group is everything.
    [note("1", region: "Nord", ["ro"]), note("2", region: "Nord", ["tid", "ro"])],
    // One group has no words.
    [note("1", region: "Nord", ["ro", "ro", "ro", "ro"]), note("2", region: "Syd", [])],
    [note("1", region: nil, ["ro", "ro", "tid"])],
  ]

  private static func note(_ id: String, region: String?, _ tokens: [String]) -> NoteRecord {
    NoteRecord(
      id: id, year: region == nil ? nil : 2024, region: region, theme: "a", municipality: region,
      text: tokens.joined(separator: " "), tokens: tokens)
  }

  @Test(arguments: sets.indices)
  func `no table holds a number that means nothing`(set: Int) {
    let index = index(of: Self.sets[set])
    for name in ResearchTable.Name.allCases {
      for row in index.table(name).rows {
        for case .measure(let value?) in row { #expect(!value.isNaN, "\(name)") }
      }
    }
  }

  @Test(arguments: sets.indices)
  func `no comparison holds a number that means nothing`(set: Int) {
    let index = index(of: Self.sets[set])
    let north = index.notes(where: .region, is: "Nord")
    var figures = index.keywords(of: north, against: index.all, gate: .none).flatMap(\.figures)
    figures += index.contrasts(target: north, reference: index.all, gate: .none).flatMap(\.figures)
    for case .measure(let value?) in figures.map(\.value) { #expect(!value.isNaN) }
    for group in index.keyness(by: .region, limit: 9) {
      #expect(group.rows.allSatisfy { $0.p?.isNaN == false && $0.adjustedP?.isNaN == false })
    }
  }
}

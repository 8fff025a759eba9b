import PlenumIndex
import PlenumModel
import PlenumText
import TestSupport
import Testing

struct GroupKeynessTests {
  /// G² of every term, by sorting all of them, as anyone would.
  private func twin(
    _ notes: [NoteRecord], group: String, of value: (NoteRecord) -> [String], limit: Int
  ) -> [(term: String, g2: Double, adjusted: Double)] {
    var inside: [String: Int] = [:]
    var outside: [String: Int] = [:]
    for note in notes {
      for token in note.tokens ?? [] {
        if value(note).contains(group) {
          inside[token, default: 0] += 1
        } else {
          outside[token, default: 0] += 1
        }
      }
    }
    let (n1, n2) = (inside.values.reduce(0, +), outside.values.reduce(0, +))
    let terms = Set(inside.keys).union(outside.keys).sorted()
    let tables = terms.map {
      FourfoldTable(k1: inside[$0] ?? 0, n1: n1, k2: outside[$0] ?? 0, n2: n2)
    }
    guard n1 > 0, n2 > 0 else { return [] }
    let adjusted = MultipleTesting.benjaminiHochberg(tables.compactMap(\.p))
    let rows = terms.indices.map { place in
      (term: terms[place], g2: tables[place].signedG2 ?? 0, adjusted: adjusted[place])
    }
    return Array(
      rows.filter { $0.g2 > 1e-9 }
        .sorted { abs($0.g2 - $1.g2) < 1e-9 ? $0.term < $1.term : $0.g2 > $1.g2 }.prefix(limit))
  }

  @Test(arguments: [(0, 1), (1, 1), (40, 1), (90, 2), (3000, 3)])
  func `finds the terms of every group that sorting all terms finds`(
    count: Int, threads: Int
  ) throws {
    let notes = randomNotes(count, seed: UInt64(count + threads))
    let index = index(of: notes)
    for (attribute, value) in [
      (Attribute.region, { (note: NoteRecord) in note.region.map { [$0] } ?? [] }),
      (.year, { (note: NoteRecord) in note.year.map { [String($0)] } ?? [] }),
    ] {
      for limit in [1, 4, 100] {
        let found = index.keyness(by: attribute, limit: limit, threads: threads)
        #expect(found.map(\.group) == index.values(of: attribute, in: index.all))
        for group in found {
          let twin = twin(notes, group: group.group, of: value, limit: limit)
          let rows = group.rows.filter { ($0.signedG2 ?? 0) > 1e-9 }
          #expect(rows.map(\.spelling) == twin.map(\.term))
          for (row, twin) in zip(rows, twin) {
            #expect(abs((row.signedG2 ?? 0) - twin.g2) < 1e-9)
            #expect(abs((row.adjustedP ?? 9) - twin.adjusted) < 1e-7)
          }
        }
      }
    }
  }

  @Test func `a note of several focus areas counts in each of them`() throws {
    var builder = IndexBuilder(terms: .ownTokens)
    builder.add(
      NoteRecord(id: "1", text: "", tokens: ["ro", "ro"]),
      areas: [FocusAreaID("unge"), FocusAreaID("skole")])
    builder.add(NoteRecord(id: "2", text: "", tokens: ["tid"]), areas: [FocusAreaID("skole")])
    builder.add(NoteRecord(id: "3", text: "", tokens: ["ro", "tid", "tid"]))
    let found = builder.finish().keyness(by: .area, limit: 5)
    #expect(found.map(\.group) == ["skole", "unge"])
    #expect(found[1].rows.map(\.spelling) == ["ro"])
    #expect(found[1].rows.first?.tokens == FourfoldTable(k1: 2, n1: 2, k2: 1, n2: 4))
    #expect(found[0].rows.first?.tokens == FourfoldTable(k1: 2, n1: 3, k2: 1, n2: 3))
  }

  @Test func `a group without words, or with all of them, sets nothing apart`() {
    let index = index(of: [
      NoteRecord(id: "1", region: "Nord", text: "", tokens: []),
      NoteRecord(id: "2", region: "Syd", text: "", tokens: ["ro", "tid"]),
    ])
    #expect(index.keyness(by: .region, limit: 5).map(\.rows) == [[], []])
    #expect(index.keyness(by: .theme, limit: 5).isEmpty)
    #expect(index.keyness(by: .region, limit: 0).map(\.rows) == [[], []])
  }
}

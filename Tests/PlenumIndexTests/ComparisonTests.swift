import Foundation
import PlenumIndex
import PlenumModel
import Testing

struct ComparisonTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `keywords are what counting by hand and the formula give`(seed: UInt64) throws {
    let notes = randomNotes(80, seed: seed)
    let index = index(of: notes)
    let target = index.notes(where: .theme, is: "a")
    let keywords = index.keywords(of: target, against: target.complement, gate: .none)
    let (mine, rest) = (notes.filter { $0.theme == "a" }, notes.filter { $0.theme != "a" })
    let words = Set(notes.flatMap { $0.tokens ?? [] })
    func count(_ word: String, _ notes: [NoteRecord]) -> Double {
      Double(notes.count { $0.tokens?.contains(word) ?? false })
    }
    let (total1, total2) = (
      words.reduce(0) { $0 + count($1, mine) }, words.reduce(0) { $0 + count($1, rest) }
    )
    #expect(Set(keywords.map(\.spelling)) == words)
    for keyword in keywords {
      let (a, b) = (count(keyword.spelling, mine), count(keyword.spelling, rest))
      #expect(keyword.notes.k1 == Int(a) && keyword.notes.k2 == Int(b))
      let prior = 500 * (a + b) / (total1 + total2)
      let delta =
        log((a + prior) / (total1 + 500 - a - prior))
        - log(
          (b + prior) / (total2 + 500 - b - prior))
      let z = delta / (1 / (a + prior) + 1 / (b + prior)).squareRoot()
      #expect(abs((keyword.logOdds?.z ?? .nan) - z) < 1e-9)
    }
    let z = keywords.compactMap { $0.logOdds?.z }
    #expect(z == z.sorted(by: >) && z.count == keywords.count)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `the jackknife is the comparison made anew without each municipality`(seed: UInt64) throws {
    let notes = randomNotes(80, seed: seed)
    let whole = index(of: notes)
    let target = whole.notes(where: .region, is: "Nord")
    for contrast in whole.contrasts(target: target, reference: target.complement, gate: .none) {
      let jackknife = try #require(contrast.jackknife)
      let replicates = try ["Aalborg", "Køge", "Vejle"].map { left in
        let index = index(of: notes.filter { $0.municipality != left })
        let target = index.notes(where: .region, is: "Nord")
        let again = index.contrasts(target: target, reference: target.complement, gate: .none)
          .first { $0.spelling == contrast.spelling }
        return (left, try #require(again?.riskDifference))
      }
      let estimate = try #require(contrast.riskDifference)
      #expect(jackknife.municipalities == 3)
      #expect(abs(jackknife.lowest - (replicates.map(\.1).min() ?? .nan)) < 1e-12)
      #expect(abs(jackknife.highest - (replicates.map(\.1).max() ?? .nan)) < 1e-12)
      #expect(jackknife.keepsSign == replicates.allSatisfy { $0.1 * estimate > 0 })
      let largest = replicates.map { abs($0.1 - estimate) }.max() ?? .nan
      let named = try #require(replicates.first { $0.0 == jackknife.mostInfluential })
      #expect(abs(abs(named.1 - estimate) - largest) < 1e-12)
    }
  }

  private func note(
    _ number: Int, _ region: String, _ municipality: String?, _ text: String, theme: String = "t"
  ) -> NoteRecord {
    NoteRecord(
      id: "n\(number)", meeting: "m", region: region, table: number % 4, theme: theme,
      municipality: municipality, text: text, tokens: text.split(separator: " ").map(String.init))
  }

  @Test func `the gate asks for three notes, two municipalities and no function word`() {
    var notes = (0..<3).map { note($0, "Nord", "Aalborg", "alene og") }
    notes += (3..<6).map { note($0, "Nord", $0 == 3 ? "Aalborg" : "Thisted", "fælles og") }
    notes += (6..<9).map { note($0, "Nord", nil, "ukendt og") }
    notes += (9..<12).map { note($0, "Syd", "Vejle", "andet") }
    let index = index(of: notes)
    let nord = index.notes(where: .region, is: "Nord")
    let keywords = index.keywords(of: nord, against: nord.complement)
    #expect(keywords.map(\.spelling) == ["fælles"])
    #expect(keywords.first?.municipalities == 2)
    let contrasts = index.contrasts(target: nord, reference: nord.complement)
    #expect(contrasts.map(\.spelling) == ["fælles"])
  }

  @Test func `which words are tested does not hang on how they are dealt to the sides`() throws {
    var notes = (0..<40).map { note($0, $0 < 20 ? "Nord" : "Syd", "k\($0 % 4)", "og") }
    // Three notes in all: two on one side, one on the other.
    for number in [0, 1, 22] { notes[number].tokens?.append("delt") }
    for number in [2, 3, 5] { notes[number].tokens?.append("samlet") }
    let index = index(of: notes)
    let nord = index.notes(where: .region, is: "Nord")
    let contrasts = index.contrasts(target: nord, reference: nord.complement)
    #expect(contrasts.map(\.spelling) == ["samlet", "delt"])
    #expect(contrasts.map(\.passesOnItsSide) == [true, false])
    let p = contrasts.compactMap(\.exactP)
    #expect(abs(p[0] - 2 * 1140 / 9880) < 1e-9 && p[1] == 1)
    #expect(contrasts.compactMap(\.adjustedP) == [min(1, 2 * p[0]), 1])
  }

  @Test func `what one table of several says is an indication only`() throws {
    var notes = (0..<40).map { note($0, $0 < 20 ? "Nord" : "Syd", "k\($0 % 5)", "og") }
    for number in stride(from: 0, to: 20, by: 4) { notes[number].tokens?.append("te") }
    for number in 0..<5 { notes[number].tokens?.append("bro") }
    let several = index(of: notes)
    let nord = several.notes(where: .region, is: "Nord")
    let keywords = several.keywords(of: nord, against: nord.complement)
    #expect(Set(keywords.filter(\.isOfOneTable).map(\.spelling)) == ["te"])
    #expect(try #require(keywords.first { $0.spelling == "te" }).isIndicationOnly)
    let contrasts = several.contrasts(target: nord, reference: nord.complement)
    #expect(try #require(contrasts.first { $0.spelling == "te" }).isIndicationOnly)
    #expect(try #require(contrasts.first { $0.spelling == "bro" }).isOfOneTable == false)
    // A group that is one table has no other to ask.
    let table = several.notes(where: .table, is: "0")
    #expect(
      several.keywords(of: table, against: table.complement).allSatisfy { !$0.isOfOneTable })
    // A note without a table may be another's.
    notes[4].table = nil
    let unknown = index(of: notes)
    let again = unknown.notes(where: .region, is: "Nord")
    #expect(
      unknown.keywords(of: again, against: again.complement).allSatisfy { !$0.isOfOneTable })
  }

  @Test func `a difference within themes that rests on a handful of notes is an indication only`()
    throws
  {
    var notes = (0..<50).map { note($0, "Nord", "k\($0 % 4)", "bro", theme: "a") }
    notes += (50..<52).map { note($0, "Nord", "k\($0 % 4)", "bro", theme: "b") }
    notes += (52..<102).map { note($0, "Syd", "k\($0 % 4)", "løs", theme: "b") }
    let index = index(of: notes)
    let nord = index.notes(where: .region, is: "Nord")
    let bro = try #require(
      index.contrasts(target: nord, reference: nord.complement).first { $0.spelling == "bro" })
    #expect(bro.comparable == FourfoldTable(k1: 2, n1: 2, k2: 0, n2: 50))
    #expect(bro.riskDifference == 1 && bro.isIndicationOnly)
  }

  @Test func `where there is nothing to hold a group against, words of most notes come first`() {
    var notes = (0..<9).map { note($0, "Nord", "k\($0 % 3)", "og") }
    for (word, count) in [("alfa", 3), ("beta", 5), ("gamma", 5), ("Delta", 9)] {
      for number in 0..<count {
        notes[word == "gamma" ? number * 4 % 9 : number].tokens?.append(word)
      }
    }
    let index = index(of: notes)
    let keywords = index.keywords(of: index.all, against: index.none)
    // gamma at three tables, beta at four.
    #expect(keywords.map(\.spelling).first == "Delta" && keywords.last?.spelling == "alfa")
    #expect(keywords.allSatisfy { $0.logOdds == nil && $0.p == nil })
  }

  @Test func `what one municipality carries is an indication only`() throws {
    var notes = (0..<40).map { note($0, "Nord", $0 < 20 ? "Aalborg" : "Thisted", "fast") }
    notes += (40..<80).map { note($0, "Syd", $0 < 60 ? "Vejle" : "Fåborg", "løs") }
    for number in 0..<12 { notes[number].tokens?.append("bro") }
    for number in 40..<44 { notes[number].tokens?.append("bro") }
    notes[30].tokens?.append("bro")
    notes[62].tokens?.append("bro")
    let index = index(of: notes)
    let nord = index.notes(where: .region, is: "Nord")
    let contrasts = index.contrasts(target: nord, reference: nord.complement)
    let firm = try #require(contrasts.first { $0.spelling == "fast" })
    #expect(firm.riskDifference == 1 && !firm.isIndicationOnly)
    let carried = try #require(contrasts.first { $0.spelling == "bro" })
    #expect(carried.isIndicationOnly)
    #expect(carried.jackknife?.mostInfluential == "Aalborg")
    #expect(carried.jackknife?.keepsSign == false)
    #expect(contrasts.first?.spelling == "fast" && contrasts.last?.spelling == "løs")
  }

  @Test func `a different mix of themes is no difference of regions`() throws {
    var notes: [NoteRecord] = []
    // "bus" stands in every note of theme a and none of b, in both regions; Nord talks more of a.
    for (region, a, b) in [("Nord", 9, 3), ("Syd", 3, 9)] {
      for number in 0..<a {
        notes.append(note(number, region, "k\(number % 3)", "bus", theme: "a"))
      }
      for number in 0..<b {
        notes.append(note(number, region, "k\(number % 3)", "cykel", theme: "b"))
      }
    }
    let index = index(of: notes)
    let nord = index.notes(where: .region, is: "Nord")
    let bus = try #require(
      index.contrasts(target: nord, reference: nord.complement).first { $0.spelling == "bus" })
    #expect(bus.difference == 0.5)
    #expect(bus.riskDifference == 0)
    #expect(bus.isIndicationOnly)
  }

  @Test func `groups that are empty or everything give nothing undefined a number`() {
    let index = index(of: randomNotes(30, seed: 9))
    for (target, reference) in [(index.all, index.none), (index.none, index.all)] {
      for keyword in index.keywords(of: target, against: reference, gate: .none) {
        #expect(keyword.difference == nil && keyword.differenceInterval == nil)
        #expect(keyword.signedG2 == nil && keyword.p == nil && keyword.adjustedP == nil)
        #expect(keyword.logOdds?.z.isFinite ?? true)
      }
      for contrast in index.contrasts(target: target, reference: reference, gate: .none) {
        #expect(contrast.riskDifference == nil && contrast.stratified.p == nil)
        #expect(contrast.jackknife == nil && contrast.isIndicationOnly)
      }
    }
  }

  @Test func `no figure is ever not a number`() {
    for (count, seed) in [(1, 1), (2, 2), (5, 3), (20, 4)] as [(Int, UInt64)] {
      let index = index(of: randomNotes(count, seed: seed))
      for attribute in Attribute.allCases {
        for value in index.values(of: attribute, in: index.all) {
          let target = index.notes(where: attribute, is: value)
          let figures =
            index.keywords(of: target, against: target.complement, gate: .none)
            .flatMap(\.figures)
            + index.contrasts(target: target, reference: target.complement, gate: .none)
            .flatMap(\.figures)
          for figure in figures {
            if case .measure(let value?) = figure.value { #expect(!value.isNaN, "\(figure.name)") }
          }
        }
      }
    }
  }

  @Test func `the notes that show a region best come from different tables first`() {
    func note(_ id: String, _ table: Int?, _ text: String) -> NoteRecord {
      NoteRecord(
        id: id, meeting: "m", table: table, text: text,
        tokens: text.split(separator: " ").map(String.init))
    }
    let index = index(of: [
      note("other", 9, "andet"), note("one", 1, "bro"), note("both", 1, "bro færge"),
      note("twice", 2, "bro bro"), note("nowhere", nil, "færge"), note("also", 1, "bro færge"),
    ])
    let terms = ["bro", "færge"].compactMap { index.term(of: $0) }
    func ids(_ limit: Int) -> [String] {
      index.notes(in: index.all, showing: terms, limit: limit).map(index.id)
    }
    #expect(ids(3) == ["both", "twice", "nowhere"])
    #expect(ids(9) == ["both", "twice", "nowhere", "also", "one"])
    #expect(ids(0).isEmpty)
    #expect(index.notes(in: index.none, showing: terms).isEmpty)
  }
}

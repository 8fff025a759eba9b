import Foundation
import PlenumCorpus
import PlenumModel
import TestSupport
import Testing

@testable import PlenumAnalysis

/// The sample notes with tables and points.
private let sample: [NoteRecord] = CorpusFile.sampleNotes.text.split(separator: "\n").compactMap {
  line in
  guard let fields = (try? JSONValue(parsing: String(line)))?.object,
    let id = fields["id"]?.string, let text = fields["text"]?.string
  else { return nil }
  return NoteRecord(
    id: id, meeting: fields["meeting"]?.string, table: fields["table"]?.integer,
    theme: fields["theme"]?.string,
    kind: fields["kind"]?.string.flatMap { NoteKind(rawValue: $0) } ?? .point, text: text,
    point: fields["point"]?.string)
}

@Suite struct PairAgreementTests {
  @Test func `groupings that are the same agree wholly, be they all apart or all together`() {
    let cases: [(groups: [[Int]], points: [String?])] = [
      ([], [nil, nil, nil]), ([], []), ([[0, 1, 2]], ["a", "a", "a"]),
      ([[0, 1]], ["a", "a", nil]),
    ]
    for (groups, points) in cases {
      var agreement = PairAgreement()
      agreement.count(groups, against: points)
      #expect(agreement.adjustedRand == 1)
    }
    var other = PairAgreement()
    other.count([[0, 1]], against: [nil, "a", "a"])
    #expect(other.adjustedRand < 0)
  }
}

@Suite struct `Words with a direction` {
  @Test func `are near the words that keep the same company`() throws {
    let vectors = WordVectors.standard
    func nearness(_ first: String, _ second: String) throws -> Float {
      let left = vectors.direction(of: try #require(vectors.number(of: first)))
      let right = vectors.direction(of: try #require(vectors.number(of: second)))
      return zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect(try nearness("pædagog", "lærer") > nearness("pædagog", "færge") + 0.2)
    #expect(try nearness("forælder", "familie") > nearness("forælder", "budget") + 0.2)
    #expect(try abs(nearness("skole", "skole") - 1) < 1e-4)
    #expect(vectors.number(of: "findesikke") == nil)
    #expect(vectors.dimensions % 16 == 0)
  }

  @Test(arguments: [
    "", "\n", "vectors\t3", "vectors\t2\t16\tx\na\t1\nb\t2\nkort\n", "x\ty\tz\n",
    "vectors\t1\t16\tx\na\tzzzzzzzzz\n",
  ])
  func `are unknown to a table that is none`(text: String) {
    let vectors = WordVectors(bytes: Array(text.utf8))
    #expect(vectors.number(of: "a") == nil)
  }
}

@Suite struct `Notes that say the same` {
  /// Just under what is reached with each meeting left out; the figures themselves are the benchmark's.
  @Test func `are found as often as promised`() {
    let found = PointEvaluation.leavingOutEachMeeting(of: sample)
    #expect(found.noteCount == 344 && found.themeCount == 7)
    #expect(found.offered > 0.86)
    #expect(found.offeredOfOtherTables > 0.86)
    #expect(found.pairs.f1 > 0.36)
    #expect(found.pairs.adjustedRand > 0.34)
    // What a summary shows of them is sure enough to stand beside what people settled.
    #expect(found.shown.precision > 0.4 && found.shown.found > 20)
    let settled = found.settling.map(\.pairs.f1)
    #expect(settled[2] > 0.86 && settled[5] > 0.97)
    #expect(settled == settled.sorted())
    #expect(found.settling.allSatisfy { $0.pairs.precision == 1 })
  }

  @Test func `are weighed as all sample meetings together say`() {
    let fitted = PointEvaluation.finder(fittedTo: sample)
    let (model, shipped) = (fitted.model, PointFinder.standard.model)
    for (mine, theirs) in zip(
      model.weights + [model.constant], shipped.weights + [shipped.constant])
    {
      #expect(abs(mine - theirs) <= 0.0051)
    }
    #expect(model.weights.count == shipped.weights.count)
    #expect(fitted.threshold == PointFinder.standard.threshold)
  }

  @Test func `are the same in a theme of which not every pair is kept`() {
    let notes = Array(sample.prefix(36))
    let coder = Coder.standard
    var reader = MeaningReader()
    let comparison = ThemeComparison(
      notes, areas: coder.assessments(of: notes).map { $0.map(\.probability) }, reader: &reader)
    let whole = PairScores(comparison, model: .standard)
    let sparse = PairScores(comparison, model: .standard, densest: 10)
    #expect(whole.isDense && !sparse.isDense)
    #expect(sparse.neighbours == whole.neighbours)
    for first in notes.indices {
      for second in notes.indices where first != second {
        #expect(sparse.logOdds(first, second) == whole.logOdds(first, second))
      }
    }
  }

  @Test func `are as like one way as the other, and like themselves most`() {
    let notes = Array(sample.prefix(20)) + [sample[3]]
    var reader = MeaningReader()
    let comparison = ThemeComparison(
      notes, areas: notes.map { _ in Array(repeating: 0.1, count: 10) }, reader: &reader)
    for first in notes.indices {
      for second in notes.indices where first != second {
        let (one, other) = (comparison.likeness(first, second), comparison.likeness(second, first))
        for (left, right) in zip(one.figures, other.figures) { #expect(abs(left - right) < 1e-3) }
      }
    }
    let twin = notes.indices.dropLast().max {
      comparison.likeness($0, 20).characters < comparison.likeness($1, 20).characters
    }
    #expect(twin == 3)
  }

  @Test func `no notes, one table and notes that are all alike do no harm`() {
    #expect(PointList(of: [], settled: [], offers: 5).points == [])
    let same = (0..<12).map { NoteRecord(id: "\($0)", table: 1, text: "Vi mangler lærere") }
    let one = PointList(of: same, settled: [], offers: 5)
    #expect(one.points == [] && one.single.count == 12 && one.offers.count == 12)
    let everywhere = same.enumerated().map { number, note in
      NoteRecord(id: note.id, table: number, text: note.text)
    }
    let list = PointList(of: everywhere, settled: [], offers: 50)
    // The same words at all tables but the preparation, which is none.
    #expect(list.points.allSatisfy { !$0.isCounted })
    #expect(list.points.map(\.notes.count) == [12])
    #expect(list.offers.allSatisfy { $0.like.count == 11 })
    let long = NoteRecord(
      id: "lang", table: 2, text: String(repeating: "ord om skolen ", count: 700))
    let blank = NoteRecord(id: "tegn", table: 3, text: "???")
    #expect(
      PointList(of: [long, blank] + same, settled: []).single.count
        + PointList(of: [long, blank] + same, settled: []).points
        .flatMap(\.notes).count == 14)
  }

  @Test(arguments: 0..<6)
  func `every note stands once, settled ones first and they alone counted`(seed: UInt64) {
    let meeting = RandomMeeting(seed: seed)
    let list = PointList(
      of: meeting.notes, settled: meeting.points, offers: 3)
    let ids = list.points.flatMap { $0.notes.map(\.id) } + list.single.map(\.id)
    #expect(ids.sorted() == meeting.notes.map(\.id).sorted())
    let known = Set(meeting.points.map(\.id))
    for point in list.points {
      #expect(point.isCounted == known.contains(point.id))
      #expect(point.isVerbatim ? point.notes[0].text == point.statement : point.isCounted)
      #expect(point.spread == Spread(of: point.notes))
      #expect(point.spread.tables.count <= point.tablesAsked)
      #expect(Set(point.notes.map(\.theme)).count == 1)
    }
    #expect(Set(list.points.map { "\($0.id) \($0.theme ?? "")" }).count == list.points.count)
    #expect(list.offers.map(\.note.id) == meeting.notes.map(\.id))
    for offer in list.offers { #expect(!offer.like.contains { $0.id == offer.note.id }) }
  }

  @Test(arguments: 0..<20)
  func `agreement over pairs is what counting pairs gives`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let points = (0..<14).map { _ in
      Bool.random(using: &random) ? "p\(Int.random(in: 0..<4, using: &random))" : nil
    }
    let labels = points.map { _ in Int.random(in: 0..<6, using: &random) }
    let groups = Dictionary(grouping: labels.indices, by: { labels[$0] }).values.filter {
      $0.count > 1
    }
    var agreement = PairAgreement()
    agreement.count(Array(groups), against: points)
    var (both, found, truth, all) = (0, 0, 0, 0)
    for first in points.indices {
      for second in 0..<first {
        let isSame = points[first] != nil && points[first] == points[second]
        let isFound = labels[first] == labels[second]
        all += 1
        if isSame { truth += 1 }
        if isFound { found += 1 }
        if isSame, isFound { both += 1 }
      }
    }
    #expect(agreement.both == both && agreement.found == found)
    #expect(agreement.truth == truth && agreement.all == all)
  }

  @Test func `the curve of odds follows what separates pairs`() {
    var random = SeededRandom(seed: 5)
    let pairs = (0..<600).map { _ in
      let likeness = Likeness(
        direction: Float.random(in: -2...2, using: &random),
        characters: Float.random(in: -2...2, using: &random))
      return (
        likeness: likeness, isSame: likeness.direction > Float.random(in: 0...1, using: &random)
      )
    }
    let model = LikenessModel(fitting: pairs)
    #expect(model.weights[0] > 5 * abs(model.weights[1]))
    #expect(model.logOdds(Likeness(direction: 2)) > model.logOdds(Likeness(direction: -2)) + 1)
    #expect(LikenessModel.probability(ofLogOdds: 0) == 0.5)
  }
}

@Suite struct `The same line at several tables` {
  private func proposals(_ notes: [(table: Int?, text: String)]) -> [[Int]] {
    let records = notes.enumerated().map { place, note in
      NoteRecord(
        id: "n\(place)", meeting: "m", table: note.table, theme: "t", kind: .point, text: note.text)
    }
    let areas = Coder.standard.assessments(of: records)
    return PointFinder.standard.theme(of: records, areas: areas).proposals()
  }

  @Test(arguments: [2, 4, 6, 10])
  func `is proposed as one point, however few or many they are`(tables: Int) {
    let lines = (1...tables).map { table in
      (
        table: Int?(table),
        text: table % 2 == 0 ? "Der mangler pædagoger!" : "der  mangler PÆDAGOGER"
      )
    }
    #expect(proposals(lines) == [Array(0..<tables)])
    // Also among others, in a theme too small for any figure.
    let others: [(table: Int?, text: String)] = [(1, "Bussen kører aldrig"), (2, "Kaffen er kold")]
    #expect(proposals(lines + others).contains(Array(0..<tables)))
  }

  @Test func `at one table, or without a word, is none`() {
    #expect(proposals([(1, "Der mangler pædagoger"), (1, "Der mangler pædagoger")]) == [])
    #expect(proposals([(1, "!"), (2, "?")]) == [])
  }
}

import PlenumIndex
import PlenumModel
import PlenumText
import TestSupport
import Testing

/// What the index keeps in few bytes is what the notes say.
struct CompactIndexTests {
  /// Notes of invented words, some in nearly every note, most in one.
  private func notes(_ count: Int, words: Int, seed: UInt64) -> [NoteRecord] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { number in
      let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        let share = Double.random(in: 0..<1, using: &random)
        return "ord\(Int(Double(words) * share * share * share))"
      }
      return NoteRecord(
        id: "n\(number)", table: number % 300, text: text.joined(separator: " "), tokens: text)
    }
  }

  @Test(arguments: [(3, 5), (64, 40), (700, 60_000), (4000, 900)])
  func `every term stands where its notes have it, rare or in every note`(
    count: Int, words: Int
  ) throws {
    let notes = notes(count, words: words, seed: UInt64(count))
    let index = index(of: notes)
    var twin: [String: [Int: Int]] = [:]
    for (number, note) in notes.enumerated() {
      #expect(
        index.terms(of: try #require(index.note(at: number))).map { index.spelling(of: $0.term) }
          == note.tokens)
      for token in note.tokens ?? [] { twin[token, default: [:]][number, default: 0] += 1 }
    }
    #expect(index.termCount == twin.count)
    let chosen = index.subcorpus(
      of: notes.indices.filter { $0 % 3 == 0 }.compactMap { index.note(at: $0) })
    for term in index.allTerms {
      let holders = try #require(twin[index.spelling(of: term)])
      #expect(index.notes(with: term).map(\.position) == holders.keys.sorted())
      #expect(
        index.documentFrequency(of: term, in: chosen) == holders.keys.count { $0 % 3 == 0 })
      if term.value % 50 == 0 {
        #expect(index.occurrences(of: term, in: index.all).count == holders.values.reduce(0, +))
      }
    }
  }

  @Test func `the index is the same however many threads read the notes`() {
    let words = ["Børnene", "børn", "skolen", "skoler", "PPR", "bl.a.", "trivsel", "(mis)trivsel"]
    var random = SeededRandom(seed: 5)
    let notes = (0..<20_000).map { number in
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Int.random(in: 0...3, using: &random) == 0 ? "ord\(number / 7)" : random.pick(words)
      }
      return NoteRecord(id: "n\(number)", text: text.joined(separator: " "))
    }
    let answers = [1, 2, 3, 7].map { threads in
      var builder = IndexBuilder(threads: threads)
      for note in notes { builder.add(note) }
      return everything(in: builder.finish())
    }
    #expect(answers.allSatisfy { $0 == answers[0] })
    #expect(answers[0].count > 20_000)
  }

  @Test func `lines of a plain text are notes, however they come and whoever reads them`() {
    let lines = (0..<9000).map { number in
      number % 5 == 0 ? "" : "Linje \(number) om børnenes trivsel nr. \(number % 17) i skolerne."
    }
    let whole = Array(lines.joined(separator: "\n").utf8)
    func answer(threads: Int, block: Int) -> [String] {
      var builder = IndexBuilder(threads: threads, rereading: { lines[$0] })
      for start in stride(from: 0, to: lines.count, by: block) {
        let part = lines[start..<min(lines.count, start + block)].joined(separator: "\n")
        builder.add(lines: Array((part + "\n").utf8)) { $0 % 15 }
      }
      return everything(in: builder.finish())
    }
    var builder = IndexBuilder(rereading: { lines[$0] })
    builder.add(lines: whole) { $0 % 15 }
    let expected = everything(in: builder.finish())
    #expect(answer(threads: 1, block: 9000) == expected)
    #expect(answer(threads: 2, block: 1000) == expected)
    #expect(answer(threads: 5, block: 333) == expected)
    var twin = IndexBuilder(threads: 1)
    for (number, line) in lines.enumerated() {
      twin.add(NoteRecord(id: String(number), table: number % 15, text: line))
    }
    #expect(everything(in: twin.finish()) == expected)
  }

  /// Every note with its terms, places and table, and every term with its forms.
  private func everything(in index: TermIndex) -> [String] {
    let notes = index.all.map { note in
      let terms = index.terms(of: note).map { "\(index.spelling(of: $0.term))@\($0.utf8Range)" }
      return "\(index.id(of: note)) \(index.values(of: .table, at: note)) \(terms)"
    }
    let terms = index.allTerms.map { term in
      "\(term.value) \(index.spelling(of: term)) \(index.forms(of: term))"
    }
    return notes + terms
  }

  @Test func `attributes keep one value, several or none, in whatever order they come`() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      var builder = IndexBuilder(terms: .ownTokens)
      let manyTables = seed % 2 == 0
      var twin: [(table: Int?, areas: Set<String>)] = []
      for number in 0..<600 {
        let isKnown = Int.random(in: 0...2, using: &random) > 0
        let table =
          isKnown && number > 20 ? Int.random(in: 0..<(manyTables ? 400 : 9), using: &random) : nil
        let areas = (0..<Int.random(in: 0...(seed % 3 == 0 ? 1 : 3), using: &random))
          .map { _ in random.pick(["unge", "dagtilbud", "skole"]) }
        builder.add(
          NoteRecord(id: "\(number)", table: table, text: ""), areas: areas.map { FocusAreaID($0) })
        twin.append((table, Set(areas)))
      }
      let index = builder.finish()
      for (number, note) in index.all.enumerated() {
        #expect(index.values(of: .table, at: note) == twin[number].table.map { [String($0)] } ?? [])
        #expect(index.values(of: .area, at: note) == twin[number].areas.sorted())
      }
      #expect(
        index.notes(where: .area, is: "unge").map(\.position)
          == twin.indices.filter { twin[$0].areas.contains("unge") })
      #expect(
        index.notes(without: .table).map(\.position)
          == twin.indices.filter { twin[$0].table == nil })
    }
  }
}

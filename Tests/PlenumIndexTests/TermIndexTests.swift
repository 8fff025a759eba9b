import PlenumIndex
import PlenumModel
import PlenumText
import Testing

struct TermIndexTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `postings say of random notes what the notes say`(seed: UInt64) throws {
    let notes = randomNotes(90, seed: seed)
    let index = index(of: notes)
    #expect(index.tokenCount == notes.reduce(0) { $0 + ($1.tokens?.count ?? 0) })
    let target = index.notes(where: .region, is: "Nord")
    for term in index.allTerms {
      let word = index.spelling(of: term)
      let holders = notes.indices.filter { notes[$0].tokens?.contains(word) ?? false }
      #expect(index.notes(with: term).map(\.position) == holders)
      #expect(
        index.documentFrequency(of: term, in: target)
          == holders.count { notes[$0].region == "Nord" })
      let places = index.occurrences(of: term, in: target)
      let twin = holders.filter { notes[$0].region == "Nord" }
        .flatMap { note in (notes[note].tokens ?? []).filter { $0 == word }.map { _ in note } }
      #expect(places.map(\.note.position) == twin)
      for place in places {
        let bytes = Array(notes[place.note.position].text.utf8)[place.utf8Range]
        #expect(String(decoding: bytes, as: UTF8.self) == word)
      }
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `attributes choose the notes that a filter chooses`(seed: UInt64) {
    let notes = randomNotes(130, seed: seed)
    let index = index(of: notes)
    let chosen = index.notes(where: .municipality, is: "Vejle")
    #expect(chosen.map(\.position) == notes.indices.filter { notes[$0].municipality == "Vejle" })
    #expect(
      index.notes(without: .theme).map(\.position)
        == notes.indices.filter { notes[$0].theme == nil })
    #expect(index.values(of: .year, in: index.all) == ["2022", "2023"])
    let tables = Set(
      notes.compactMap { note in
        note.table.map { [String($0), note.meeting ?? "none"] }
      })
    #expect(index.tables(in: index.all) == tables.count)
    #expect(
      index.municipalities(in: chosen.complement)
        == Set(notes.compactMap(\.municipality)).subtracting(["Vejle"]).count)
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func `sets of notes behave as sets of numbers`(count: Int) {
    let notes = randomNotes(count, seed: 3)
    let index = index(of: notes)
    let (nord, year) = (
      index.notes(where: .region, is: "Nord"), index.notes(where: .year, is: "2022")
    )
    let (left, right) = (Set(nord.map(\.position)), Set(year.map(\.position)))
    #expect(nord.union(year).map(\.position) == left.union(right).sorted())
    #expect(nord.intersection(year).map(\.position) == left.intersection(right).sorted())
    #expect(nord.subtracting(year).map(\.position) == left.subtracting(right).sorted())
    #expect(nord.complement.map(\.position) == (0..<count).filter { !left.contains($0) })
    #expect(nord.count == left.count)
    #expect(index.all.count == count && index.none.isEmpty)
    #expect(index.subcorpus(of: Array(nord)) == nord)
  }

  @Test func `finds a word however it is inflected, and shows its lemma`() throws {
    let index = index(
      of: [
        NoteRecord(id: "1", text: "Dagtilbuddene og PPR’s rolle"),
        NoteRecord(id: "2", text: "et dagtilbud mere, flere dagtilbud"),
      ], terms: .analysis(.standard))
    let term = try #require(index.term(of: "Dagtilbuddenes"))
    #expect(index.spelling(of: term) == "dagtilbud")
    #expect(index.documentFrequency(of: term, in: index.all) == 2)
    #expect(
      index.occurrences(of: term, in: index.all).map(\.utf8Range) == [0..<13, 3..<12, 25..<34])
    #expect(index.forms(of: term).map(\.form) == ["dagtilbud", "Dagtilbuddene"])
    #expect(index.forms(of: term).map(\.count) == [2, 1])
    #expect(index.term(of: "ppr").map(index.spelling) == "PPR")
    #expect(index.term(of: "vuggestue") == nil)
    #expect(index.term(of: "et dagtilbud") == nil)
  }

  @Test func `a table is its number and its meeting`() {
    func note(_ id: String, _ meeting: String?, _ table: Int?) -> NoteRecord {
      NoteRecord(id: id, meeting: meeting, table: table, text: "ro")
    }
    let index = index(of: [
      note("1", "m1", 1), note("2", "m1", 1), note("3", "m2", 1), note("4", "m1", nil),
    ])
    #expect(index.tables(in: index.all) == 2)
    #expect(index.values(of: .table, in: index.all) == ["1"])
  }

  @Test func `a note has several focus areas, each once`() throws {
    var builder = IndexBuilder(terms: .ownTokens)
    builder.add(
      NoteRecord(id: "1", text: "ro"),
      areas: [FocusAreaID("unge"), FocusAreaID("dagtilbud"), FocusAreaID("unge")])
    builder.add(NoteRecord(id: "2", text: "ro"))
    let index = builder.finish()
    let first = try #require(index.note(at: 0))
    #expect(index.values(of: .area, at: first) == ["dagtilbud", "unge"])
    #expect(index.notes(where: .area, is: "unge").map(\.position) == [0])
    #expect(index.notes(without: .area).map(\.position) == [1])
  }

  @Test func `takes the year from the date where the note names none`() {
    let date = CalendarDate(year: 2021, month: 4, day: 20)
    let index = index(of: [NoteRecord(id: "1", date: date, text: "ro")])
    #expect(index.values(of: .year, in: index.all) == ["2021"])
  }

  @Test func `an empty index answers everything with nothing`() {
    let index = index(of: [])
    #expect(index.noteCount == 0 && index.termCount == 0 && index.tokenCount == 0)
    #expect(index.all.isEmpty && index.all == index.none && Array(index.all).isEmpty)
    #expect(index.term(of: "skole") == nil && index.note(at: 0) == nil)
    #expect(index.keywords(of: index.all, against: index.none, gate: .none).isEmpty)
    #expect(index.contrasts(target: index.all, reference: index.none, gate: .none).isEmpty)
    #expect(index.tables(in: index.all) == 0 && index.municipalities(in: index.all) == 0)
  }
}

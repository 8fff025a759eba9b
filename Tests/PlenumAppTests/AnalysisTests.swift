import Foundation
import PlenumCorpus
import PlenumIntake
import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct Analyses {
  let desk: Desk
  let file: String

  init() throws {
    desk = try Desk()
    file = try desk.file(
      "notes.jsonl", String(decoding: CorpusFile.sampleNotes.bytes, as: UTF8.self))
  }

  private var notes: [String: NoteRecord] {
    let records = NotesFileReader.read(CorpusFile.sampleNotes.bytes).notes.map(\.record)
    return Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
  }

  @Test func `every note is cited or left out, and every quotation is the note's own bytes`() throws
  {
    let summary = try #require(
      try desk.plenum.summary(of: .file(file), format: .json, to: nil).json.object)
    let findings = (summary["themes"]?.array ?? []).flatMap { $0.object?["findings"]?.array ?? [] }
    let notes = notes
    var cited: Set<String> = []
    for citation in findings.flatMap({ $0.object?["citations"]?.array ?? [] }) {
      let citation = try #require(citation.object)
      let id = try #require(citation["note"]?.string)
      let text = Array(try #require(notes[id]).text.utf8)
      let (start, end) = (
        try #require(citation["start"]?.integer), try #require(citation["end"]?.integer)
      )
      try #require(0 <= start && start < end && end <= text.count)
      #expect(String(decoding: text[start..<end], as: UTF8.self) == citation["quote"]?.string)
      cited.insert(id)
    }
    let leftOut = Set(
      (summary["left_out"]?.array ?? []).compactMap { $0.object?["note"]?.string })
    #expect(cited.isDisjoint(with: leftOut))
    #expect(cited.union(leftOut) == Set(notes.keys))
    #expect(cited.count > 100)
  }

  @Test func `a finding's tables and municipalities are those of the notes that it cites`() throws {
    try desk.import(file, isSettled: true)
    let answer = try desk.plenum.summary(of: .store, format: .json, to: nil)
    let notes = NotesFileReader.read(Array(try desk.exported().utf8)).notes.map(\.record)
    let themes = try #require(answer.json.object?["themes"]?.array)
    #expect(themes.count == 7)
    for theme in themes.compactMap(\.object) {
      let asked = notes.filter {
        $0.theme == theme["theme"]?.string && $0.meeting == theme["meeting"]?.string
      }
      for finding in (theme["findings"]?.array ?? []).compactMap(\.object) {
        let ids = Set(
          (finding["citations"]?.array ?? []).compactMap { $0.object?["note"]?.string })
        let cited = asked.filter { ids.contains($0.id) }
        #expect(cited.count == ids.count)
        #expect(finding["tables_asked"]?.integer == Set(asked.compactMap(\.table)).count)
        if finding["type"]?.string == "proposal" {
          #expect(finding["tables"] == .null && finding["municipalities"] == .null)
          continue
        }
        #expect(finding["tables"]?.integer == Set(cited.compactMap(\.table)).count)
        #expect(finding["municipalities"]?.integer == Set(cited.compactMap(\.municipality)).count)
      }
    }
  }

  @Test func `phrases of the codebook are terms of their own, and words have the figures they had`()
    throws
  {
    let notes = try desk.file(
      "phrases.jsonl",
      (0..<12).map { number in
        let words = number < 5 ? "Tidlige indsatser virker" : "Tidligt. Indsats senere"
        return
          #"{"id":"\#(number)","theme":"\#(number < 6 ? "a" : "b")","municipality":"\#(number % 2 == 0 ? "Vejle" : "Herning")","text":"\#(words)"}"#
      }.joined(separator: "\n"))
    let selection = NoteSelection(source: .file(notes))
    let keywords = try desk.plenum.keywords(
      by: .theme, in: selection, limit: 20, showingVariants: true, asCSV: false)
    let rows = (keywords.json.object?["rows"]?.array ?? []).compactMap(\.object)
    let phrase = try #require(rows.first { $0["term"]?.string == "tidlige indsatser" })
    #expect(phrase["k1"]?.integer == 5 && phrase["group"]?.string == "a")
    #expect(phrase["variants"]?.array?.first?.object?["count"]?.integer == 5)
    let compared = try desk.plenum.compare(
      target: NoteCondition(field: .theme, value: "a"), reference: nil, theme: nil, in: selection,
      showingVariants: true, asCSV: false)
    let terms = (compared.json.object?["rows"]?.array ?? []).compactMap(\.object)
    #expect(terms.contains { $0["term"]?.string == "tidlige indsatser" })
    #expect(terms.allSatisfy { $0["variants"]?.array?.isEmpty == false })
    let places = try desk.plenum.concordance(of: "tidlig indsats", in: selection, asCSV: false)
    #expect(places.json.object?["rows"]?.array?.count == 5)
    #expect(places.json.object?["k"]?.integer == 5)
    let nowhere = try desk.plenum.concordance(of: "senere indsats", in: selection, asCSV: false)
    #expect(nowhere.status == .nothingFound)
    // A research table has words only.
    let table = try desk.plenum.table(
      try #require(ResearchTableName(rawValue: "frequency")), by: nil, terms: [], in: selection,
      asJSON: false)
    #expect(!table.text.contains("tidlig indsats") && table.text.contains("indsats"))
  }

  @Test
  func `every report that counts words names its lexicon, unless the words are the file's own`()
    throws
  {
    let selection = NoteSelection(source: .file(file))
    let tokens = try desk.file(
      "tokens.jsonl", #"{"id":"1","theme":"a","text":"fast vagt","tokens":"fast vagt"}"#)
    let own = NoteSelection(source: .file(tokens), usesOwnTokens: true)
    let target = NoteCondition(field: .theme, value: try #require(notes.values.first?.theme))
    let reports = [
      try desk.plenum.keywords(by: .theme, in: selection, limit: 1, asCSV: false),
      try desk.plenum.compare(
        target: target, reference: nil, theme: nil, in: selection, asCSV: false),
      try desk.plenum.trend(of: "skole", in: selection, asCSV: false),
      try desk.plenum.concordance(of: "skole", in: selection, asCSV: false),
      try desk.plenum.phrases(in: selection, limit: 1, asCSV: false),
      try desk.plenum.summary(of: .file(file), format: .html, to: nil),
      try desk.plenum.table(
        try #require(ResearchTableName(rawValue: "trend")), by: nil, terms: ["skole"],
        in: selection, asJSON: true),
    ]
    for report in reports {
      #expect(report.json.object?["lexicon"]?.string?.hasPrefix("plenum-") == true)
    }
    #expect(reports[5].text.contains("fundet med ordlisten plenum-"))
    let plain = try desk.plenum.keywords(by: .theme, in: own, limit: 1, asCSV: false)
    #expect(plain.json.object?["lexicon"] == .null)
  }

  @Test func `what is asked of a field or value that the notes do not have is refused`() throws {
    func compare(
      _ target: NoteCondition, to reference: NoteCondition? = nil,
      where conditions: [NoteCondition] = []
    ) throws -> Answer {
      try desk.plenum.compare(
        target: target, reference: reference, theme: nil,
        in: NoteSelection(source: .file(file), conditions: conditions), asCSV: false)
    }
    #expect(
      throws: AppError.unknownValue(field: "year", value: "1999", known: ["2019", "2021", "2022"])
    ) { try compare(NoteCondition(field: .year, value: "1999")) }
    #expect(
      throws: AppError.ambiguousValue(
        field: "theme", value: "INKLUDERENDE",
        matching: [
          "Inkluderende almene børnefællesskaber på dagtilbudsområdet",
          "Inkluderende almene børnefællesskaber på skoleområdet",
        ])
    ) { try compare(NoteCondition(field: .theme, value: "INKLUDERENDE")) }
    let north = NoteCondition(field: .region, value: "Region Nordjylland")
    #expect(
      throws: AppError.nothingBeside(target: north.value, reference: north.value)
    ) { try compare(north, to: north) }
    #expect(throws: AppError.nothingToCompare(side: nil)) {
      try compare(north, where: [north])
    }
    #expect(try compare(north).remarks.count == 1)
    #expect(
      try compare(NoteCondition(field: .year, value: "2021"), to: north).remarks.last?
        .contains("74 notater") == true)
  }

  @Test func `what was written at home counts in no figure of the meeting, unless it is asked for`()
    throws
  {
    let lines = (1...12).map { number in
      #"{"id":"\#(number)","year":2021,"table":\#(number % 3),"region":"Region \#(number % 2)","theme":"Leg","text":"Leg fylder"}"#
    }
    let path = try desk.file("home.jsonl", lines.joined(separator: "\n"))
    func selection(_ conditions: [NoteCondition]) -> NoteSelection {
      NoteSelection(source: .file(path), conditions: conditions)
    }
    func counted(_ conditions: [NoteCondition]) throws -> (notes: Int?, remarks: Int) {
      let answer = try desk.plenum.trend(of: "leg", in: selection(conditions), asCSV: false)
      return (
        answer.json.object?["rows"]?.array?.first?.object?["n"]?.integer, answer.remarks.count
      )
    }
    let home = NoteCondition(field: .table, value: "0")
    #expect(try counted([]) == (8, 1))
    #expect(try counted([home]) == (4, 0))
    let target = NoteCondition(field: .region, value: "Region 1")
    let comparison = try desk.plenum.compare(
      target: target, reference: nil, theme: nil, in: selection([]), asCSV: false)
    #expect(
      comparison.text.contains("Region 1: 4 notater")
        && comparison.text.contains("øvrige notater: 4"))
    let beside = try desk.plenum.compare(
      target: home, reference: nil, theme: nil, in: selection([]), asCSV: false)
    #expect(beside.text.contains(": 4 notater") && beside.text.contains("øvrige notater: 8"))
  }

  @Test func `a region is not held against notes that do not say theirs, and they are counted`()
    throws
  {
    let lines = (0..<18).map { number in
      let region = ["", #""region":"Nord","#, #""region":"Syd","#][number / 6]
      return
        #"{"id":"\#(number)",\#(region)"year":2021,"meeting":"m\#(number % 3)","table":\#(number % 2 + 1),"theme":"Leg","text":"Leg fylder"}"#
    }
    let path = try desk.file("unknown.jsonl", lines.joined(separator: "\n"))
    let selection = NoteSelection(source: .file(path))
    let north = NoteCondition(field: .region, value: "Nord")
    let comparison = try desk.plenum.compare(
      target: north, reference: nil, theme: nil, in: selection, asCSV: false)
    #expect(comparison.json.object?["notes_without"] == 6)
    #expect(comparison.json.object?["reference"]?.object?["notes"] == 6)
    #expect(comparison.text.contains("6 notater, som ikke siger, hvilken side de hører til"))
    let keywords = try desk.plenum.keywords(by: .region, in: selection, limit: 3, asCSV: false)
    #expect(keywords.json.object?["notes_without"] == 6)
    #expect(keywords.text.contains("6 notater uden region er ikke med"))
    let table = try desk.plenum.compare(
      target: NoteCondition(field: .table, value: "1"), reference: north, theme: nil,
      in: selection, asCSV: false)
    #expect(table.remarks.contains { $0.hasPrefix("Bord 1 er borde ved 3 møder") })
  }

  @Test func `one region has one name, however a file or a question writes it`() throws {
    let lines = (0..<12).map { number in
      #"{"id":"\#(number)","region":"\#(number < 6 ? "Hovedstaden" : number < 9 ? "Region Hovedstaden" : "Region Sjælland")","text":"Leg fylder"}"#
    }
    let path = try desk.file("regions.jsonl", lines.joined(separator: "\n"))
    let selection = NoteSelection(source: .file(path))
    let keywords = try desk.plenum.keywords(by: .region, in: selection, limit: 3, asCSV: false)
    let groups = (keywords.json.object?["groups"]?.array ?? []).compactMap { $0.object?["group"] }
    #expect(groups == ["Region Hovedstaden", "Region Sjælland"])
    let chosen = NoteSelection(
      source: .file(path), conditions: [NoteCondition(field: .region, value: "hovedstaden")])
    #expect(
      try desk.plenum.concordance(of: "leg", in: chosen, asCSV: false).json.object?["n"] == 9)
  }

  @Test func `a field that is named twice asks for either value, and two fields for both`() throws {
    func count(_ conditions: [(NoteField, String)]) throws -> Int? {
      let selection = NoteSelection(
        source: .file(file), conditions: conditions.map { NoteCondition(field: $0, value: $1) })
      return try desk.plenum.concordance(of: "skole", in: selection, asCSV: false)
        .json.object?["n"]?.integer
    }
    let (first, second) = (try count([(.year, "2019")]), try count([(.year, "2021")]))
    #expect(try count([(.year, "2019"), (.year, "2021")]) == (first ?? 0) + (second ?? 0))
    #expect(
      try count([(.year, "2021"), (.region, "Region Nordjylland"), (.year, "2022")]) ?? 0
        < (first ?? 0) + (second ?? 0))
    #expect(throws: AppError.self) { try count([(.year, "2019"), (.year, "1999")]) }
  }

  @Test func `notes of both sides are named as left out of the second`() throws {
    let comparison = try desk.plenum.compare(
      target: NoteCondition(field: .region, value: "Region Nordjylland"),
      reference: NoteCondition(field: .year, value: "2021"), theme: nil,
      in: NoteSelection(source: .file(file)), asCSV: false)
    #expect(
      comparison.json.object?["reference"]?.object?["name"]?.string
        == "2021 uden Region Nordjylland")
  }

  @Test func `words are not tested against marks that the machine made of them`() throws {
    let selection = NoteSelection(source: .file(file))
    let keywords = try desk.plenum.keywords(by: .area, in: selection, limit: 4, asCSV: false)
    let rows = (keywords.json.object?["rows"]?.array ?? []).compactMap(\.object)
    #expect(!rows.isEmpty && rows.allSatisfy { $0["indication_only"] == .bool(true) })
    #expect(keywords.text.contains("Maskinen har sat nogle af mærkerne"))
    #expect(!keywords.text.contains("Holder") && keywords.text.contains("Økonomi og udgiftspres"))
    let compared = try desk.plenum.compare(
      target: NoteCondition(field: .area, value: "almen-special"), reference: nil, theme: nil,
      in: selection, asCSV: false)
    #expect(compared.json.object?["sides_by_machine_marks"] == .bool(true))
    #expect(compared.text.contains("Siderne er valgt efter mærker"))
  }

  @Test func `tokens that the notes do not have are missed`() throws {
    let selection = NoteSelection(source: .file(file), usesOwnTokens: true)
    #expect(
      throws: AppError.unknownField(
        "tokens",
        known: ["meeting", "theme", "region", "year", "table", "kind", "municipality", "area"])
    ) { try desk.plenum.keywords(by: .theme, in: selection, limit: 3, asCSV: false) }
  }

  @Test func `no notes are nothing found, never a fault`() throws {
    try desk.meeting()
    let selection = NoteSelection(
      source: .store, conditions: [NoteCondition(field: .year, value: "2021")])
    let target = NoteCondition(field: .region, value: "Region Nordjylland")
    #expect(try desk.plenum.code(.store).status == .nothingFound)
    #expect(
      try desk.plenum.summary(of: .store, format: .markdown, to: nil).status == .nothingFound)
    #expect(
      try desk.plenum.keywords(by: .theme, in: selection, limit: 3, asCSV: false).status
        == .nothingFound)
    #expect(
      try desk.plenum.compare(
        target: target, reference: nil, theme: nil, in: selection, asCSV: false
      ).status == .nothingFound)
    #expect(
      try desk.plenum.export(meeting: nil, format: .jsonl, to: nil).status == .nothingFound)
  }

  @Test func `a file with a line that is no note is not read in part`() throws {
    let broken = try desk.file("broken.jsonl", #"{"text": "en"}"# + "\n{\n")
    let error = #expect(throws: AppError.self) { try desk.plenum.code(.file(broken)) }
    guard case .fileRefused(let problems)? = error else {
      Issue.record("not refused as a file")
      return
    }
    #expect(problems.map(\.line) == [2])
  }

  @Test func `a document is written whole for its owner alone, and leaves nothing beside it`()
    throws
  {
    let page = desk.folder + "/side.html"
    for _ in 1...2 { _ = try desk.plenum.summary(of: .file(file), format: .html, to: page) }
    #expect(try desk.text(of: page).hasPrefix("<!DOCTYPE html>"))
    #expect(try desk.mode(of: page) == 0o600)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: desk.folder).allSatisfy {
        !$0.contains(".part-")
      })
    #expect(throws: FileFailure(path: desk.folder, reason: .isDirectory)) {
      try desk.plenum.summary(of: .file(file), format: .html, to: desk.folder)
    }
  }

  @Test func `what is neither file nor folder is written to and stays what it is`() throws {
    // Reached by a link, so that a rename would not harm the machine.
    let full = desk.folder + "/full"
    try FileManager.default.createSymbolicLink(atPath: full, withDestinationPath: "/dev/full")
    #expect(throws: FileFailure(path: full, reason: .diskFull)) {
      try desk.plenum.summary(of: .file(file), format: .html, to: full)
    }
    let target = try desk.file(
      "mål.csv", "\u{FEFF}id;meeting;" + String(repeating: "x", count: 900))
    let link = desk.folder + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    try desk.meeting()
    let bold = Plenum(
      storePath: desk.store, surroundings: desk.surroundings, replacesFiles: true)
    _ = try bold.export(meeting: nil, format: .csv, to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try desk.text(of: target).hasPrefix("\u{FEFF}id;meeting"))
  }
}

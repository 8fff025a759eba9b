import Foundation
import PlenumAnalysis
import PlenumIndex
import PlenumModel

/// The repository's root, found from this file.
let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The sample notes that plenum ships, with their gold codes as people's marks and their gold
/// points as settled.
enum SampleNotes {
  static func notes(of meeting: String? = nil) throws -> [NoteRecord] {
    let file = packageRoot.appending(path: "Corpus/meetings/notes.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let object = try JSONValue(parsing: String(line)).object ?? JSONObject()
      let note = NoteRecord(
        id: object["id"]?.string ?? "", meeting: object["meeting"]?.string,
        year: object["year"]?.integer,
        date: object["date"]?.string.flatMap { CalendarDate(iso: $0) },
        region: object["region"]?.string, table: object["table"]?.integer,
        theme: object["theme"]?.string, municipality: object["municipality"]?.string,
        kind: object["kind"]?.string.flatMap { NoteKind(rawValue: $0) } ?? .point,
        text: object["text"]?.string ?? "",
        codes: object["codes"]?.array?.compactMap { $0.string.map { FocusAreaID($0) } },
        point: object["point"]?.string)
      return meeting == nil || note.meeting == meeting ? note : nil
    }
  }

  /// The gold groups as points that a person settled.
  static func points(of notes: [NoteRecord]) -> [Point] {
    var members: [String: [NoteRecord]] = [:]
    for note in notes { if let point = note.point { members[point, default: []].append(note) } }
    return members.keys.sorted().map { id in
      Point(
        id: id, meeting: members[id]?.first?.meeting ?? "", theme: members[id]?.first?.theme,
        notes: members[id]?.map(\.id) ?? [])
    }
  }

  /// Every gold code; the first of every third note by a person, the others by rule.
  static func codings(of notes: [NoteRecord]) -> [String: [Coding]] {
    var codings: [String: [Coding]] = [:]
    for (place, note) in notes.enumerated() {
      codings[note.id] = note.codes?.map { area in
        Coding(
          area: area, origin: place % 3 == 0 ? .person : .rule, probability: 1, isSure: true,
          codebook: codebook.version)
      }
    }
    return codings
  }

  private static var firstDay: CalendarDate {
    guard let day = CalendarDate(iso: "2024-01-01") else { preconditionFailure("a real day") }
    return day
  }

  static let codebook = Codebook(
    version: CodebookVersion("2024.1"), date: firstDay,
    title: "KL's fokus",
    areas: [
      ("dagtilbud", "Kvalitet i dagtilbud"),
      ("inklusion", "Stærke og inkluderende børnefællesskaber"),
      ("almen-special", "Sammenhæng mellem almen- og specialområdet"),
      ("undervisning", "God, motiverende og varieret undervisning"),
      ("sammenhaeng", "Sammenhæng i indsatsen fra 0 til 25 år"),
      ("teknologi", "Teknologi i dagtilbud og skole"),
      ("unge", "Unges stemme og samskabelse"), ("oekonomi", "Økonomi og udgiftspres"),
      ("ejerskab", "Kommunalt ejerskab og kerneværdier"),
      ("videndeling", "Partnerskaber og videndeling"),
    ].map {
      FocusArea(id: FocusAreaID($0.0), name: $0.1, inclusion: "", exclusion: nil, years: [])
    }, indicators: [])

  /// The two regions of June 2021 against each other.
  static func comparison() throws -> Comparison {
    let notes = try notes()
    let index = index(of: notes)
    return Comparison(
      of: ComparisonInput(
        notes: notes, index: index, codings: codings(of: notes), codebook: codebook,
        target: index.notes(where: .region, is: "Region Nordjylland")
          .intersection(index.notes(where: .year, is: "2021")),
        reference: index.notes(where: .region, is: "Region Hovedstaden")
          .intersection(index.notes(where: .year, is: "2021")),
        targetName: "Region Nordjylland", referenceName: "Region Hovedstaden"))
  }

  static func keywords(by grouping: KeywordTable.Grouping) throws -> KeywordTable {
    let notes = try notes()
    let index = index(of: notes)
    return KeywordTable(of: index.all, in: index, notes: notes, by: grouping)
  }

  private static func index(of notes: [NoteRecord]) -> TermIndex {
    var builder = IndexBuilder()
    for note in notes { builder.add(note) }
    return builder.finish()
  }

  /// A whole meeting of the sample.
  static func summary(of meeting: String, isSettled: Bool) throws -> Summary {
    let notes = try notes(of: meeting)
    let facts = MeetingFacts(
      id: meeting, title: "Kommunaldirektørernes møde om børn og unge", date: notes.first?.date,
      region: notes.first?.region)
    return Summary(
      of: SummaryInput(
        meetings: [facts], notes: notes, codings: codings(of: notes),
        points: isSettled ? points(of: notes) : [], codebook: codebook))
  }
}

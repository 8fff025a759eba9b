import Foundation
import FoundationXML
import PlenumAnalysis
import PlenumCorpus
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

private let meeting = "2022-10-05-partnerskab"

private func meetingID() throws -> MeetingID { try #require(MeetingID(meeting)) }

/// A desk with the sample notes, their codes settled or not.
private func desk(settled: Bool = false) throws -> Desk {
  let desk = try Desk()
  let file = try desk.file("notater.jsonl", CorpusFile.sampleNotes.text)
  _ = try desk.plenum.importFiles([file], meeting: nil, isDryRun: false, isSettled: settled)
  return desk
}

private func review(_ desk: Desk, coder: String? = nil, all: Bool = false) throws -> CodingReview {
  try desk.plenum.review(
    meeting: meeting, role: .chair, coder: try coder.map { try #require(SecondCoder($0)) },
    codebook: nil, includesDecided: all)
}

private func codes(_ desk: Desk, codebook: String? = nil) throws -> JSONValue {
  try desk.plenum.code(.meeting(meeting), codebook: codebook).json
}

private func settled(_ desk: Desk, coder: String? = nil) throws -> [UniqueID: SettledCodes] {
  try desk.plenum.store().settledCodes(of: meetingID(), coder: coder)
    .compactMapValues { $0[Codebook.current.version] }.filter { $0.value.isExact }
}

@Suite struct CodingReviewTests {
  @Test func `stores every decision with a role before the next note`() throws {
    let desk = try desk()
    var review = try review(desk)
    for (number, key) in ["g", "a", "1"].enumerated() {
      #expect(try settled(desk).count == min(number, 2))
      try review.press(Unicode.Scalar(key) ?? " ")
    }
    try review.press("g")
    let decisions = try settled(desk)
    #expect(decisions.count == 3 && decisions.values.allSatisfy { $0.role == "formand" })
    #expect(
      try desk.plenum.store().journal(after: 0).count { $0.change == .noteCoded } == 3)
    #expect(review.account.json.object?["left"] == .integer(77))
  }

  @Test func `takes decisions back as if they had not been`() throws {
    let desk = try desk()
    let before = try codes(desk)
    var review = try review(desk)
    for key: Unicode.Scalar in ["a", "g", "3", "g", "f", "f", "f", "f"] { try review.press(key) }
    #expect(try settled(desk).isEmpty)
    #expect(try codes(desk) == before)
  }

  @Test func `gives a decision back what it replaced`() throws {
    let desk = try desk(settled: true)
    let before = try settled(desk).mapValues(\.present)
    var review = try review(desk, all: true)
    try review.press("a")
    try review.press("a")
    #expect(try settled(desk).mapValues(\.present) != before)
    try review.press("f")
    try review.press("f")
    #expect(try settled(desk).mapValues(\.present) == before)
  }

  @Test func `asks only about notes that nobody has decided about`() throws {
    let desk = try desk(settled: true)
    #expect(try review(desk).isOver)
    #expect(try review(desk).account.status == .nothingFound)
    let all = try review(desk, all: true)
    #expect(!all.isOver)
  }

  @Test func `lets no later run of the machine change what a person said`() throws {
    let desk = try desk()
    var review = try review(desk)
    try review.press("a")
    try review.press("1")
    try review.press("g")
    let decisions = try settled(desk)
    _ = try codes(desk)
    let codings = try #require(try codes(desk).object?["notes"]?.array)
    for note in codings {
      let object = try #require(note.object)
      let id = try #require(object["id"]?.string.flatMap { UniqueID($0) })
      let marks = (object["codes"]?.array ?? []).compactMap(\.object)
      if let decision = decisions[id] {
        #expect(marks.compactMap { $0["area"]?.string } == decision.present.map(\.value))
        #expect(marks.allSatisfy { $0["origin"] == "person" })
      } else {
        #expect(marks.allSatisfy { $0["origin"] != "person" })
      }
    }
  }

  @Test func `keeps a blind coder apart and shows no proposals`() throws {
    let desk = try desk(settled: true)
    let before = try settled(desk)
    var blind = try review(desk, coder: "B")
    #expect(!blind.screen.contains("[x]") && !blind.screen.contains(" %"))
    try blind.press("2")
    try blind.press("g")
    #expect(try settled(desk) == before)
    #expect(try settled(desk, coder: "B").count == 1)
    let agreement = try desk.plenum.agreement(
      of: "afgjort", and: "B", meeting: meeting, codebook: nil, showsTexts: false)
    #expect(agreement.json.object?["notes"] == 1 && agreement.json.object?["unmatched"] == 79)
  }

  @Test(arguments: ["Anders Hansen", "Anders", "AH", "", "7", "?", "afgjort"])
  func `a second coder is a letter or a role, never a name`(name: String) {
    #expect(SecondCoder(name) == nil)
    #expect(SecondCoder("b")?.name == "B" && SecondCoder("ø")?.name == "Ø")
    #expect(SecondCoder("analytiker")?.name == "analytiker")
  }

  @Test func `stores no correction of a note that was withdrawn meanwhile`() throws {
    let desk = try desk()
    var review = try review(desk)
    for note in try desk.plenum.store().notes(of: meetingID()) {
      try desk.plenum.store().writing { transaction throws(StoreError) in
        try transaction.withdraw(note.id)
      }
    }
    #expect(throws: AppError.codingOfWithdrawnNote) { try review.press("g") }
    #expect(review.account.json.object?["left"] == .integer(80))
    #expect(try !desk.plenum.store().journal(after: 0).contains { $0.change == .noteCoded })
  }
}

@Suite struct CodebookUseTests {
  @Test func `codes a meeting under another codebook beside the first`() throws {
    let desk = try desk(settled: true)
    let first = try codes(desk)
    let second = try codes(desk, codebook: "kernevaerdier-2019.1")
    #expect(second.object?["codebook"] == "kernevaerdier-2019.1")
    #expect(try codes(desk) == first)
    let areas = Set(
      second.object?["notes"]?.array?.flatMap { $0.object?["codes"]?.array ?? [] }
        .compactMap { $0.object?["area"]?.string } ?? [])
    #expect(areas.isSubset(of: Codebook.coreValues.areas.map(\.id.value)) && areas.count > 3)
    #expect(throws: AppError.unknownCodebook("2030", known: Codebook.library.map(\.version))) {
      _ = try codes(desk, codebook: "2030")
    }
  }

  @Test func `names file, line and reason of a codebook that cannot be used`() throws {
    let desk = try Desk()
    let definitions = """
      {"version": "1", "date": "2024-07-01", "title": "Prøve", "areas": [
        {"id": "a", "name": "A", "inclusion": "Om a.", "exclusion": null, "years": [2024]}]}
      """
    let file = try desk.file("codebook.json", definitions)
    _ = try desk.file("indicators.tsv", "area\tpattern\tweight\tnote\na\tx\t2\tboth\n")
    #expect(try desk.plenum.checkCodebook(at: file).text.contains("Kodebogen kan bruges."))
    let table = try desk.file(
      "indicators.tsv",
      "area\tpattern\tweight\tnote\na\tx\t2\tboth\n@c\t@d\t1\tboth\n@d\t@c\t1\tboth\n")
    let ring = CodebookError(file: table, line: 4, reason: .classCycle(["c", "d", "c"]))
    #expect(throws: AppError.faultyCodebook(ring)) { _ = try desk.plenum.checkCodebook(at: file) }
    let message = Message(for: AppError.faultyCodebook(ring)).text
    #expect(message.contains("\(table), linje 4: Ordklasserne går i ring: @c → @d → @c."))
    _ = try desk.file("codebook.json", definitions.replacing("Om a.", with: ""))
    #expect(
      throws: AppError.faultyCodebook(
        CodebookError(file: file, line: 2, reason: .unfitValue(field: "inclusion")))
    ) { _ = try desk.plenum.checkCodebook(at: file) }
  }

  @Test func `a codebook beside itself is the same, area by area unsaid`() throws {
    let desk = try Desk()
    let same = try desk.plenum.difference(of: "2024.1", and: "2024.1")
    #expect(same.text.contains("De to kodebøger er ens.") && same.status == .nothingFound)
    #expect(!same.text.contains("er det samme som"))
    let other = try desk.plenum.difference(of: "kernevaerdier-2019.1", and: "2024.1")
    #expect(other.text.contains("Områder, der svarer til hinanden"))
    #expect(
      throws: AppError.unknownArea(
        "nope", codebook: Codebook.current.version, known: Codebook.current.areas.map(\.id))
    ) { _ = try desk.plenum.codebook(nil, area: "nope") }
  }

  @Test func `exports a codebook that the published schema takes`() throws {
    let desk = try Desk()
    for codebook in Codebook.library {
      let path = desk.folder + "/kodebog.qdc"
      _ = try desk.plenum.exportCodebook(codebook.version.value, format: .qdc, to: path)
      let text = try desk.text(of: path)
      #expect(text.contains("xmlns=\"urn:QDA-XML:codebook:1.0\""))
      #expect(text.components(separatedBy: "<Code ").count == codebook.areas.count + 1)
      let parser = XMLCheck(text)
      #expect(parser.isWellFormed && parser.codes == codebook.areas.map(\.name))
    }
  }
}

extension CodebookUseTests {
  private static let schema = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/schemas/refi-qda-codebook-1.0.xsd").path

  @Test(
    .enabled(
      if: ChildProcess.path(of: "xmllint") != nil
        && FileManager.default.fileExists(atPath: schema),
      "needs xmllint (libxml2-utils) and the published schema"))
  func `is valid against the published schema`() throws {
    let desk = try Desk()
    let path = desk.folder + "/kodebog.qdc"
    _ = try desk.plenum.exportCodebook(nil, format: .qdc, to: path)
    let process = ChildProcess("xmllint", ["--noout", "--schema", Self.schema, path])
    #expect(try process.run().status == 0)
  }
}

@Suite struct LearningUseTests {
  @Test func `learns, codes with what it learnt, and unlearns`() throws {
    let desk = try desk(settled: true)
    let before = try desk.plenum.code(.store).json
    let learnt = try desk.plenum.learn(codebook: nil)
    #expect(learnt.json.object?["kept"] == true && learnt.json.object?["model"] == 1)
    #expect(try desk.plenum.code(.store).json.object?["model"] == 1)
    #expect(try desk.plenum.undoLearning(codebook: nil).json.object?["undone"] == 1)
    #expect(try desk.plenum.code(.store).json == before)
    #expect(throws: AppError.noModelToUndo) { _ = try desk.plenum.undoLearning(codebook: nil) }
  }

  @Test func `learns nothing where nobody has decided`() throws {
    let desk = try desk()
    #expect(throws: AppError.tooLittleToLearn(settled: 0, needed: 20)) {
      _ = try desk.plenum.learn(codebook: nil)
    }
  }

  @Test func `refuses a model that belongs to another codebook`() throws {
    let desk = try desk()
    _ = try desk.plenum.store().writing { transaction throws(StoreError) in
      try transaction.keepModel(
        CodingModel.shipped(for: CodebookVersion("2030.1")).json, for: Codebook.current.version)
    }
    #expect(
      throws: AppError.faultyModel(
        number: 1,
        .otherCodebook(CodebookVersion("2030.1"), expected: Codebook.current.version))
    ) { _ = try desk.plenum.code(.store) }
  }

  @Test func `compares two files by the notes that both have`() throws {
    let desk = try Desk()
    let first = try desk.file(
      "a.jsonl",
      """
      {"id": "1", "text": "x", "codes": ["unge"]}
      {"id": "2", "text": "y", "codes": []}
      {"id": "3", "text": "z", "codes": ["dagtilbud"]}
      """)
    let second = try desk.file(
      "b.jsonl",
      """
      {"id": "1", "text": "x", "codes": ["oekonomi"]}
      {"id": "2", "text": "y", "codes": []}
      """)
    let answer = try desk.plenum.agreement(
      of: first, and: second, meeting: nil, codebook: nil, showsTexts: false)
    #expect(answer.json.object?["notes"] == 2 && answer.json.object?["unmatched"] == 1)
    #expect(answer.json.object?["f1"] == .double(0) && answer.json.object?["identical"] == 1)
    #expect(!answer.text.contains(" x\n"))
    let meetings = try desk.file(
      "c.jsonl",
      (1...3).map { #"{"id": "\#($0)", "meeting": "m\#($0)", "text": "x", "codes": ["unge"]}"# }
        .joined(separator: "\n"))
    let few = try desk.plenum.agreement(
      of: meetings, and: meetings, meeting: nil, codebook: nil, showsTexts: false)
    #expect(few.json.object?["bootstrap_units"] == 3)
    #expect(
      few.text.replacing("\n", with: " ").contains(
        "udtrækning af de 3 møder; med så få er intervallet kun et fingerpeg"))
    let other = try PlenumAppTests.desk(settled: true)
    let original = try other.file("original.jsonl", CorpusFile.sampleNotes.text)
    let exported = try other.file("eksport.jsonl", try other.exported())
    for files in [(original, exported), (exported, original)] {
      let same = try other.plenum.agreement(
        of: files.0, and: files.1, meeting: nil, codebook: nil, showsTexts: false)
      #expect(same.json.object?["notes"] == 344 && same.json.object?["unmatched"] == 0)
      #expect(same.json.object?["identical"] == 344)
    }
    let all = try other.plenum.agreement(
      of: "afgjort", and: "maskinen", meeting: nil, codebook: nil, showsTexts: false)
    #expect(all.json.object?["notes"] == 344 && all.json.object?["bootstrap_unit"] == "meeting")
    // Where the machine is wrong the definition need not be.
    #expect(all.text.contains("Hvor svarene er forskellige"))
    #expect(throws: AppError.nothingInCommon("afgjort", "C")) {
      _ = try other.plenum.agreement(
        of: "afgjort", and: "C", meeting: nil, codebook: nil, showsTexts: false)
    }
    let unknown = AppError.unknownCoder(
      "C", meeting: try meetingID(), known: ["afgjort", "maskinen"])
    #expect(throws: unknown) {
      _ = try other.plenum.agreement(
        of: "afgjort", and: "C", meeting: meeting, codebook: nil, showsTexts: false)
    }
  }

}

/// Reads an exported codebook back by another parser.
private final class XMLCheck: NSObject, XMLParserDelegate {
  private(set) var codes: [String] = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if element == "Code" { codes.append(attributes["name"] ?? "") }
  }
}

import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel
import PlenumReport

extension Plenum {
  /// The main job on invented meetings, in a store of its own that is gone afterwards; the user's is not touched.
  ///
  /// - Parameter folder: where the page is written; nil: a new folder under the system's temporary one.
  package func demo(writingTo folder: String?) throws -> Answer {
    let workshop = try FileBytes.temporaryFolder()
    let files = DemoFiles(folder: workshop)
    defer { files.remove() }
    let page = (try folder ?? FileBytes.temporaryFolder()) + "/plenum-demo.html"
    let demo = Plenum(storePath: files.store, surroundings: surroundings)
    try FileBytes.write(CorpusFile.sampleLetter.bytes, to: files.letter)
    try FileBytes.write(Self.sampleNotes, to: files.notes)

    var steps = DemoSteps()
    let letter = try demo.letter(at: files.letter)
    let created = try demo.createMeetings(fromLetterAt: files.letter, tables: nil)
    steps.show(letter: letter)
    let imported = try demo.importFiles(
      [files.notes], meeting: nil, isDryRun: false, isSettled: true)
    steps.show(importReceipt: imported)
    guard let meeting = letter.meetings(codebook: Codebook.current.version).first?.id else {
      preconditionFailure("the sample letter invites to a meeting, as a test holds")
    }
    let selected = try demo.notes(of: NoteSelection(source: .meeting(meeting.value)))
    steps.show(codingsOf: selected)
    let report = SummaryReport(Summary(of: selected.summaryInput))
    steps.show(report)
    let regions = try demo.notes(
      of: NoteSelection(
        source: .store, conditions: [NoteCondition(field: .year, value: "2021")]))
    let comparison = try regions.comparison(
      target: NoteCondition(field: .region, value: "Region Nordjylland"),
      reference: NoteCondition(field: .region, value: "Region Hovedstaden"), usingOwnTokens: false)
    steps.show(ComparisonReport(comparison))
    try FileBytes.write(Array(report.html.utf8), to: page)
    steps.end(page: page)
    return Answer(
      text: steps.text,
      json: [
        "meetings": created.json.object?["meetings"] ?? .null,
        "import": imported.json.object?["import"] ?? .null,
        "summary": report.json, "comparison": ComparisonReport(comparison).json,
        "page": .string(page),
      ])
  }

  /// The sample notes with the points that people have settled, and without their focus areas: those are for the machine
  /// to propose.
  private static var sampleNotes: [UInt8] {
    let records = NotesFileReader.read(CorpusFile.sampleNotes.bytes).notes.map { entry in
      var record = entry.record
      record.codes = nil
      return record
    }
    return Array(NotesFileWriter.jsonl(records).utf8)
  }
}

/// What the demo lays down while it runs.
private struct DemoFiles {
  let folder: String
  var store: String { folder + "/plenum.sqlite" }
  var letter: String { folder + "/indbydelse.txt" }
  var notes: String { folder + "/notater.jsonl" }

  func remove() {
    for file in [store, store + "-journal", letter, notes] { FileBytes.remove(file) }
    FileBytes.removeFolder(folder)
  }
}

/// What the demo prints, step by step, so that a person who has never heard of plenum sees what it is for.
private struct DemoSteps {
  private(set) var text = """
    plenum følger et politisk møde hele vejen: fra indbydelsesbrevet over bordenes
    notater til opsamlingen i plenum og til næste års sammenligning. Her er det vist
    på opdigtede notater. Dit eget lager er ikke rørt.

    """
  private var number = 0

  private mutating func step(_ title: String, _ command: String) {
    number += 1
    let heading = "\(number). \(title)"
    text += "\n\(heading)\n\(String(repeating: "=", count: heading.count))\n  $ \(command)\n\n"
  }

  mutating func show(letter: Letter) {
    step("Brevet læses", "plenum meeting create --from-letter indbydelse.txt")
    text += letter.text.indented
  }

  mutating func show(importReceipt: Answer) {
    step("Notaterne importeres", "plenum import notater.jsonl --settled")
    text += importReceipt.text.indented
    for remark in importReceipt.remarks { text += remark.indented }
  }

  mutating func show(codingsOf selected: SelectedNotes) {
    step(
      "Indsatsområder foreslås, med ordene, der førte til dem",
      "plenum code --meeting 2019-03-28-skanderborg")
    let telling = selected.notes.filter { note in
      selected.codings[note.id]?.contains { $0.isSure && $0.evidence.count > 1 } == true
    }
    let report = CodingReport(
      of: Array(telling.prefix(3)), codings: selected.codings, codebook: .current)
    text += report.text.indented
  }

  mutating func show(_ report: SummaryReport) {
    step("Opsamlingen til plenum", "plenum summary --meeting 2019-03-28-skanderborg")
    text += report.text.beginning(lines: 48).indented
    text += "\n  … Hele opsamlingen står på siden, der nævnes nederst.\n"
  }

  mutating func show(_ report: ComparisonReport) {
    step(
      "To regioner sammenlignes",
      #"plenum compare --target "region=Region Nordjylland" --reference "region=Region Hovedstaden" --where year=2021"#
    )
    text += report.text.beginning(lines: 34).indented
    text += "\n  … Kommandoen ovenfor viser også indsatsområder, arter og metode.\n"
  }

  mutating func end(page: String) {
    text += """

      Opsamlingen ligger også som en side, der kan åbnes og udskrives:
        \(page)

      Prøv nu selv:
        plenum meeting create --from-letter BREV     sæt dit eget møde op
        plenum note add --help                       skriv et notat
        plenum help                                  se alle kommandoer

      """
  }
}

extension String {
  /// The paragraphs that begin within the first `lines` lines, whole.
  fileprivate func beginning(lines limit: Int) -> String {
    var kept: [Substring] = []
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, kept.count >= limit { break }
      kept.append(line)
    }
    return kept.joined(separator: "\n") + "\n"
  }

  /// Every line that is not blank moved in by two blanks.
  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }
}

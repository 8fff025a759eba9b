import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumText

extension Plenum {
  /// The main job on invented meetings, in a store of its own that is gone afterwards; the user's is not touched.
  ///
  /// - Parameter folder: where the page is written; nil: a new folder under the system's temporary one.
  package func demo(writingTo folder: String?) throws -> Answer {
    let workshop = try FileBytes.temporaryFolder(in: surroundings.temporaryFolder)
    let files = DemoFiles(folder: workshop)
    defer { files.remove() }
    let target = try folder ?? FileBytes.temporaryFolder(in: surroundings.temporaryFolder)
    let page = target + "/plenum-demo.html"
    let demo = Plenum(storePath: files.store, surroundings: surroundings)
    try FileBytes.write(CorpusFile.sampleLetter.bytes, to: files.letter)
    try FileBytes.write(Self.sampleNotes, to: files.notes)

    var steps = DemoSteps()
    let letter = try demo.letter(at: files.letter)
    let created = try demo.createMeetings(fromLetterAt: files.letter, tables: nil)
    let imported = try demo.importFiles(
      [files.notes], meeting: nil, isDryRun: false, isSettled: true)
    guard let meeting = letter.meetings(codebook: Codebook.current.version).first?.id else {
      preconditionFailure("the sample letter invites to a meeting, as a test holds")
    }
    steps.show(letter: letter, meeting: meeting)
    steps.show(importReceipt: imported)
    let selected = try demo.notes(of: NoteSelection(source: .meeting(meeting.value)))
    steps.show(codingsOf: selected, at: meeting)
    let lexicon = TextAnalyzer.standard.lexiconVersion
    let report = SummaryReport(Summary(of: selected.summaryInput), lexicon: lexicon)
    steps.show(report, of: meeting)
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
        "lexicon": .string(lexicon), "page": .string(page),
      ], remarks: Self.missingLexiconRemarks)
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

/// What the demo prints, step by step, so that a person who has never heard of plenum sees what it is for. What stands
/// below a command is what the command prints, or a part of it.
private struct DemoSteps {
  private(set) var text = """
    KL inviterer politikere fra kommunerne til regionale møder om børn og unge. Ved
    hvert bord skriver en notetager ned, hvad der bliver sagt, og få minutter efter
    skal mødets formand samle det hele op i plenum.

    Programmet plenum hjælper med det: Det læser indbydelsesbrevet, gemmer bordenes
    notater, foreslår, hvilke af KL's indsatsområder de handler om, skriver
    opsamlingen og sammenligner regioner og år. Hver linje i en opsamling er et
    notat ord for ord eller et tal, der kan tælles efter.

    Her er et opdigtet møde fra brev til opsamling. Dit eget lager er ikke rørt.

    """
  private var number = 0

  private static let rule = String(repeating: "─", count: TerminalText.width)

  private mutating func step(_ title: String, _ command: String) {
    number += 1
    text += """
      \(Self.rule)
      \(number). \(title)
      $ \(command)

      """
  }

  mutating func show(letter: Letter, meeting: MeetingID) {
    step("Læs brevet, og opret mødet", "plenum meeting read indbydelse.txt")
    text += letter.outline
    text += """

      Mødet oprettes ud fra det samme brev og hedder \(meeting):
      $ plenum meeting create --from-letter indbydelse.txt

      """
  }

  mutating func show(importReceipt: Answer) {
    step(
      "Importér bordenes notater – her også fra tre andre møder",
      "plenum import notater.jsonl --settled")
    text += importReceipt.text
    text += """

      Mennesker har samlet notater, der siger det samme, i punkter; derfor --settled.

      """
    for remark in importReceipt.remarks { text += remark + "\n" }
  }

  mutating func show(codingsOf selected: SelectedNotes, at meeting: MeetingID) {
    step(
      "Se, hvilke indsatsområder notaterne handler om – her tre af dem",
      "plenum code --meeting \(meeting)")
    let report = CodingReport(
      of: selected.notes, codings: selected.codings, codebook: .current)
    text += report.text(showing: selected.tellingNotes)
  }

  mutating func show(_ report: SummaryReport, of meeting: MeetingID) {
    step(
      "Skriv opsamlingen – her et uddrag", "plenum summary --meeting \(meeting)")
    text += report.excerpt
  }

  mutating func show(_ report: ComparisonReport) {
    step(
      "Sammenlign to regioner – her de indsatsområder, hvor forskellen er størst",
      """
      plenum compare --target "region=Region Nordjylland" \\
          --reference "region=Region Hovedstaden" --where year=2021
      """)
    text += report.excerpt
    text += """

      Tallene i klammer er usikkerheden. Rummer de nul, kan forskellen være tilfældig.

      """
  }

  mutating func end(page: String) {
    text += """
      \(Self.rule)
      Hele opsamlingen ligger som en side, der kan vises på en skærm og skrives ud:
        \(page)

      Prøv nu selv:
        plenum meeting create --from-letter BREV   opret et møde ud fra jeres brev
        plenum note add --help                     se, hvordan et notat skrives
        plenum help                                se alle kommandoer

      """
  }
}

extension SelectedNotes {
  /// One note of every theme that shows best how focus areas are found: the one that the machine is surest of by at
  /// least two places in its text, and about an area that no note before it shows.
  fileprivate var tellingNotes: [NoteRecord] {
    var shown: Set<FocusAreaID> = []
    var themes: [String?] = []
    for note in notes where !themes.contains(note.theme) { themes.append(note.theme) }
    return themes.compactMap { theme in
      let candidates = notes.filter { $0.theme == theme }.compactMap { note in
        surestCoding(of: note).map { (note: note, coding: $0) }
      }
      let telling = candidates.filter { !shown.contains($0.coding.area) }
        .max { $0.coding.probability < $1.coding.probability }
      if let telling { shown.insert(telling.coding.area) }
      return telling?.note
    }
  }

  private func surestCoding(of note: NoteRecord) -> Coding? {
    codings[note.id]?.filter { $0.isSure && $0.evidence.count > 1 }
      .max { $0.probability < $1.probability }
  }
}

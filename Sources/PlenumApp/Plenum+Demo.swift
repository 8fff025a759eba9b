import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumText

extension Plenum {
  /// The main job on invented meetings, in a store of its own that is gone afterwards; the user's is not touched.
  ///
  /// The letter and the notes stay beside the page, so that a person can go the same way by hand.
  ///
  /// - Parameter folder: where they are written, made where it is missing; nil: a new folder under the system's
  ///   temporary one.
  package func demo(writingTo folder: String?) throws -> Answer {
    let workshop = try FileBytes.temporaryFolder(in: surroundings.temporaryFolder)
    let files = DemoFiles(folder: workshop)
    defer { files.remove() }
    if let folder { try FileBytes.makeFolder(folder) }
    let target = DemoFiles(
      folder: try folder ?? FileBytes.keptFolder(in: surroundings.temporaryFolder))
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
    let report = SummaryReport(
      Summary(of: try demo.summaryInput(of: selected)), lexicon: lexicon)
    steps.show(report, of: meeting)
    let regions = try demo.notes(
      of: NoteSelection(
        source: .store, conditions: [NoteCondition(field: .year, value: "2021")]))
    let comparison = try regions.comparison(
      target: NoteCondition(field: .region, value: "Region Nordjylland"),
      reference: NoteCondition(field: .region, value: "Region Hovedstaden"), usingOwnTokens: false)
    steps.show(ComparisonReport(comparison))
    try writeAnswer(Array(report.html.utf8), to: target.page)
    try writeAnswer(CorpusFile.sampleLetter.bytes, to: target.letter)
    try writeAnswer(Self.sampleNotes, to: target.notes)
    steps.end(target)
    return Answer(
      text: steps.text,
      json: [
        "meetings": created.json.object?["meetings"] ?? .null,
        "import": imported.json.object?["import"] ?? .null,
        "summary": report.json, "comparison": ComparisonReport(comparison).json,
        "lexicon": .string(lexicon), "page": .string(target.page),
        "letter": .string(target.letter), "notes": .string(target.notes),
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

/// What the demo lays down: in a workshop while it runs, and in a folder that the person keeps.
private struct DemoFiles {
  let folder: String
  var store: String { folder + "/plenum-demo.sqlite" }
  var letter: String { folder + "/" + Self.letterName }
  var notes: String { folder + "/" + Self.notesName }
  var page: String { folder + "/plenum-demo.html" }

  // Names that nobody's own files have.
  static let letterName = "plenum-demo-brev.txt"
  static let notesName = "plenum-demo-notater.jsonl"

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
    hvert bord skriver en noteskriver ned, hvad der bliver sagt, og få minutter efter
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
    step("Læs brevet, og opret mødet", "plenum meeting read \(DemoFiles.letterName)")
    text += letter.outline
    text += """

      Mødet oprettes ud fra det samme brev og hedder \(meeting):
      $ plenum meeting create --from-letter \(DemoFiles.letterName)

      """
  }

  mutating func show(importReceipt: Answer) {
    step(
      "Importér bordenes notater – her også fra tre andre møder",
      "plenum import \(DemoFiles.notesName) --settled")
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

  mutating func end(_ files: DemoFiles) {
    text += """
      \(Self.rule)
      Hele opsamlingen ligger som en side, der kan vises på en skærm og skrives ud:
        \(files.page)

      Brevet og notaterne ligger samme sted. Prøv selv med dem i et lager for sig:
        export PLENUM_DB=\(files.store.quotedForShell)
        plenum meeting create --from-letter \(files.letter.quotedForShell)
        plenum import \(files.notes.quotedForShell) --settled

      Læs mere:
        plenum help noteskriver   kom i gang som noteskriver
        plenum help formand       kom i gang som formand
        plenum help analytiker    kom i gang som analytiker
        plenum help               alle kommandoer

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

extension String {
  /// As one word of a shell: as it is where it needs nothing.
  fileprivate var quotedForShell: String {
    let plain = utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
        || "/._-+,:@%".utf8.contains(byte)
    }
    return plain && !isEmpty
      ? self
      : "'\(split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}

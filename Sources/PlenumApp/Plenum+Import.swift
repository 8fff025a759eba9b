import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// Stores the notes of files, all in one transaction or none.
  ///
  /// - Parameters:
  ///   - meeting: the meeting of notes that name none; must exist.
  ///   - isDryRun: nothing is stored, not even a store made; every problem is shown.
  ///   - isSettled: `codes` and `point` of the files are people's decisions.
  package func importFiles(
    _ paths: [String], meeting name: String?, isDryRun: Bool, isSettled: Bool
  ) throws -> Answer {
    let files = paths.map { ($0, content(ofFile: $0)) }
    if isDryRun { return dryRun(files, isSettled: isSettled) }
    let store = try store()
    let fallback = try name.map { try self.meeting($0, in: store).id }
    var triesLeft = 5
    while true {
      do {
        return try importFiles(
          files, from: paths, fallback: fallback, isSettled: isSettled, into: store)
      } catch StoreError.transactionLost where triesLeft > 0 {
        // Another process was faster: the plan is made anew on what the store holds now.
        triesLeft -= 1
      }
    }
  }

  private func importFiles(
    _ files: [(String, Result<NotesFile, FileFailure>)], from paths: [String],
    fallback: MeetingID?, isSettled: Bool, into store: Store
  ) throws -> Answer {
    let meetings = try store.meetings()
    let plan = ImportPlan(
      files: files, meetings: meetings, fallback: fallback, isSettled: isSettled)
    guard plan.problems.isEmpty else { throw AppError.importRefused(plan.problems) }

    let (receipts, record) = try store.importing(ImportLabel(files: paths)) {
      transaction throws(StoreError) in
      // Theme numbers were given by what the store held; another process may have changed it since.
      guard try store.meetings() == meetings else { throw StoreError.transactionLost }
      for meeting in plan.newMeetings { _ = try transaction.create(meeting) }
      for (meeting, theme) in plan.newThemes {
        _ = try transaction.theme(titled: theme.title, in: meeting)
      }
      let receipts = try transaction.write(plan.entries.map(\.draft))
      if isSettled { try transaction.settleDecisions(of: plan) }
      return receipts
    }
    var remarks: [String] = []
    if !plan.decisions.isEmpty, !isSettled {
      remarks.append(
        "Filens \(Danish.list(plan.decisions)) er ikke gemt. Har mennesker afgjort dem, så importér igen med --settled."
      )
    }
    let receipt = ImportReceipt(
      record: record, receipts: receipts, plan: plan, isSettled: isSettled)
    return Answer(text: receipt.text, remarks: remarks) { receipt.json }
  }

  /// Takes one import back whole.
  package func undoImport(_ number: Int) throws -> Answer {
    let undone = try store().undoImport(number)
    var text =
      "Import \(number) er taget tilbage: \(CountedNoun.note.counted(undone.withdrawn)) er trukket tilbage."
    if undone.restored > 0 {
      text +=
        " \(CountedNoun.note.counted(undone.restored)) har igen \(undone.restored == 1 ? "sin" : "deres") tidligere ordlyd."
    }
    if !undone.meetings.isEmpty {
      text +=
        " \(undone.meetings.count == 1 ? "Mødet" : "Møderne") \(Danish.list(undone.meetings.map(\.value))) er væk igen."
    }
    return Answer(
      text: text + "\n",
      json: [
        "undone": .integer(number), "withdrawn": .integer(undone.withdrawn),
        "restored": .integer(undone.restored), "meetings": .strings(undone.meetings.map(\.value)),
      ])
  }

  /// Notes as a file that other programs read, and that plenum imports again without loss (JSONL).
  package func export(
    meeting name: String?, format: ExportFormat, to path: String?
  ) throws -> Answer {
    let store = try store()
    let id = try name.map { try meeting($0, in: store).id }
    let records = try store.records(of: id)
    let document =
      switch format {
      case .jsonl: NotesFileWriter.jsonl(records)
      case .csv: NotesFileWriter.csv(records)
      }
    return try delivered(
      document, to: path, json: ["notes": .array(records.map(NotesFileWriter.line))],
      status: records.isEmpty ? .nothingFound : .done)
  }

  private func content(ofFile path: String) -> Result<NotesFile, FileFailure> {
    do throws(FileFailure) {
      return .success(NotesFileReader.read(try FileBytes.read(path)))
    } catch {
      return .failure(error)
    }
  }

  /// What would be read. Notes that name no meeting are no problem yet.
  private func dryRun(
    _ files: [(String, Result<NotesFile, FileFailure>)], isSettled: Bool
  ) -> Answer {
    let listed = files.flatMap { path, content in
      ((try? content.get())?.notes ?? []).map { (file: path, entry: $0) }
    }
    let plan = ImportPlan(files: files, meetings: [], fallback: nil, isSettled: isSettled)
    let problems = plan.problems.filter { $0.reason != .noMeeting }
    let lines = listed.map { file, entry in
      let record = entry.record
      let place = [
        record.meeting, record.table.map { "bord \($0)" }, record.theme, record.municipality,
      ].compactMap { $0 }.joined(separator: ", ")
      return "\(file), linje \(entry.line): \(record.kind.danish.name)"
        + (place.isEmpty ? "" : " (\(place))") + "\n  \(record.text.firstLine)"
    }
    let summary =
      "\(CountedNoun.note.counted(listed.count)) læst, \(problems.count) fejl. Intet er gemt."
    return Answer(
      text: (lines + problems.map { "FEJL \($0.sentence)" } + [summary]).joined(separator: "\n"),
      json: [
        "accepted": .integer(listed.count), "rejected": .integer(problems.count),
        "duplicates": 0, "revised": 0,
        "notes": .array(listed.map { $0.entry.json(file: $0.file) }),
        "problems": .array(problems.map(\.json)),
      ], status: problems.isEmpty ? .done : .failed)
  }
}

extension WriteTransaction {
  /// Keeps what the files say of focus areas and points as people's decisions.
  fileprivate mutating func settleDecisions(of plan: ImportPlan) throws(StoreError) {
    let role = "import"
    for entry in plan.entries {
      guard let codes = entry.codes else { continue }
      try settleCodes(
        of: entry.draft.id, to: codes, codebook: Codebook.current.version, role: role)
    }
    for point in plan.settledPoints { try settle(point, role: role) }
  }
}

extension ImportPlan {
  /// The points that the notes name, each with all its notes, in the order in which they come.
  fileprivate var settledPoints: [SettledPoint] {
    struct Key: Hashable {
      let meeting: MeetingID
      let point: String
    }
    var order: [Key] = []
    var members: [Key: [NoteDraft]] = [:]
    for entry in entries {
      guard let point = entry.point else { continue }
      let key = Key(meeting: entry.draft.meeting, point: point)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(entry.draft)
    }
    return order.map { key in
      SettledPoint(
        id: key.point, meeting: key.meeting, theme: members[key]?.first?.theme,
        notes: (members[key] ?? []).map(\.id))
    }
  }
}

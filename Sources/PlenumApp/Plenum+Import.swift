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
  ///   - allowsPersonal: notes may hold numbers and addresses of people.
  ///   - isForced: also notes that would change a closed meeting.
  package func importFiles(
    _ paths: [String], meeting name: String?, isDryRun: Bool, isSettled: Bool,
    allowsPersonal: Bool = false, isForced: Bool = false
  ) throws -> Answer {
    let files = paths.map { (path: $0, content: content(ofFile: $0)) }
    if isDryRun {
      return try preview(
        files, meeting: name, isSettled: isSettled, allowsPersonal: allowsPersonal,
        isForced: isForced)
    }
    // Files that cannot be taken leave no empty store behind.
    if try !Store.exists(at: storePath) {
      if name != nil { throw AppError.noStore(path: try storePath) }
      let plan = ImportPlan(
        files: files, meetings: [], fallback: nil, isSettled: isSettled,
        allowsPersonal: allowsPersonal)
      guard plan.problems.isEmpty else { throw AppError.importRefused(plan.problems) }
    }
    return try makingStore { store in
      try importFiles(
        files, meeting: name, isSettled: isSettled, allowsPersonal: allowsPersonal,
        isForced: isForced, into: store)
    }
  }

  /// What an import of the files would do with the store as it is; with no store, all that the files say by themselves.
  private func preview(
    _ files: [(path: String, content: ImportPlan.Content)], meeting name: String?,
    isSettled: Bool, allowsPersonal: Bool, isForced: Bool
  ) throws -> Answer {
    let store = try Store.exists(at: storePath) ? try store() : nil
    if store == nil, name != nil { throw AppError.noStore(path: try storePath) }
    let meetings = try store?.meetings() ?? []
    let fallback = try store.flatMap { store in try name.map { try meeting($0, in: store).id } }
    let plan = ImportPlan(
      files: files, meetings: meetings, fallback: fallback, isSettled: isSettled,
      allowsPersonal: allowsPersonal)
    let touched = Set(plan.entries.map(\.draft.meeting))
    let closed =
      isForced
      ? [] : meetings.filter { $0.state == .closed && touched.contains($0.id) }.map(\.id)
    return ImportPreview(files: files, plan: plan, closed: closed).answer
  }

  private func importFiles(
    _ files: [(path: String, content: ImportPlan.Content)], meeting name: String?,
    isSettled: Bool, allowsPersonal: Bool, isForced: Bool, into store: Store
  ) throws -> Answer {
    let paths = files.map(\.path)
    let fallback = try name.map { try self.meeting($0, in: store).id }
    var triesLeft = 5
    while true {
      do {
        let meetings = try store.meetings()
        let plan = ImportPlan(
          files: files, meetings: meetings, fallback: fallback, isSettled: isSettled,
          allowsPersonal: allowsPersonal)
        guard plan.problems.isEmpty else { throw AppError.importRefused(plan.problems) }
        let closed = isForced ? [] : Set(meetings.filter { $0.state == .closed }.map(\.id))
        return try carryOut(
          plan, of: paths, isSettled: isSettled, meetings: meetings, closed: closed, in: store)
      } catch StoreError.transactionLost where triesLeft > 0 {
        // Another process was faster: the plan is made anew on what the store holds now.
        triesLeft -= 1
      }
    }
  }

  private func carryOut(
    _ plan: ImportPlan, of paths: [String], isSettled: Bool, meetings: [Meeting],
    closed: Set<MeetingID>, in store: Store
  ) throws -> Answer {
    let label = ImportLabel(files: paths)
    var touched: MeetingID?
    let (result, record) = try {
      do throws(StoreError) {
        return try store.importing(label) { transaction throws(StoreError) in
          // Theme numbers were given by what the store held; another process may have changed it since.
          guard try store.meetings() == meetings else { throw StoreError.transactionLost }
          for meeting in plan.newMeetings { _ = try transaction.create(meeting) }
          for (meeting, theme) in plan.newThemes {
            _ = try transaction.theme(titled: theme.title, in: meeting)
          }
          let matched = try store.matched(plan, label)
          let receipts = try transaction.write(matched.drafts)
          touched = receipts.lazy.filter(\.isChange).map(\.note.draft.meeting)
            .first(where: closed.contains)
          // Thrown so that all of it is rolled back.
          guard touched == nil else { throw StoreError.transactionLost }
          try transaction.withdraw(plan, matched, receipts)
          if isSettled { try transaction.settleDecisions(of: plan, as: matched) }
          return (matched: matched, receipts: receipts)
        }
      } catch {
        if let touched { throw AppError.closedMeeting(touched) }
        throw error
      }
    }()
    var remarks: [String] = []
    if !plan.decisions.isEmpty, !isSettled {
      remarks.append(
        "Filens \(Danish.list(plan.decisions)) er ikke gemt. Har mennesker afgjort dem, så importér igen med --settled."
      )
    }
    let receipt = ImportReceipt(
      record: record, matched: result.matched, receipts: result.receipts, plan: plan,
      isSettled: isSettled)
    return Answer(text: receipt.text, remarks: remarks + receipt.remarks) { receipt.json }
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
    for kept in undone.kept {
      text +=
        kept.importID.map {
          " \(kept.reference) er rettet af import \($0) og er beholdt; tag den import tilbage først, hvis notatet også skal væk."
        }
        ?? " \(kept.reference) er rettet siden og er beholdt; »plenum note withdraw« tager det væk."
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
        "kept": .strings(undone.kept.map(\.reference.description)),
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
}

extension Receipt {
  /// The meeting's notes are others than before.
  fileprivate var isChange: Bool {
    switch self {
    case .written, .revised, .reinstated: true
    case .duplicate, .staysWithdrawn, .staysErased: false
    }
  }
}

extension WriteTransaction {
  /// Takes back what a table took back on its own page before its file was saved.
  fileprivate func withdraw(
    _ plan: ImportPlan, _ matched: MatchedImport, _ receipts: [Receipt]
  ) throws(StoreError) {
    let taken = plan.entries.enumerated().filter { matched.isWritten($0.offset) }
    for ((_, entry), receipt) in zip(taken, receipts) where entry.isWithdrawn {
      switch receipt {
      case .staysWithdrawn, .staysErased: break
      case .written, .duplicate, .revised, .reinstated: try withdraw(receipt.note.id)
      }
    }
  }

  /// Keeps what the files say of focus areas and points as people's decisions.
  fileprivate mutating func settleDecisions(
    of plan: ImportPlan, as matched: MatchedImport
  ) throws(StoreError) {
    let role = "import"
    // What was erased is in no point and has no codes.
    let ids = matched.ids.enumerated().map { matched.erased.contains($0) ? nil : $1 }
    for (entry, id) in zip(plan.entries, ids) {
      guard let codes = entry.codes, let id else { continue }
      try settleCodes(
        of: id, to: codes, codebook: Codebook.current.version, role: role)
    }
    for point in plan.settledPoints(as: ids) { try settle(point, role: role) }
  }
}

extension ImportPlan {
  /// The points that the notes name, each with all its notes, in the order in which they come.
  fileprivate func settledPoints(as ids: [UniqueID?]) -> [SettledPoint] {
    struct Key: Hashable {
      let meeting: MeetingID
      let point: String
    }
    var order: [Key] = []
    var members: [Key: [(note: UniqueID, theme: Int?)]] = [:]
    for (entry, id) in zip(entries, ids) {
      guard let point = entry.point, let id else { continue }
      let key = Key(meeting: entry.draft.meeting, point: point)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append((id, entry.draft.theme))
    }
    return order.map { key in
      SettledPoint(
        id: key.point, meeting: key.meeting, theme: members[key]?.first?.theme,
        notes: (members[key] ?? []).map(\.note))
    }
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// Keeps the meeting's summary as it is now under the next number, with the SHA-256 of what is kept.
  package func freezeSummary(of name: String) throws -> Answer {
    let (summary, meeting) = try summary(ofMeeting: name)
    guard !summary.isEmpty else {
      return Answer(
        text: "", json: .null, status: .nothingFound,
        remarks: ["Mødet har ingen notater endnu, så der er intet at fastfryse."])
    }
    let body = SummarySnapshot.body(of: summary)
    let hash = SHA256.hexDigest(of: body.utf8)
    let store = try store()
    if let last = try store.frozenSummaries(of: meeting).last, last.hash == hash,
      Self.isIntact(last)
    {
      return Answer(
        text: "Intet er ændret siden opsamling \(last.number), så der er ikke fastfrosset en ny.\n"
          + "SHA-256: \(hash)\n",
        json: Self.json(meeting, last.number, hash, summary.meetings[0].balance, isNew: false))
    }
    let number = try store.writing { transaction throws(StoreError) in
      try transaction.freeze(summary: body, hash: hash, of: meeting)
    }
    let balance = summary.meetings[0].balance
    return Answer(
      text: "Opsamling \(number) er fastfrosset: \(CountedNoun.note.counted(balance.notes)), "
        + "\(CountedNoun.point.counted(balance.points)).\nSHA-256: \(hash)\n",
      json: Self.json(meeting, number, hash, balance, isNew: true))
  }

  private static func json(
    _ meeting: MeetingID, _ number: Int, _ hash: String, _ balance: Balance, isNew: Bool
  ) -> JSONValue {
    [
      "meeting": .string(meeting.value), "number": .integer(number), "hash": .string(hash),
      "notes": .integer(balance.notes), "points": .integer(balance.points), "new": .bool(isNew),
    ]
  }

  /// The meeting's frozen summaries, each held against its hash.
  package func frozenSummaries(of name: String) throws -> Answer {
    let store = try store()
    let frozen = try store.frozenSummaries(of: meeting(name, in: store).id)
    let lines = frozen.map { summary in
      "Opsamling \(summary.number), \(Self.day(summary.made)): \(Self.state(of: summary))\n"
        + "  SHA-256: \(summary.hash)\n"
    }
    return Answer(
      text: lines.isEmpty ? "Ingen opsamling er fastfrosset.\n" : lines.joined(),
      json: [
        "frozen": .array(
          frozen.map { summary in
            [
              "number": .integer(summary.number), "made": .string(summary.made.description),
              "hash": .string(summary.hash), "is_intact": .bool(Self.isIntact(summary)),
              "redacted": .optional(summary.redacted?.description),
            ]
          })
      ], status: frozen.isEmpty ? .nothingFound : .done)
  }

  /// A frozen summary as it was said.
  ///
  /// - Parameter path: the file to write it to; nil: it is the answer's text.
  package func frozenSummary(
    _ number: Int, of name: String, format: SummaryFormat, to path: String?
  ) throws -> Answer {
    if [.csv, .pptx].contains(format) { throw SummaryDocument.Problem.notFrozen(format) }
    try Self.check(format, against: path)
    let store = try store()
    let meeting = try meeting(name, in: store)
    let all = try store.frozenSummaries(of: meeting.id)
    guard let frozen = all.first(where: { $0.number == number }) else {
      throw AppError.noFrozenSummary(number, meeting: meeting.id, known: all.map(\.number))
    }
    let title = "Opsamling \(number), \(Self.day(frozen.made)): \(meeting.title)"
    let report = FrozenReport(
      body: frozen.body, title: title, state: Danish.capitalized(Self.state(of: frozen)))
    guard let report, let json = try? JSONValue(parsing: frozen.body) else {
      throw AppError.unreadableFrozenSummary(number, meeting: meeting.id)
    }
    let document: String
    switch format {
    case .text: document = report.text
    case .markdown: document = report.markdown
    case .html: document = report.html
    case .json: document = json.pretty + "\n"
    case .csv, .docx, .pptx, .pdf:
      return try delivered(
        SummaryDocument.Source(
          title: title, hasTitle: true, markdown: report.markdown, html: { report.html }),
        as: format, to: path, status: .done, remarks: [])
    }
    return try delivered(document, to: path, json: json)
  }

  /// What has changed since a summary was frozen: against a later one, or against the notes as they are now.
  ///
  /// - Parameters:
  ///   - number: nil: the last one.
  ///   - later: nil: now.
  package func summaryChanges(of name: String, since number: Int?, to later: Int?) throws -> Answer
  {
    let (summary, meeting) = try summary(ofMeeting: name)
    let frozen = try store().frozenSummaries(of: meeting)
    func snapshot(_ number: Int) throws -> SummarySnapshot {
      guard let found = frozen.first(where: { $0.number == number }) else {
        throw AppError.noFrozenSummary(number, meeting: meeting, known: frozen.map(\.number))
      }
      guard let snapshot = SummarySnapshot(body: found.body) else {
        throw AppError.unreadableFrozenSummary(number, meeting: meeting)
      }
      return snapshot
    }
    guard let first = number ?? frozen.last?.number else {
      throw AppError.noFrozenSummary(nil, meeting: meeting, known: [])
    }
    let changes = SnapshotComparison(
      from: try snapshot(first), to: try later.map(snapshot) ?? SummarySnapshot(of: summary))
    return Answer(
      text: changes.text(
        before: "opsamling \(first)", now: later.map { "opsamling \($0)" } ?? "nu"),
      json: changes.json)
  }

  private func summary(ofMeeting name: String) throws -> (Summary, MeetingID) {
    let store = try store()
    let id = try meeting(name, in: store).id
    let selected = try notes(
      of: NoteSelection(source: .meeting(id.value)), groupsThemes: false)
    return (Summary(of: try summaryInput(of: selected)), id)
  }

  private static func isIntact(_ frozen: FrozenSummary) -> Bool {
    frozen.redacted == nil && SHA256.hexDigest(of: frozen.body.utf8) == frozen.hash
  }

  private static func state(of frozen: FrozenSummary) -> String {
    if let redacted = frozen.redacted {
      return
        "ord fra slettede notater er taget ud \(day(redacted)), så den ikke længere svarer til sin kontrolsum."
    }
    return isIntact(frozen)
      ? "som den blev fastfrosset (kontrolsummen passer)." : "svarer ikke til sin kontrolsum!"
  }

  private static func day(_ moment: Timestamp) -> String {
    LocalClock.date(moment).map(Danish.date) ?? "?"
  }
}

import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport

/// What an import would read, before anything is stored: for people on 80 columns, and for programs.
struct ImportPreview {
  private let files: [(path: String, notes: [NotesFile.Entry])]
  private let problems: [ImportProblem]
  private let passedOver: [(file: String, line: PassedLine)]
  private let remarks: [String]

  /// Notes that name no meeting are no problem yet.
  init(files: [(path: String, content: ImportPlan.Content)], plan: ImportPlan) {
    self.files = files.map { ($0.path, (try? $0.content.get())?.notes ?? []) }
    problems = plan.problems.filter { $0.reason != .noMeeting }
    passedOver = plan.passedOver
    remarks = plan.municipalityRemarks
  }

  var answer: Answer {
    let count = files.reduce(0) { $0 + $1.notes.count }
    return Answer(
      text: text(count),
      json: [
        "accepted": .integer(count), "rejected": .integer(problems.count),
        "duplicates": 0, "revised": 0,
        "notes": .array(files.flatMap { file in file.notes.map { $0.json(file: file.path) } }),
        "problems": .array(problems.map(\.json)),
        "passed_over": .array(
          passedOver.map { $1.json(file: $0) }),
        "remarks": .strings(remarks),
      ], status: problems.isEmpty ? .done : .failed, remarks: remarks)
  }

  private func text(_ count: Int) -> String {
    var lines: [String] = []
    for file in files where !file.notes.isEmpty {
      lines += [TerminalText.wrapped(file.path, width: 80).joined(separator: "\n"), ""]
      var place: String?
      for entry in file.notes {
        let own = Self.place(of: entry.record)
        if own != place {
          if place != nil { lines.append("") }
          lines.append(contentsOf: TerminalText.wrapped(own, width: 80))
          place = own
        }
        lines += Self.lines(of: entry)
      }
      lines.append("")
    }
    lines += passedLines
    lines += problems.map { "FEJL \($0.sentence)" }
    if !problems.isEmpty { lines.append("") }
    let faults = CountedNoun(one: "fejl", many: "fejl").counted(problems.count)
    lines.append("\(CountedNoun.note.counted(count)) læst, \(faults). Intet er gemt.")
    return lines.joined(separator: "\n")
  }

  /// A heading over the notes of the same place.
  private static func place(of record: NoteRecord) -> String {
    (record.meeting.map { "\($0) · " } ?? "")
      + NoteListing.place(table: record.table, theme: record.theme)
  }

  private static func lines(of entry: NotesFile.Entry) -> [String] {
    NoteListing.lines(
      label: "\(entry.line)", kind: entry.record.kind, text: entry.record.text,
      municipality: entry.record.municipality,
      remarks: entry.flag.map { [Message.sentence($0)] } ?? [])
  }

  /// `Ikke læst som notater: linje 1-2 (titel), 14 (pause)`.
  private var passedLines: [String] {
    guard !passedOver.isEmpty else { return [] }
    var lines = ["Linjer, der ikke er læst som notater:"]
    for file in files {
      let passed = passedOver.filter { $0.file == file.path }.map(\.line)
      guard !passed.isEmpty else { continue }
      // In the order in which the reasons first occur.
      var reasons: [PassedLine.Reason] = []
      for line in passed where !reasons.contains(line.reason) { reasons.append(line.reason) }
      let parts = reasons.map { reason in
        let numbers = passed.filter { $0.reason == reason }.map(\.line)
        return "\(Message.name(reason)) \(MeetingValue.written(numbers))"
      }
      let prefix = files.count > 1 ? "\(file.path): " : ""
      lines += TerminalText.wrapped(prefix + parts.joined(separator: "; "), width: 78).map {
        "  " + $0
      }
    }
    return lines + [""]
  }
}

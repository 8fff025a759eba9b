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
  /// Of all notes in order.
  private let places: [ImportPlan.Place]
  private let plan: ImportPlan

  /// Notes that name no meeting are no problem yet.
  ///
  /// - Parameter closed: meetings of the notes that take no changes.
  init(
    files: [(path: String, content: ImportPlan.Content)], plan: ImportPlan,
    closed: [MeetingID] = []
  ) {
    self.files = files.map { ($0.path, (try? $0.content.get())?.notes ?? []) }
    self.plan = plan
    places = plan.places
    problems = plan.problems.filter { $0.reason != .noMeeting }
    passedOver = plan.passedOver
    remarks =
      plan.municipalityRemarks + plan.remarksOnParts
      + plan.newThemes.map {
        "Temaet »\($0.theme.title)« er ikke et af mødets og ville blive føjet til mødet \($0.meeting). Er det et andet ord for et af mødets temaer, så ret det i filen."
      }
      + closed.map {
        "Mødet \($0) er lukket: nye og ændrede notater afvises, medmindre du skriver --force."
      }
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
        "meetings_created": .strings(plan.newMeetings.map(\.id.value)),
        "themes_added": .array(
          plan.newThemes.map {
            ["meeting": .string($0.meeting.value), "theme": .string($0.theme.title)]
          }),
      ], status: problems.isEmpty ? .done : .failed, remarks: remarks)
  }

  private func text(_ count: Int) -> String {
    var lines: [String] = []
    var places = self.places[...]
    for file in files where !file.notes.isEmpty {
      lines += [TerminalText.wrapped(file.path, width: 80).joined(separator: "\n"), ""]
      var place: String?
      for entry in file.notes {
        let own = Self.place(of: entry.record, in: places.popFirst() ?? ImportPlan.Place())
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

  /// A heading over the notes of the same place: the meeting's own theme, where the meeting is known.
  private static func place(of record: NoteRecord, in place: ImportPlan.Place) -> String {
    (record.meeting.map { "\($0) · " } ?? "")
      + NoteListing.place(table: record.table, theme: place.theme?.title ?? record.theme)
      + (place.isNewTheme ? " (nyt tema)" : "")
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

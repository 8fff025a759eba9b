import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

extension Plenum {
  /// Adds what other laptops' stores hold, one after the other; each is read and never changed.
  package func merge(_ paths: [String], isDryRun: Bool) throws -> Answer {
    // To look at what would come is no reason to make a store.
    if isDryRun { return try merge(paths, isDryRun: true, into: store()) }
    return try makingStore { store in try merge(paths, isDryRun: false, into: store) }
  }

  private func merge(_ paths: [String], isDryRun: Bool, into store: Store) throws -> Answer {
    var lines: [String] = []
    var reports: [JSONValue] = []
    var unreached: [String] = []
    var gone: [String] = []
    for path in paths {
      let report = try store.merge(path, isDryRun: isDryRun)
      lines += report.lines(of: path, isDryRun: isDryRun)
      reports.append(report.json(file: path))
      unreached += report.unreached.filter { !unreached.contains($0) }
      gone += report.gone
    }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: ["merges": .array(reports), "dry_run": .bool(isDryRun)],
      status: unreached.isEmpty ? .done : .failed,
      remarks: unreached.map(ErasureReceipt.remark(onUnreached:))
        + gone.map(ErasureReceipt.remark(onGone:)))
  }
}

extension MergeReport {
  fileprivate func lines(of path: String, isDryRun: Bool) -> [String] {
    guard !isUnchanged else {
      return ["\(path): Alt i det lager er her allerede."] + conflictLines + numberLines
    }
    let added: [(Int, CountedNoun)] = [(meetings, .meeting), (notes, .note)]
    var parts = added.filter { $0.0 > 0 }.map { number, noun in
      "\(Danish.grouped(number)) \(number == 1 ? "nyt \(noun.one)" : "nye \(noun.many)")"
    }
    if revised > 0 { parts.append("\(CountedNoun.note.counted(revised)) rettet") }
    if withdrawn > 0 { parts.append("\(CountedNoun.note.counted(withdrawn)) trukket tilbage") }
    if erased > 0 { parts.append("\(CountedNoun.note.counted(erased)) slettet for altid") }
    if decisions > 0 {
      parts.append("\(Danish.grouped(decisions)) \(decisions == 1 ? "afgørelse" : "afgørelser")")
    }
    if documents > 0 {
      parts.append(
        "\(Danish.grouped(documents)) \(documents == 1 ? "fastfrosset dokument" : "fastfrosne dokumenter")"
      )
    }
    var lines = [
      "\(path): \(parts.isEmpty ? "ingen nye notater, kun andre oplysninger" : Danish.list(parts))."
    ]
    if !relettered.isEmpty {
      lines.append(
        "To computere havde givet den samme reference. Derfor er disse referencer ændret:")
      lines += relettered.map { "  \($0.before) -> \($0.after) (\($0.meeting))" }
    }
    if !copies.isEmpty { lines.append("Også slettet i \(Danish.list(copies)).") }
    lines += conflictLines + clashLines
    if isDryRun { lines.append("Intet er gemt.") }
    return lines
  }

  /// The words of notes are what a person must see to settle between them.
  private var conflictLines: [String] {
    guard !conflicts.isEmpty else { return [] }
    let notes = Set(conflicts.map(\.note)).count
    var lines = [
      "\(CountedNoun.note.counted(notes)) er rettet to steder på samme tid. Begge udgaver er gemt; den seneste vises, men et notat, der er trukket tilbage et sted, er trukket tilbage:"
    ]
    if !conflicts.contains(where: { $0.shown == nil }) {
      lines = [
        "\(CountedNoun.note.counted(notes)) er rettet to steder på samme tid. Begge udgaver er gemt; den seneste vises:"
      ]
    }
    for conflict in conflicts {
      lines.append("  \(conflict.reference) (\(conflict.meeting))")
      lines.append("    vises: " + (conflict.shown?.firstLine ?? "trukket tilbage"))
      lines.append("    gemt:  " + conflict.other.firstLine)
    }
    if conflicts.contains(where: { $0.shown != nil }) {
      lines.append(
        "Vælg med »plenum note revise«: Skriv den udgave, der skal gælde, også når det er den, der vises."
      )
    }
    if let withdrawn = conflicts.first(where: { $0.shown == nil }) {
      lines.append(
        "Skal et notat, der er trukket tilbage, med igen, så skriv fx »plenum note reinstate \(withdrawn.reference) --meeting \(withdrawn.meeting)«."
      )
    }
    return lines
  }

  private static func words(_ value: String?, of field: String) -> String {
    guard let value else { return "intet" }
    let state = field == "state" ? Meeting.State(rawValue: value) : nil
    return state?.danish ?? String(value.firstLine)
  }

  /// What two people did beside the notes without knowing of each other.
  private var clashLines: [String] {
    var lines: [String] = []
    for clash in meetingClashes {
      lines.append(
        "Mødet \(clash.meeting) er rettet på begge computere. Den seneste rettelse gælder:")
      for difference in clash.differences {
        lines.append("  \(Self.word(difference.field))")
        lines.append("    gælder:    " + Self.words(difference.shown, of: difference.field))
        lines.append("    den anden: " + Self.words(difference.other, of: difference.field))
      }
      lines.append("Ret med »plenum meeting edit \(clash.meeting)«, hvis det andet skal gælde.")
    }
    for clash in askClashes {
      lines.append(
        "Ønsket \(clash.reference) (\(clash.meeting)) har fået to svar. Begge er gemt; det seneste gælder:"
      )
      lines.append("    gælder: " + clash.shown.sentence)
      lines.append("    gemt:   " + clash.other.sentence)
      lines.append(
        "Skal det andet gælde, så skriv »plenum asks answer \(clash.reference) --meeting \(clash.meeting)« med det."
      )
    }
    return lines + numberLines
  }

  private var numberLines: [String] {
    guard !renumbered.isEmpty else { return [] }
    return [
      "Temaer har ikke samme nummer i de to lagre. Brug temaets navn, når du skriver til det:"
    ]
      + renumbered.map {
        "  \($0.title.firstLine) (\($0.meeting)): nummer \($0.here) her, \($0.there) i det andet"
      }
  }

  /// What people call a part of a meeting.
  private static func word(_ field: String) -> String {
    switch field {
    case "title": "titel"
    case "region": "region"
    case "subregion": "del af regionen"
    case "host_municipality": "værtskommune"
    case "organiser": "arrangør"
    case "co_organisers": "medarrangører"
    case "codebook": "kodebog"
    case "state": "tilstand"
    case "partnership": "partnerskab"
    case "sessions": "tid og sted"
    case "address", "postal_code", "city", "venue", "place": "adresse"
    case "programme": "program"
    case "reflection_questions", "questions": "spørgsmål"
    case "signup": "tilmelding"
    default: field
    }
  }

  fileprivate func json(file: String) -> JSONValue {
    [
      "file": .string(file), "meetings": .integer(meetings), "notes": .integer(notes),
      "revised": .integer(revised), "withdrawn": .integer(withdrawn), "erased": .integer(erased),
      "copies": .strings(copies), "unreached": .strings(unreached),
      "decisions": .integer(decisions), "documents": .integer(documents),
      "unchanged": .bool(isUnchanged), "conflicts": .array(conflicts.map(\.json)),
      "meeting_conflicts": .array(meetingClashes.map(\.json)),
      "ask_conflicts": .array(askClashes.map(\.json)),
      "renumbered": .array(
        renumbered.map {
          [
            "meeting": .string($0.meeting.value), "theme": .string($0.title),
            "here": .integer($0.here), "there": .integer($0.there),
          ]
        }),
      "relettered": .array(relettered.map(\.json)),
    ]
  }
}

extension MeetingClash {
  fileprivate var json: JSONValue {
    [
      "meeting": .string(meeting.value),
      "differences": .array(
        differences.map {
          [
            "field": .string($0.field), "shown": .optional($0.shown), "other": .optional($0.other),
          ]
        }),
    ]
  }
}

extension AskClash {
  fileprivate var json: JSONValue {
    [
      "meeting": .string(meeting.value), "ref": .string(reference.description),
      "shown": shown.json, "other": other.json,
    ]
  }
}

extension AskClash.Step {
  fileprivate var sentence: String {
    let word = AskState(rawValue: state).map { Danish.capitalized($0.danish) } ?? state
    return answer.map { "\(word): \($0.firstLine)" } ?? "\(word)."
  }

  fileprivate var json: JSONValue { ["state": .string(state), "answer": .optional(answer)] }
}

extension MergeConflict {
  fileprivate var json: JSONValue {
    [
      "note": .string(note.description), "ref": .string(reference.description),
      "meeting": .string(meeting.value), "shown": .optional(shown), "other": .string(other),
      "other_written": .string(otherWritten.description),
    ]
  }
}

extension MergeReport.Relettering {
  fileprivate var json: JSONValue {
    [
      "meeting": .string(meeting.value), "before": .string(before.description),
      "after": .string(after.description),
    ]
  }
}

extension String {
  /// What one line of an answer shows of a note.
  fileprivate var firstLine: Substring { split(separator: "\n").first ?? "" }
}

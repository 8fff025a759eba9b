import PlenumAnalysis
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
    for path in paths {
      let report = try store.merge(path, isDryRun: isDryRun)
      lines += report.lines(of: path, isDryRun: isDryRun)
      reports.append(report.json(file: path))
      unreached += report.unreached.filter { !unreached.contains($0) }
    }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: ["merges": .array(reports), "dry_run": .bool(isDryRun)],
      status: unreached.isEmpty ? .done : .failed,
      remarks: unreached.map(ErasureReceipt.remark(onUnreached:)))
  }
}

extension MergeReport {
  fileprivate func lines(of path: String, isDryRun: Bool) -> [String] {
    guard !isUnchanged else {
      return ["\(path): Alt i det lager er her allerede."] + conflictLines
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
    lines += conflictLines
    if isDryRun { lines.append("Intet er gemt.") }
    return lines
  }

  /// The words of notes are what a person must see to settle between them.
  private var conflictLines: [String] {
    guard !conflicts.isEmpty else { return [] }
    let notes = Set(conflicts.map(\.note)).count
    var lines = [
      "\(CountedNoun.note.counted(notes)) er rettet to steder på samme tid. Begge udgaver er gemt; den seneste vises:"
    ]
    for conflict in conflicts {
      lines.append("  \(conflict.reference) (\(conflict.meeting))")
      lines.append("    vises: " + (conflict.shown?.firstLine ?? "trukket tilbage"))
      lines.append("    gemt:  " + conflict.other.firstLine)
    }
    lines.append(
      "Vælg med »plenum note revise«: Skriv den udgave, der skal gælde, også når det er den, der vises."
    )
    return lines
  }

  fileprivate func json(file: String) -> JSONValue {
    [
      "file": .string(file), "meetings": .integer(meetings), "notes": .integer(notes),
      "revised": .integer(revised), "withdrawn": .integer(withdrawn), "erased": .integer(erased),
      "copies": .strings(copies), "unreached": .strings(unreached),
      "decisions": .integer(decisions), "documents": .integer(documents),
      "unchanged": .bool(isUnchanged), "conflicts": .array(conflicts.map(\.json)),
      "relettered": .array(relettered.map(\.json)),
    ]
  }
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

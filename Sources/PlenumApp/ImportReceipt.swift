import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

/// What an import did, for people and programs.
struct ImportReceipt {
  let record: ImportRecord
  let receipts: [Receipt]
  let plan: ImportPlan
  /// Whether codes and points of the files were stored as people's decisions.
  let isSettled: Bool

  var text: String {
    let counts = record.counts
    var lines = plan.newMeetings.map { "Mødet \($0.id) er oprettet." }
    lines += plan.newThemes.map { "Temaet »\($0.theme.title)« er føjet til mødet \($0.meeting)." }
    var parts = ["\(CountedNoun.note.counted(counts.accepted)) gemt"]
    if counts.duplicates > 0 {
      parts.append("\(Danish.grouped(counts.duplicates)) fandtes i forvejen")
    }
    if counts.revised > 0 { parts.append("\(Danish.grouped(counts.revised)) er rettet") }
    if counts.stayedWithdrawn > 0 {
      parts.append("\(Danish.grouped(counts.stayedWithdrawn)) er trukket tilbage og forbliver det")
    }
    lines.append("Import \(record.id): \(Danish.list(parts)).")
    lines += revised.map { "  rettet: \($0.reference)" }
    let settled = isSettled ? plan.decisions : []
    if !settled.isEmpty {
      lines.append("Filens \(Danish.list(settled)) er gemt som afgjort af mennesker.")
    }
    if counts.accepted + counts.revised > 0 || !settled.isEmpty {
      lines.append("Fortryd med: plenum import --undo \(record.id)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: JSONValue {
    let counts = record.counts
    return [
      "import": .integer(record.id),
      "accepted": .integer(counts.accepted),
      "rejected": 0,
      "duplicates": .integer(counts.duplicates),
      "revised": .integer(counts.revised),
      "stayed_withdrawn": .integer(counts.stayedWithdrawn),
      "meetings_created": .strings(plan.newMeetings.map(\.id.value)),
      "notes": .array(
        zip(plan.entries, receipts).map { entry, receipt in
          [
            "file": .string(entry.file), "line": .integer(entry.line),
            "id": .string(receipt.note.id.description),
            "ref": .string(receipt.note.reference.description),
            "table": .optional(entry.draft.table), "theme": .optional(entry.theme),
            "kind": .string(entry.draft.kind.rawValue),
            "municipality": .optional(entry.draft.municipality),
            "text": .string(entry.draft.text), "flag": .null,
          ]
        }),
      "problems": [],
    ]
  }

  private var revised: [Note] {
    receipts.compactMap { if case .revised(let note) = $0 { note } else { nil } }
  }
}

extension NotesFile.Entry {
  func json(file: String) -> JSONValue {
    [
      "file": .string(file), "line": .integer(line), "table": .optional(record.table),
      "theme": .optional(record.theme), "kind": .string(record.kind.rawValue),
      "municipality": .optional(record.municipality), "text": .string(record.text),
      "flag": .optional(flag?.rawValue),
    ]
  }
}

extension String {
  /// The text up to its first line end.
  var firstLine: String {
    String(unicodeScalars.prefix { $0 != "\n" && $0 != "\r" })
  }
}

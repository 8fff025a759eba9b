import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

/// What an import did, for people and programs.
struct ImportReceipt {
  private let record: ImportRecord
  private let matched: MatchedImport
  private let plan: ImportPlan
  /// Whether codes and points of the files were stored as people's decisions.
  private let isSettled: Bool
  /// What became of each entry of the plan.
  private let outcomes: [(entry: ImportPlan.Entry, outcome: Outcome, reference: NoteReference?)]

  private enum Outcome: String {
    case written, duplicate, revised, reinstated
    case staysWithdrawn = "stays_withdrawn"
    /// The note was erased, and does not come back.
    case staysErased = "stays_erased"
    /// The note says something else by now, which stays.
    case saidBefore = "said_before"
  }

  init(
    record: ImportRecord, matched: MatchedImport, receipts: [Receipt], plan: ImportPlan,
    isSettled: Bool
  ) {
    self.record = record
    self.matched = matched
    self.plan = plan
    self.isSettled = isSettled
    var rest = receipts[...]
    outcomes = plan.entries.enumerated().compactMap { index, entry in
      if let note = matched.saidBefore[index] { return (entry, .saidBefore, note.reference) }
      if let note = matched.unchanged[index] { return (entry, .duplicate, note.reference) }
      if matched.erased.contains(index) { return (entry, .staysErased, nil) }
      guard let receipt = rest.popFirst() else { return nil }
      let outcome: Outcome =
        switch receipt {
        case .written: .written
        case .duplicate: .duplicate
        case .revised: .revised
        case .reinstated: .reinstated
        case .staysWithdrawn: .staysWithdrawn
        case .staysErased: .staysErased
        }
      return (entry, outcome, receipt.note.reference)
    }
  }

  private var duplicates: Int {
    record.counts.duplicates + matched.saidBefore.count + matched.unchanged.count
  }

  private var erased: [Int] { outcomes.filter { $0.outcome == .staysErased }.map(\.entry.line) }

  var text: String {
    let counts = record.counts
    var lines = plan.newMeetings.map { "Mødet \($0.id) er oprettet." }
    lines += plan.newThemes.map { "Temaet »\($0.theme.title)« er føjet til mødet \($0.meeting)." }
    var parts = ["\(CountedNoun.note.counted(counts.accepted)) gemt"]
    if duplicates > 0 { parts.append("\(Danish.grouped(duplicates)) fandtes i forvejen") }
    if counts.revised > 0 { parts.append("\(Danish.grouped(counts.revised)) er rettet") }
    if counts.stayedWithdrawn > 0 {
      parts.append("\(Danish.grouped(counts.stayedWithdrawn)) er trukket tilbage og forbliver det")
    }
    if !erased.isEmpty {
      parts.append(
        "\(Danish.grouped(erased.count)) er slettet for altid og kommer ikke med")
    }
    lines.append("Import \(record.id): \(Danish.list(parts)).")
    // A first import lists nothing: all is new. In a later one people look for what their correction became.
    let isFirst = duplicates == 0 && counts.revised == 0
    for (index, (entry, outcome, reference)) in outcomes.enumerated() {
      let reference = reference?.description ?? ""
      let changes = matched.before[index].map { Self.changes(from: $0, to: entry.draft) } ?? ""
      switch outcome {
      case .revised:
        lines.append("  rettet: \(reference) (linje \(entry.line))\(changes)")
      case .written, .reinstated:
        if !isFirst { lines.append("  nyt: \(reference) (linje \(entry.line))") }
      case .saidBefore:
        lines.append(
          "  uændret: \(reference) er rettet siden og beholder sin ordlyd (linje \(entry.line))")
      case .staysErased: lines.append("  slettet for altid: linje \(entry.line)")
      case .duplicate, .staysWithdrawn: break
      }
    }
    let settled = isSettled ? plan.decisions : []
    if !settled.isEmpty {
      lines.append("Filens \(Danish.list(settled)) er gemt som afgjort af mennesker.")
    }
    if counts.accepted + counts.revised > 0 || !settled.isEmpty {
      lines.append("Fortryd med: plenum import --undo \(record.id)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `: art Udfordring → Pointe`: what changed beside the words, which may be what the writer did not mean.
  private static func changes(from old: NoteDraft, to new: NoteDraft) -> String {
    var parts: [String] = []
    func compare(_ what: String, _ old: String, _ new: String) {
      if old != new { parts.append("\(what) \(old) → \(new)") }
    }
    compare("art", old.kind.danish.name, new.kind.danish.name)
    compare(
      "bord", old.table.map(String.init) ?? "intet", new.table.map(String.init) ?? "intet")
    compare(
      "tema", old.theme.map(String.init) ?? "intet", new.theme.map(String.init) ?? "intet")
    compare("kommune", old.municipality ?? "ingen", new.municipality ?? "ingen")
    return parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
  }

  /// What a person should know beside: lines that hold no note, and notes that the file says no more.
  var remarks: [String] {
    var remarks: [String] = []
    let passed = plan.passedOver.filter { ![.rule, .emptyItem].contains($0.line.reason) }.count
    if passed > 0 {
      remarks.append(
        "\(CountedNoun.line.counted(passed)) er ikke læst som notater; --dry-run viser hvilke."
      )
    }
    remarks += plan.municipalityRemarks + plan.remarksOnParts
    let consented = plan.entries.filter(\.isConsented)
    if !consented.isEmpty {
      remarks.append(
        "Bordet sagde ja til at gemme et nummer eller en adresse i \(Danish.list(consented.map { "linje \($0.line)" }))."
      )
    }
    let withdrawn = plan.entries.count(where: \.isWithdrawn)
    if withdrawn > 0 {
      remarks.append(
        "\(CountedNoun.note.counted(withdrawn)) er trukket tilbage ved bordet og tæller ikke med.")
    }
    let flagged = plan.entries.filter { $0.flag == .glued || $0.flag == .unsure }
    if !flagged.isEmpty {
      remarks.append(
        "Se efter i filen: "
          + Danish.list(
            flagged.map { "linje \($0.line) (\($0.flag.map { Message.sentence($0) } ?? ""))" })
          + ".")
    }
    if !matched.gone.isEmpty {
      let references = Danish.list(matched.gone.map(\.description))
      remarks.append(
        matched.gone.count == 1
          ? "\(references) står ikke i filen længere. Notatet er beholdt; træk det tilbage med »plenum note withdraw«."
          : "\(references) står ikke i filen længere. Notaterne er beholdt; træk dem tilbage med »plenum note withdraw«."
      )
    }
    return remarks
  }

  var json: JSONValue {
    let counts = record.counts
    return [
      "import": .integer(record.id),
      "accepted": .integer(counts.accepted),
      "rejected": 0,
      "duplicates": .integer(duplicates),
      "revised": .integer(counts.revised),
      "stayed_withdrawn": .integer(counts.stayedWithdrawn),
      "stayed_erased": .integer(erased.count),
      "meetings_created": .strings(plan.newMeetings.map(\.id.value)),
      "notes": .array(
        zip(outcomes, matched.ids).map { item, id in
          let (entry, outcome, reference) = item
          return [
            "file": .string(entry.file), "line": .integer(entry.line),
            "id": .string(id.description), "ref": .optional(reference?.description),
            "outcome": .string(outcome.rawValue),
            "table": .optional(entry.draft.table), "theme": .optional(entry.theme),
            "kind": .string(entry.draft.kind.rawValue),
            "municipality": .optional(entry.draft.municipality),
            "text": .string(entry.draft.text), "flag": .optional(entry.flag?.rawValue),
          ]
        }),
      "not_in_file": .strings(matched.gone.map(\.description)),
      "passed_over": .array(
        plan.passedOver.map { $1.json(file: $0) }),
      "problems": [],
    ]
  }
}

extension ImportPlan {
  /// A sentence for each part of a file that was not read.
  var remarksOnParts: [String] { unread.map { "\($0.file): \(Message.sentence($0.part))" } }

  /// A sentence for each name that is no municipality's.
  var municipalityRemarks: [String] {
    unknownMunicipalities.map { file, line, name in
      "\(file), linje \(line): »\(name)« er ikke en dansk kommune, så notatet er uden kommune."
        + Message.meant(Gazetteer.denmark.nearestNames(to: name))
    }
  }
}

extension PassedLine {
  func json(file: String) -> JSONValue {
    ["file": .string(file), "line": .integer(line), "reason": .string(reason.rawValue)]
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

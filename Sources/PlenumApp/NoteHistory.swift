import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

/// What happened to a note, oldest first: who wrote, revised, withdrew it, and what each revision changed.
struct NoteHistory {
  /// A field of a note that a revision can change.
  enum Field: String {
    case table, theme, kind, municipality, text

    var danish: String {
      switch self {
      case .table: "bord"
      case .theme: "tema"
      case .kind: "art"
      case .municipality: "kommune"
      case .text: "ordlyd"
      }
    }
  }

  struct Difference {
    let field: Field
    let from: String?
    let to: String?
  }

  private struct Event {
    let change: JournalEntry.Change
    let at: Timestamp
    /// nil: a person.
    var importID: Int?
    var differences: [Difference] = []
  }

  private var events: [Event] = []
  private let imports: [Int: [String]]

  init(
    _ note: NoteVersions, journal: [JournalEntry], imports: [Int: [String]], meeting: Meeting
  ) {
    self.imports = imports
    events =
      Self.isTold(note, by: journal)
      ? Self.events(of: note, in: journal, meeting)
      : Self.events(ofMerged: note, in: journal, meeting)
  }

  /// Whether the journal has an entry for every content, in their order: what came with a merge is told at once,
  /// whatever it went through elsewhere.
  private static func isTold(_ note: NoteVersions, by journal: [JournalEntry]) -> Bool {
    let stamps = note.versions.dropFirst().map(\.stamp)
    let entries = journal.filter { $0.change == .noteRevised || $0.change == .noteReinstated }
    let revisions = entries.count { $0.change == .noteRevised }
    guard Set(note.versions.map(\.stamp)).count == note.versions.count else { return true }
    guard stamps.count >= revisions, stamps.count <= entries.count else { return false }
    guard stamps.count == revisions, revisions == entries.count else { return true }
    return zip(note.versions, note.versions.dropFirst()).allSatisfy { $1.parent == $0.stamp }
  }

  /// By the stamps of the contents, each against the one that it was made from.
  private static func events(
    ofMerged note: NoteVersions, in journal: [JournalEntry], _ meeting: Meeting
  ) -> [Event] {
    let inOrder = note.versions.sorted { ($0.stamp ?? note.id) < ($1.stamp ?? note.id) }
    var events: [Event] = []
    for (place, version) in inOrder.enumerated() {
      let moment = version.stamp.map { Timestamp(milliseconds: Int64($0.high >> 16)) }
      guard place > 0 else {
        events.append(Event(change: .noteWritten, at: note.written, importID: version.importID))
        continue
      }
      let origin = inOrder[..<place].last { $0.stamp == version.parent } ?? inOrder[place - 1]
      events.append(
        Event(
          change: .noteRevised, at: moment ?? note.written, importID: version.importID,
          differences: origin.content.differences(from: version.content, in: meeting)))
    }
    let others: [JournalEntry.Change] = [.noteWithdrawn, .noteReinstated, .noteErased]
    events += journal.filter { others.contains($0.change) }.map {
      Event(change: $0.change, at: $0.at)
    }
    return events.enumerated().sorted {
      ($0.element.at.milliseconds, $0.offset) < ($1.element.at.milliseconds, $1.offset)
    }.map(\.element)
  }

  private static func events(
    of note: NoteVersions, in journal: [JournalEntry], _ meeting: Meeting
  ) -> [Event] {
    var events: [Event] = []
    var next = 1
    let revisions = journal.count { $0.change == .noteRevised }
    // A note can say something new as it comes back; then it was not revised by an entry of its own.
    var silent = note.versions.count - 1 - revisions
    for entry in journal {
      var event = Event(change: entry.change, at: entry.at)
      switch entry.change {
      case .noteWritten:
        event.importID = note.versions.first?.importID
      case .noteRevised, .noteReinstated:
        if entry.change == .noteReinstated {
          guard silent > 0 else { break }
          silent -= 1
        }
        guard next < note.versions.count else { break }
        event.importID = note.versions[next].importID
        event.differences = note.versions[next - 1].content
          .differences(from: note.versions[next].content, in: meeting)
        next += 1
      case .noteWithdrawn, .noteErased: break
      default: continue
      }
      events.append(event)
    }
    return events
  }

  var json: JSONValue {
    .array(
      events.map { event in
        [
          "at": .string(event.at.description), "change": .string(event.change.rawValue),
          "by": event.importID == nil ? "person" : "import", "import": .optional(event.importID),
          "files": .strings(event.importID.flatMap { imports[$0] } ?? []),
          "changed": .array(
            event.differences.map { difference in
              [
                "field": .string(difference.field.rawValue), "from": .optional(difference.from),
                "to": .optional(difference.to),
              ]
            }),
        ]
      })
  }

  var lines: [String] {
    ["Historik"]
      + events.flatMap { event -> [String] in
        var source = ""
        if let id = event.importID {
          source = " ved import \(id) (\(Danish.list(imports[id] ?? [])))"
        }
        let head = "\(LocalClock.dateAndTime(event.at))  \(Self.word(event.change))\(source)"
        return Self.hanging(head, by: 18, indent: 2)
          + event.differences.flatMap { difference in
            Self.hanging(
              "\(difference.field.danish): \(Self.quoted(difference.from)) → \(Self.quoted(difference.to))",
              by: 4, indent: 20)
          }
      }
  }

  private static func quoted(_ value: String?) -> String { value.map { "»\($0)«" } ?? "ingen" }

  private static func hanging(_ text: String, by width: Int, indent: Int) -> [String] {
    TerminalText.wrapped(text, width: 80 - indent - width).enumerated().map { index, line in
      String(repeating: " ", count: index == 0 ? indent : indent + width) + line
    }
  }

  private static func word(_ change: JournalEntry.Change) -> String {
    switch change {
    case .noteWritten: "skrevet"
    case .noteRevised: "rettet"
    case .noteWithdrawn: "trukket tilbage"
    case .noteReinstated: "med igen"
    case .noteErased: "slettet"
    default: change.rawValue
    }
  }
}

extension NoteDraft {
  /// What `other` says otherwise.
  func differences(from other: NoteDraft, in meeting: Meeting) -> [NoteHistory.Difference] {
    func difference(
      _ field: NoteHistory.Field, _ from: String?, _ to: String?
    ) -> NoteHistory.Difference? {
      from == to ? nil : NoteHistory.Difference(field: field, from: from, to: to)
    }
    return [
      difference(.table, table.map(String.init), other.table.map(String.init)),
      difference(.theme, meeting.title(ofTheme: theme), meeting.title(ofTheme: other.theme)),
      difference(.kind, kind.danish.name, other.kind.danish.name),
      difference(.municipality, municipality, other.municipality),
      difference(.text, text, other.text),
    ].compactMap(\.self)
  }
}

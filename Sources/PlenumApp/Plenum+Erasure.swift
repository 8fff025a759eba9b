import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

/// Which notes are to be erased.
package enum ErasureWish: Hashable, Sendable {
  /// By reference, a range or a list of references, or id.
  case notes([String], meeting: String?)
  /// All that a table wrote.
  case table(Int, meeting: String)
  /// All of a meeting.
  case meeting(String)
  /// All that name this, or named it before; as a part of longer words only where that is asked for.
  case matching(String, meeting: String?, inside: Bool = false)
}

extension Plenum {
  /// Erases notes for good, after a yes.
  ///
  /// - Parameter isDryRun: shows the lines that would go, and erases nothing.
  package func erase(
    _ wish: ErasureWish, isDryRun: Bool = false, confirmation: Confirmation
  ) throws -> Answer {
    let store = try store()
    let scope = try scope(of: wish, in: store)
    let (ids, places, unsaved) = (scope.ids, scope.places, scope.unsaved)
    let known = try store.erasedNotes()
    let added = ids.filter { known[$0] == nil }
    if isDryRun { return try preview(of: scope, added: added, in: store) }
    FileBytes.removeLeftFolders(in: surroundings.temporaryFolder)
    guard !ids.isEmpty || unsaved.count > 0 || places.total > 0 else {
      return try nothingErased(in: store, scope)
    }
    // Erasing again only goes through the copies once more.
    if !added.isEmpty || unsaved.count > 0 || places.total > 0 {
      try confirmation.require(
        try question(of: scope, added: added, in: store),
        showing: try lines(of: scope, added: added, in: store))
    }
    // These first: once the words are gone from the store nothing tells which lines they stood in.
    try unsaved.erase()
    let receipt = try store.erase(ids, mention: scope.mention)
    return try answer(
      to: receipt, unsaved: unsaved, places: places,
      erasedBefore: receipt.erasedBefore.compactMap { try store.place(of: $0) })
  }

  private func scope(of wish: ErasureWish, in store: Store) throws -> ErasureScope {
    switch wish {
    case .notes(let names, let meeting):
      let meeting = try meeting.map { try self.meeting($0, in: store) }
      let names = try names.flatMap { try references(in: $0, of: meeting, in: store) }
      let ids = try names.map { try note(named: $0, in: meeting, of: store) }
      let words = Set(try ids.flatMap { try store.words(of: $0) })
      return ErasureScope(
        ids: ids,
        unsaved: UnsavedLines(rescueFiles(of: store)) {
          words.contains(CaptureLine.waiting($0).note.text)
        },
        doubts: try remarks(
          on: ids.compactMap { try store.versions(of: $0) }, named: names, in: store))
    case .table(let table, let meeting):
      let meeting = try self.meeting(meeting, in: store).id
      return ErasureScope(
        ids: try store.notesWithWords(of: meeting, table: table),
        unsaved: UnsavedLines(
          rescueFiles(of: store, meeting: meeting).filter { $0.isOf(table: table) }))
    case .meeting(let meeting):
      let meeting = try self.meeting(meeting, in: store).id
      return ErasureScope(
        ids: try store.notesWithWords(of: meeting),
        unsaved: UnsavedLines(rescueFiles(of: store, meeting: meeting)))
    case .matching(let text, let meeting, let isInside):
      guard let words = Mention(text, inside: isInside) else { throw AppError.nothingToErase }
      let meeting = try meeting.map { try self.meeting($0, in: store).id }
      let found = try store.notes(naming: words, in: meeting)
      var scope = ErasureScope(
        ids: found.map(\.id),
        unsaved: UnsavedLines(rescueFiles(of: store, meeting: meeting)) { words.isIn($0) },
        mention: (words, meeting), places: try store.places(of: words, in: meeting))
      scope.passages = Dictionary(found.map { ($0.id, $0.passage) }) { first, _ in first }
      if !isInside, let longer = Mention(text, inside: true) {
        scope.inside = try store.notes(naming: longer, in: meeting).count - found.count
      }
      return scope
    }
  }

  /// What a person is asked: how many, and which; never their words.
  private func question(
    of scope: ErasureScope, added: [UniqueID], in store: Store
  ) throws -> String {
    let references = try added.compactMap { try store.place(of: $0) }
    let what =
      (added.isEmpty ? [] : ["\(CountedNoun.note.counted(added.count)) (\(references.listed))"])
      + (scope.unsaved.count == 0
        ? [] : ["\(CountedNoun.unsavedLine.counted(scope.unsaved.count))"])
    let places = Danish.list(scope.places.listed)
    var sentences: [String] = []
    if !what.isEmpty {
      sentences.append("\(Danish.list(what)) slettes for altid, også i sikkerhedskopierne.")
      if scope.places.total > 0 { sentences.append("Ordene tages også ud af \(places).") }
    } else if scope.places.total > 0 {
      sentences.append("Ingen notater har ordene, men de tages ud af \(places).")
    }
    return (sentences + [scope.insideRemark].compactMap(\.self) + scope.doubts + ["Skal det ske?"])
      .joined(separator: " ")
  }

  /// The lines that go, for the one who decides: on a screen of their own or because they were asked for.
  private func lines(
    of scope: ErasureScope, added: [UniqueID], in store: Store
  ) throws -> [String] {
    try added.map { id in
      let reference = try store.place(of: id)?.reference.description ?? ""
      let words = try scope.passages[id] ?? store.words(of: id).first ?? ""
      return Self.line("  \(reference)  ", words)
    } + scope.unsaved.lines.map { Self.line("  (ikke gemt)  ", $0) }
  }

  /// The beginning of the words; what comes after the first line hangs under it.
  private static func line(_ head: String, _ words: String) -> String {
    let lines = TerminalText.wrapped(words, width: 80 - head.count)
    let shown = lines.prefix(3).joined(separator: "\n" + String(repeating: " ", count: head.count))
    return head + shown + (lines.count > 3 ? " …" : "")
  }

  private func preview(
    of scope: ErasureScope, added: [UniqueID], in store: Store
  ) throws -> Answer {
    let lines = try lines(of: scope, added: added, in: store)
    var text = lines
    if scope.places.total > 0 {
      text.append("Ordene står også i \(Danish.list(scope.places.listed)).")
    }
    if let remark = scope.insideRemark { text.append(remark) }
    let isEmpty = lines.isEmpty && scope.places.total == 0
    text.append(isEmpty ? "Der er intet at slette." : "Intet er slettet.")
    return Answer(
      text: text.joined(separator: "\n"),
      json: [
        "notes": .array(
          try added.map { id in
            let place = try store.place(of: id)
            return [
              "id": .string(id.description), "ref": .optional(place?.reference.description),
              "meeting": .optional(place?.meeting.value),
              "passage": .optional(try scope.passages[id] ?? store.words(of: id).first),
            ]
          }),
        "unsaved_lines": .integer(scope.unsaved.count), "mentions": .integer(scope.places.total),
        "inside": .integer(scope.inside), "dry_run": true,
      ], status: isEmpty ? .nothingFound : .done)
  }

  private func nothingErased(in store: Store, _ scope: ErasureScope) throws -> Answer {
    let reached = try store.finishErasures(mention: scope.mention)
    let isFinished = !reached.erased.isEmpty
    let text =
      isFinished
      ? "Ordene står ikke i lageret. En tidligere sletning er gjort færdig i \(Danish.list(reached.erased))."
      : (scope.mention == nil ? "Der er ingen notater, så" : "Ordene står ingen steder, så")
        + " intet er slettet."
    return Answer(
      text: ([text] + [scope.insideRemark].compactMap(\.self)).joined(separator: "\n") + "\n",
      json: [
        "erased": .array([]), "copies": .strings(reached.erased),
        "unreached": .strings(reached.unreached), "gone": .strings(reached.gone),
      ], status: isFinished ? .done : .nothingFound,
      remarks: reached.unreached.map(ErasureReceipt.remark(onUnreached:))
        + reached.gone.map(ErasureReceipt.remark(onGone:)))
  }

  func rescueFiles(of store: Store, meeting: MeetingID? = nil) -> [RescueFile] {
    RescueFile.all(
      store: store.path, id: store.id, temporaryFolder: surroundings.temporaryFolder,
      meeting: meeting)
  }

  func answer(
    to receipt: ErasureReceipt, unsaved: UnsavedLines, places: MentionCount = MentionCount(),
    erasedBefore: [NotePlace]
  ) -> Answer {
    var lines: [String] = []
    if !erasedBefore.isEmpty {
      lines.append(
        "\(erasedBefore.listed) \(erasedBefore.count == 1 ? "var" : "var alle") slettet for altid i forvejen."
      )
    }
    let added = receipt.notes.count - receipt.erasedBefore.count
    if added > 0 { lines.append("\(CountedNoun.note.counted(added)) slettet for altid.") }
    if unsaved.count > 0 {
      lines.append(
        "\(CountedNoun.unsavedLine.counted(unsaved.count)) slettet i \(Danish.list(unsaved.paths))."
      )
    }
    if places.total > 0 { lines.append("Ordene er taget ud af \(Danish.list(places.listed)).") }
    // Those of the mention are named already.
    if receipt.summaries > places.summaries {
      lines.append(
        "Ordene er også taget ud af \(receipt.summaries == 1 ? "en fastfrosset opsamling" : "\(receipt.summaries) fastfrosne opsamlinger")."
      )
    }
    if receipt.models > 0 {
      lines.append("Det, plenum har lært af mærkningerne, brugte ordene og skal læres igen.")
    }
    let isChanged = added > 0 || places.total > 0
    if !receipt.copies.isEmpty {
      lines.append(
        isChanged
          ? "Også slettet i \(Danish.list(receipt.copies))."
          : "\(Danish.list(receipt.copies)) er gennemgået igen.")
    }
    if isChanged {
      lines.append(
        "Det, du selv har gemt af opsamlinger og udtræk, kender plenum ikke: Slet det selv.")
    }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: [
        "erased": .strings(receipt.notes.map(\.description)),
        "summaries": .integer(receipt.summaries), "models": .integer(receipt.models),
        "erased_before": .strings(receipt.erasedBefore.map(\.description)),
        "copies": .strings(receipt.copies), "unreached": .strings(receipt.unreached),
        "gone": .strings(receipt.gone),
        "unsaved_lines": .integer(unsaved.count), "mentions": .integer(places.total),
      ],
      status: receipt.unreached.isEmpty && receipt.unpurged == nil ? .done : .failed,
      remarks: receipt.unpurged.map { [Message.unpurged($0)] } ?? []
        + receipt.unreached.map(ErasureReceipt.remark(onUnreached:))
        + receipt.gone.map(ErasureReceipt.remark(onGone:)))
  }

  /// `3.01-3.04` and `3.01,3.03` as the references that they stand for; anything else as it is.
  private func references(
    in name: String, of meeting: Meeting?, in store: Store
  ) throws -> [String] {
    let parts = name.split(separator: ",").map { String($0).trimmingBlanks }
    if parts.count > 1 {
      return try parts.flatMap { try references(in: $0, of: meeting, in: store) }
    }
    let ends = name.split(separator: "-").compactMap { NoteReference(String($0).trimmingBlanks) }
    guard UniqueID(name) == nil, ends.count == 2, name.utf8.count(where: { $0 == 0x2D }) == 1 else {
      return [name]
    }
    let (first, last) = (ends[0], ends[1])
    guard first.table == last.table, first.device == last.device, first.number <= last.number else {
      throw AppError.notANoteName(name)
    }
    let meetings = try meeting.map { [$0] } ?? store.meetings()
    let found = try meetings.flatMap { meeting in
      try store.notesWithWords(of: meeting.id, table: first.table).compactMap {
        try store.place(of: $0)?.reference
      }
    }.filter {
      $0.table == first.table && $0.device == first.device
        && (first.number...last.number).contains($0.number)
    }.map(\.description)
    guard !found.isEmpty else { throw AppError.unknownNote(name, meeting: meeting?.id) }
    return Set(found).sorted()
  }

  /// The note that is called `name`: its id, or its reference where only one meeting has that.
  private func note(
    named name: String, in meeting: Meeting?, of store: Store
  ) throws -> UniqueID {
    if let id = UniqueID(name) {
      guard try store.place(of: id) != nil else {
        throw AppError.unknownNote(name, meeting: nil)
      }
      return id
    }
    guard let reference = NoteReference(name) else {
      throw AppError.notANoteName(name)
    }
    let meetings = try meeting.map { [$0] } ?? store.meetings()
    let found = try meetings.compactMap { meeting in
      try store.noteID(reference, of: meeting.id).map { (id: $0, meeting: meeting.id) }
    }
    guard let only = found.first else { throw AppError.unknownNote(name, meeting: meeting?.id) }
    guard found.count == 1 else {
      throw AppError.ambiguousNote(name, meetings: found.map(\.meeting))
    }
    return only.id
  }
}

/// What an erasure is to take.
private struct ErasureScope {
  let ids: [UniqueID]
  let unsaved: UnsavedLines
  var mention: (words: Mention, meeting: MeetingID?)?
  var places = MentionCount()
  var doubts: [String] = []
  /// The words that name somebody, with what stands round them.
  var passages: [UniqueID: String] = [:]
  /// Notes that have the words within longer words only.
  var inside = 0

  var insideRemark: String? {
    guard inside > 0 else { return nil }
    return
      "\(inside == 1 ? "Ét notat" : "\(inside) notater") har ordene inde i længere ord og bliver, som \(inside == 1 ? "det" : "de") er; skal \(inside == 1 ? "det" : "de") med, så brug --inside-words."
  }
}

extension CountedNoun {
  static let unsavedLine = CountedNoun(
    one: "linje, der ikke var gemt,", many: "linjer, der ikke var gemt,")
}

extension MentionCount {
  /// `2 pointers navne og 1 importfils navn`, in the order of the store's parts.
  fileprivate var listed: [String] {
    let parts: [(Int, CountedNoun)] = [
      (statements, CountedNoun(one: "navn på et punkt", many: "navne på punkter")),
      (asks, CountedNoun(one: "svar på et ønske til KL", many: "svar på ønsker til KL")),
      (meetings, CountedNoun(one: "beskrivelse af et møde", many: "beskrivelser af møder")),
      (imports, CountedNoun(one: "navn på en importeret fil", many: "navne på importerede filer")),
      (summaries, CountedNoun(one: "fastfrosset opsamling", many: "fastfrosne opsamlinger")),
    ]
    return parts.filter { $0.0 > 0 }.map { $1.counted($0) }
  }
}

extension ErasureReceipt {
  /// Said once: plenum asks for the copy no more.
  static func remark(onGone path: String) -> String {
    "plenum: \(path) ligger der ikke længere. Er kopien flyttet eller omdøbt, så slet også i den:\n        Kør den samme sletning med --db og kopiens nye navn, eller slet selve filen."
  }

  static func remark(onUnreached path: String) -> String {
    "plenum: \(path) kunne ikke nås, så notaterne ligger der endnu.\n        Gør filen tilgængelig, og slet igen, eller slet selve filen."
  }
}

/// Typed lines that were never stored and wait in files, as far as they are to go.
struct UnsavedLines {
  private let rests: [(file: RescueFile, lines: [String])]
  /// Those that are to go.
  let lines: [String]
  var count: Int { lines.count }
  var paths: [String] { rests.map(\.file.path) }

  init(_ files: [RescueFile], where isWanted: (String) -> Bool = { _ in true }) {
    self.init(files, whereIn: { _, line in isWanted(line) })
  }

  init(_ files: [RescueFile], whereIn isWanted: (RescueFile, String) -> Bool) {
    var rests: [(file: RescueFile, lines: [String])] = []
    var gone: [String] = []
    for file in files {
      let lines = file.waiting()
      let rest = lines.filter { !isWanted(file, $0) }
      guard rest.count < lines.count else { continue }
      rests.append((file, rest))
      gone += lines.filter { isWanted(file, $0) }
    }
    self.rests = rests
    self.lines = gone
  }

  func erase() throws {
    for (file, lines) in rests { try file.replace(lines) }
  }
}

extension [NotePlace] {
  /// The first few references.
  fileprivate var listed: String {
    let names = prefix(6).map { $0.reference.description }
    return Danish.list(count > 6 ? names + ["\(count - 6) til"] : names)
  }
}

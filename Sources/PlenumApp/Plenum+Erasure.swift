import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumStore

/// Which notes are to be erased.
package enum ErasureWish: Hashable, Sendable {
  /// By reference or id.
  case notes([String], meeting: String?)
  /// All that say this, or said it before.
  case matching(String, meeting: String?)
}

extension Plenum {
  /// Erases notes for good, after a yes.
  package func erase(_ wish: ErasureWish, confirmation: Confirmation) throws -> Answer {
    let store = try store()
    let target = try target(of: wish, in: store)
    guard !target.isEmpty else {
      let (copies, unreached) = try store.finishErasures(mention: target.mention)
      let finished =
        copies.isEmpty
        ? "" : "En tidligere sletning er gjort færdig i \(Danish.list(copies)).\n"
      return Answer(
        text: "Ordene står ingen steder, så intet er slettet.\n" + finished,
        json: [
          "erased": .array([]), "copies": .strings(copies), "unreached": .strings(unreached),
        ], status: .nothingFound, remarks: unreached.map(ErasureReceipt.remark(onUnreached:)))
    }
    if let question = try question(before: target, in: store) {
      try confirmation.require(question)
    }
    // These first: once the words are gone from the store nothing tells which lines they stood in.
    try target.unsaved.erase()
    let receipt = try store.erase(target.notes, mention: target.mention)
    return answer(
      to: receipt, unsaved: target.unsaved, places: target.places,
      erasedBefore: try receipt.erasedBefore.compactMap { try store.place(of: $0) })
  }

  /// What an erasure is to take.
  private struct Target {
    let notes: [UniqueID]
    let unsaved: UnsavedLines
    /// Words that go from what is no note as well, and where they stand there.
    var mention: (words: Mention, meeting: MeetingID?)?
    var places = MentionCount()
    /// What a person should know of the names of the notes.
    var doubts: [String] = []

    var isEmpty: Bool { notes.isEmpty && unsaved.count == 0 && places.total == 0 }
  }

  private func target(of wish: ErasureWish, in store: Store) throws -> Target {
    switch wish {
    case .notes(let names, let meeting):
      let meeting = try meeting.map { try self.meeting($0, in: store) }
      let ids = try names.map { try note(named: $0, in: meeting, of: store) }
      return Target(
        notes: ids, unsaved: try unsavedLines(saying: ids, in: store),
        doubts: try remarks(
          on: ids.compactMap { try store.versions(of: $0) }, named: names, in: store))
    case .matching(let text, let meeting):
      guard let words = Mention(text) else { throw AppError.nothingToErase }
      let meeting = try meeting.map { try self.meeting($0, in: store).id }
      return Target(
        notes: try store.notes(saying: words).filter { id in
          try meeting == nil || store.place(of: id)?.meeting == meeting
        },
        unsaved: UnsavedLines(rescueFiles(of: store, meeting: meeting), where: words.isIn),
        mention: (words, meeting), places: try store.places(of: words, in: meeting))
    }
  }

  /// nil where nothing new would go: erasing again only goes through the copies once more.
  private func question(before target: Target, in store: Store) throws -> String? {
    let known = try store.erasedNotes()
    let added = target.notes.filter { known[$0] == nil }
    guard !added.isEmpty || target.unsaved.count > 0 || target.places.total > 0 else { return nil }
    let references = try added.compactMap { try store.place(of: $0) }
    let what =
      (added.isEmpty ? [] : ["\(CountedNoun.note.counted(added.count)) (\(references.listed))"])
      + (target.unsaved.count == 0 ? [] : [CountedNoun.unsavedLine.counted(target.unsaved.count)])
    let sentences =
      (what.isEmpty ? [] : ["\(Danish.list(what)) slettes for altid, også i sikkerhedskopierne."])
      + (target.places.total == 0
        ? [] : ["Ordene tages også ud af \(Danish.list(target.places.listed))."]) + target.doubts
    return sentences.joined(separator: " ") + " Skal det ske?"
  }

  private func rescueFiles(of store: Store, meeting: MeetingID? = nil) -> [RescueFile] {
    RescueFile.all(
      store: store.path, id: store.id, temporaryFolder: surroundings.temporaryFolder,
      meeting: meeting)
  }

  /// The lines that say what one of the notes says or said.
  private func unsavedLines(saying notes: [UniqueID], in store: Store) throws -> UnsavedLines {
    let words = Set(try notes.flatMap { try store.words(of: $0) })
    return UnsavedLines(rescueFiles(of: store)) {
      words.contains(CaptureLine.waiting($0).note.text)
    }
  }

  /// Erases notes that a person has agreed to lose.
  func erase(_ notes: [UniqueID], in store: Store) throws -> Answer {
    let unsaved = try unsavedLines(saying: notes, in: store)
    try unsaved.erase()
    return answer(to: try store.erase(notes), unsaved: unsaved, erasedBefore: [])
  }

  private func answer(
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
        "unsaved_lines": .integer(unsaved.count), "mentions": .integer(places.total),
      ],
      status: receipt.unreached.isEmpty ? .done : .failed,
      remarks: receipt.unreached.map(ErasureReceipt.remark(onUnreached:)))
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

extension CountedNoun {
  fileprivate static let unsavedLine = CountedNoun(
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
  static func remark(onUnreached path: String) -> String {
    "plenum: \(path) kunne ikke nås, så notaterne ligger der endnu.\n        Gør filen tilgængelig, og slet igen, eller slet selve filen."
  }
}

/// Typed lines that were never stored and wait in files, as far as they are to go.
private struct UnsavedLines {
  private let rests: [(file: RescueFile, lines: [String])]
  let count: Int
  var paths: [String] { rests.map(\.file.path) }

  init(_ files: [RescueFile], where isWanted: (String) -> Bool) {
    var rests: [(file: RescueFile, lines: [String])] = []
    var count = 0
    for file in files {
      let lines = file.waiting()
      let rest = lines.filter { !isWanted($0) }
      guard rest.count < lines.count else { continue }
      rests.append((file, rest))
      count += lines.count - rest.count
    }
    self.rests = rests
    self.count = count
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

package import PlenumModel

/// What became of a draft. Given only after the commit: the note is on the disk.
package enum Receipt: Hashable, Sendable {
  case written(Note)
  /// The store had the note already, word for word.
  case duplicate(Note)
  /// The store had the note with other content, which is kept in its history; its reference stays.
  case revised(Note)
  /// The note had been withdrawn with an undone import and is back, with its old reference.
  case reinstated(Note)
  /// A person has withdrawn the note; sending it again does not bring it back.
  case staysWithdrawn(Note)
  /// The note was erased; it is not stored again. What is given back is the row that keeps its reference.
  case staysErased(Note)

  package var note: Note {
    switch self {
    case .written(let note), .duplicate(let note), .revised(let note), .reinstated(let note),
      .staysWithdrawn(let note), .staysErased(let note):
      note
    }
  }
}

/// What became of a meeting that was to be set up.
package enum Creation: Hashable, Sendable {
  case created(Meeting)
  /// The same meeting was set up before; as it is now.
  case existing(Meeting)
  /// The meeting was known by an import of its notes, and is now set up.
  case completed(Meeting)
  /// Another meeting has the id; nothing was changed.
  case taken(by: Meeting)
}

/// How often each thing happened to the drafts of an import.
package struct ImportCounts: Hashable, Sendable {
  package var written = 0
  package var duplicates = 0
  package var revised = 0
  package var reinstated = 0
  package var stayedWithdrawn = 0

  package init(
    written: Int = 0, duplicates: Int = 0, revised: Int = 0, reinstated: Int = 0,
    stayedWithdrawn: Int = 0
  ) {
    self.written = written
    self.duplicates = duplicates
    self.revised = revised
    self.reinstated = reinstated
    self.stayedWithdrawn = stayedWithdrawn
  }

  /// Notes that the store did not show before.
  package var accepted: Int { written + reinstated }

  mutating func count(_ receipt: Receipt) {
    switch receipt {
    case .written: written += 1
    case .duplicate: duplicates += 1
    case .revised: revised += 1
    case .reinstated: reinstated += 1
    case .staysWithdrawn: stayedWithdrawn += 1
    // Told by whoever asked for it; it leaves no trace.
    case .staysErased: break
    }
  }
}

/// The files of an import, by their names without folders.
package struct ImportLabel: Hashable, Sendable {
  package let files: [String]

  /// Takes paths; keeps what follows the last slash.
  package init(files: [String]) {
    self.files = files.map { path in
      let name = path.utf8.split(separator: UInt8(ascii: "/")).last.flatMap { String($0) }
      return name ?? "-"
    }
  }
}

/// An import, as the store remembers it.
package struct ImportRecord: Hashable, Sendable {
  /// 1 for a store's first import; what `import --undo` takes.
  package let id: Int
  package let files: [String]
  package let at: Timestamp
  package let counts: ImportCounts
  /// nil while it holds.
  package let undone: Timestamp?
}

/// What an undo changed.
package struct UndoReceipt: Hashable, Sendable {
  package let id: Int
  /// Notes that are no longer shown.
  package let withdrawn: Int
  /// Notes that say again what they said before the import.
  package let restored: Int
  /// Meetings that the import had created and that nothing else uses.
  package let meetings: [MeetingID]
  /// Notes that still say what they were corrected to since.
  package internal(set) var kept: [Kept] = []

  /// A note of an undone import that something else has corrected since.
  package struct Kept: Hashable, Sendable {
    package let reference: NoteReference
    /// The import that corrected it; nil for a person.
    package let importID: Int?
  }
}

package import PlenumModel

/// How a file of notes is written.
package enum NotesFormat: Hashable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// A table with a header.
  case csv(separator: Separator)

  package enum Separator: UInt8, Hashable, Sendable, CaseIterable {
    case semicolon = 0x3B
    case comma = 0x2C
    case tab = 0x09
  }
}

/// What a file of notes holds: every note that can be read, and every problem, each with its line.
package struct NotesFile: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// The physical line, from 1, where the note begins.
    package let line: Int
    package let record: NoteRecord
    /// False where the file gives the note no id: the record's is then `linje-12`, after its line.
    package let hasOwnID: Bool
  }

  /// nil where the file is no text, or of no known kind.
  package internal(set) var format: NotesFormat?
  package internal(set) var notes: [Entry] = []
  /// In the order of the lines.
  package internal(set) var problems: [NotesFileProblem] = []
  /// Rows of a table that hold no note: blank ones, and in a note-taker's own sheet those without text.
  package internal(set) var passedOver: [Int] = []

  /// Whether every note says to which meeting it belongs.
  package var namesMeeting: Bool {
    !notes.isEmpty && notes.allSatisfy { $0.record.meeting != nil }
  }

  /// The meetings that the notes name, in the order in which they first do.
  package var meetings: [String] {
    var seen: Set<String> = []
    return notes.compactMap(\.record.meeting).filter { seen.insert($0).inserted }
  }
}

/// Why a line of a notes file cannot be taken as it is. Facts only, and never the words of a note.
package struct NotesFileProblem: Error, Hashable, Sendable {
  /// From 1; 0 where the file as a whole is meant.
  package let line: Int
  package let reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  package enum Reason: Hashable, Sendable {
    case notText(TextProblem)
    /// No line and no row holds a note.
    case noNotes
    /// Neither JSON lines nor a table with a known header.
    case unknownFormat
    /// One JSON list instead of one object a line.
    case jsonList
    case notJSON(JSONError.Reason, utf8Offset: Int)
    case notAnObject
    case wrongType(field: String, expected: FieldType)
    /// The table has no column with the notes' text.
    case noTextColumn(columns: [String])
    case duplicateColumn(name: String)
    case wrongCellCount(expected: Int, found: Int)
    case unclosedQuote
    case textAfterQuote
    case emptyText
    case textTooLong(utf8Count: Int, limit: Int)
    case controlCharacter(Unicode.Scalar)
    /// The value is nil where it is too long to be a slip of the pen.
    case notANumber(field: String, value: String?)
    case tableOutOfRange(Int)
    case yearOutOfRange(Int)
    /// Not written as `2019-03-28`, or a day that does not exist.
    case notADate(value: String?)
    case yearDisagrees(year: Int, date: CalendarDate)
    case unknownKind(value: String?)
    case duplicateID(id: String, firstLine: Int)
    case notAMeetingName(value: String?)
    case notAReference(value: String?)
  }

  package enum FieldType: Hashable, Sendable {
    case text, wholeNumber, listOfTexts
  }
}

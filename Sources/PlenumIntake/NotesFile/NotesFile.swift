package import PlenumModel

/// How a file of notes is written.
package enum NotesFormat: Hashable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// A table with a header.
  case csv(separator: Separator)
  /// What a note-taker wrote by hand: text, Markdown or a mail.
  case plain

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
    /// What a person should look at before the note is stored.
    package internal(set) var flag: NoteFlag?
  }

  /// nil where the file is no text, or of no known kind.
  package internal(set) var format: NotesFormat?
  package internal(set) var notes: [Entry] = []
  /// In the order of the lines.
  package internal(set) var problems: [NotesFileProblem] = []
  /// Lines that hold no note, rising, each with the reason.
  package internal(set) var passedOver: [PassedLine] = []
  /// Lines that say something of the notes below them.
  package internal(set) var headingLines: [Int] = []
  /// Lines that go on with the note that began above them.
  package internal(set) var joinedLines: [Int] = []
  /// Parts of the file that may hold more than was read of it.
  package internal(set) var unread: [UnreadPart] = []

  /// The meetings that the notes name, in the order in which they first do.
  package var meetings: [String] {
    var seen: Set<String> = []
    return notes.compactMap(\.record.meeting).filter { seen.insert($0).inserted }
  }
}

/// A part of a file of which nothing was read for the notes.
package enum UnreadPart: Hashable, Sendable {
  /// A column of a sheet by its heading; its cells are kept with the notes.
  case column(String)
  /// The files that come with a mail, by name.
  case attachments(String)
}

/// What is remarkable about a note as it was read.
package enum NoteFlag: String, Hashable, Sendable {
  /// Two notes may stand on one line with ` // ` between; they are kept as one.
  case glued
  /// The file says the same once before.
  case repeated = "repeat"
  /// The line may be something else than a note.
  case unsure
}

/// A line of a file that is no note, and why.
package struct PassedLine: Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The document's name, or what stands above the first table.
    case title
    case greeting
    /// `Ordstyrer: …`, `Deltagere: …`.
    case minutes
    /// The headers of a mail.
    case mail
    /// Words of an older mail.
    case quote
    /// From the greeting at the end of a mail on.
    case signature
    /// `---`
    case rule
    /// `Pause 10 min`, `Tak for i dag`.
    case interlude
    /// A bullet, a row or a cell without words.
    case emptyItem = "empty"
    /// Words round the lines that a table's own page saved.
    case besideLines = "beside"
  }

  /// From 1.
  package let line: Int
  package let reason: Reason
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
    /// A mail without notes in its words, that comes with files of these names.
    case noNotesInMail(attachments: String)
    /// Rows of cells parted by `;`, and no line that names the columns.
    case noHeader
    /// Most of the text is UTF-8, and this line is not.
    case invalidUTF8
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

package import PlenumIntake
package import PlenumModel

/// Why a file, or a line of it, hides a note: the whole import is then refused.
package struct ImportProblem: Hashable, Sendable {
  package enum Reason: Error, Hashable, Sendable {
    case unreadable(FileFailure.Reason)
    case content(NotesFileProblem.Reason)
    case draft(NoteDraft.Refusal)
    /// The file does not say to which meeting the note belongs, and `--meeting` was not given.
    case noMeeting
    case tableNotOfMeeting(Int, meeting: MeetingID, known: [Int])
    case severalThemes(meeting: MeetingID)
    /// Text by which a person can be found, and nobody said that it may be stored.
    case personalDetails([PersonalDetail.Kind])
    /// A document, and the program that reads such ones is not installed.
    case noConverter(WordDocument.Format, program: String)
    /// A document that its reader did not understand, or not in time.
    case notConverted(WordDocument.Format)
    /// The page on which a table types its notes, which are not in it.
    case tablePage
    /// A settled code that the codebook does not have.
    case unknownArea(FocusAreaID, known: [FocusAreaID])
  }

  /// The path as it was given.
  package let file: String
  /// The physical line, from 1; 0 where the file as a whole is meant.
  package let line: Int
  package let reason: Reason

  /// `bord3.jsonl, linje 12: …`
  var sentence: String {
    (line > 0 ? "\(file), linje \(line): " : "\(file): ") + Message.sentence(reason)
  }

  var json: JSONValue {
    [
      "file": .string(file), "line": line > 0 ? .integer(line) : .null,
      "reason": .string(Message.sentence(reason)),
    ]
  }
}

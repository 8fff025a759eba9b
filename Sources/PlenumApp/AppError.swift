package import PlenumAnalysis
package import PlenumIntake
package import PlenumModel

/// Why a use case was refused. Facts only; ``Message`` writes the sentence.
package enum AppError: Error, Hashable, Sendable {
  /// Nothing lies where the store was looked for, and what was asked for needs one.
  case noStore(path: String)
  /// Neither `--db` nor a home folder says where the store lies.
  case noStorePath
  case unknownMeeting(String, known: [MeetingID])
  /// Sheets are asked for of tables that are none of the meeting's.
  case tablesNotListed([Int], meeting: MeetingID, known: [Int])
  /// What a meeting says has a number like a person's.
  case personalNumber
  case unknownPostcode(String)
  case unknownTheme(String, meeting: MeetingID, known: [Theme])
  /// A part of a title that several themes have.
  case ambiguousTheme(String, matching: [Theme])
  case unknownTable(Int, meeting: MeetingID, known: [Int])
  case unknownMunicipality(String, nearest: [String])
  case endBeforeStart
  /// nil: none of the meeting's summaries is frozen.
  case noFrozenSummary(Int?, meeting: MeetingID, known: [Int])
  /// Words of erased notes were taken out, or something else wrote into it.
  case unreadableFrozenSummary(Int, meeting: MeetingID)
  /// The meeting lists no tables, and none has written yet.
  case tablesUnknown(MeetingID)
  case unknownPartnership(String, known: [PartnershipID])
  /// A note for a meeting that nobody is to write to any more.
  case closedMeeting(MeetingID)
  /// A letter cancels or moves a meeting that the store has: what it says otherwise.
  case changedMeeting(MeetingID, isCancelled: Bool, sessions: [Session])
  /// A meeting file describes a meeting that the store has otherwise.
  case otherMeeting(MeetingID)
  case meetingFileRefused(path: String, [MeetingFileProblem])
  /// A value that a field of a meeting, by its Danish name, cannot have.
  case meetingField(String, MeetingFileProblem.Reason)
  /// Not `2=Ny titel`.
  case notARenaming(String)
  /// Not `3=…`, where a table's number stands before the equals sign.
  case notOfTable(String)
  /// `--accept KEY=EARLIER` names a theme of another meeting as earlier that is none, or not an earlier one.
  case unknownEarlierTheme(String, known: [ThemeKey])
  /// No meeting has a theme of that key.
  case unknownThemeKey(String, known: [ThemeKey])
  case notAThemeLink(String)
  /// A theme is named by its number, and no meeting says whose.
  case themeNumberWithoutMeeting(String, known: [ThemeKey])
  /// A meeting without sessions has nothing for a calendar.
  case nothingForCalendar(MeetingID)
  /// A typed note that is none; `line` where the notes come one a line.
  case refusedDraft(NoteDraft.Refusal, line: Int?)
  /// A text by which a person can be found, and nobody said that it may be stored; `line` where notes come one a line.
  case personalDetails([PersonalDetail.Kind], line: Int?)
  /// The words to erase are blanks.
  case nothingToErase
  /// What cannot be undone was not confirmed.
  case notConfirmed
  /// The question that nobody was there to answer.
  case needsConfirmation(String)
  /// Notes of these meetings have the name.
  case ambiguousNote(String, meetings: [MeetingID])
  /// The clock shows no day of the calendar.
  case noSuchDay
  /// The letter invites to no meeting with a date; nothing was made.
  case letterWithoutMeeting(path: String)
  /// A problem hides a note, so that the whole import is refused.
  case importRefused([ImportProblem])
  /// A file that an analysis was to read has lines that it cannot.
  case fileRefused([ImportProblem])
  /// `--where` or `--by` names a field that notes do not have.
  case unknownField(String, known: [String])
  /// No note has that value.
  case unknownValue(field: String, value: String, known: [String])
  /// A part of a value that several values have.
  case ambiguousValue(field: String, value: String, matching: [String])
  /// nil: the rest has no notes.
  case nothingToCompare(side: String?)
  /// Every note of the reference is a note of the target as well.
  case nothingBeside(target: String, reference: String)
  case unreadableText(path: String, TextProblem)
  /// The meeting, or the store where the note was named by its id, never had such a note.
  case unknownNote(String, meeting: MeetingID?)
  /// Neither a reference nor an id.
  case notANoteName(String)
  /// Several meetings have a note of that reference.
  /// Several meetings may have it; those that do.
  case noteNeedsMeeting(NoteReference, meetings: [MeetingID])
  case noteIsWithdrawn(NoteReference)
  /// The store took the note and gave no receipt.
  case noteIsGone
  /// No codebook of that version travels with plenum.
  case unknownCodebook(String, known: [CodebookVersion])
  /// The codebook has no such area.
  case unknownArea(String, codebook: CodebookVersion, known: [FocusAreaID])
  /// A codebook's file has a fault.
  case faultyCodebook(CodebookError)
  /// A learnt model cannot be used.
  case faultyModel(number: Int, CodingModelError)
  case noModelToUndo
  /// Too few settled notes, or all from one group, to learn from and to test.
  case tooLittleToLearn(settled: Int, needed: Int)
  /// A person's coding of a note that is not shown any more.
  case codingOfWithdrawnNote
  /// No such coder has decided about the meeting's notes.
  case unknownCoder(String, meeting: MeetingID, known: [String])
  /// The two have decided about no note in common.
  case nothingInCommon(String, String)

  /// The draft that `make` makes; a refusal names its line.
  static func naming(
    line: Int?, _ make: () throws(NoteDraft.Refusal) -> NoteDraft
  ) throws(AppError) -> NoteDraft {
    do throws(NoteDraft.Refusal) {
      return try make()
    } catch {
      throw .refusedDraft(error, line: line)
    }
  }
}

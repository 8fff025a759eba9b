package import PlenumModel

/// Why the store did not do what it was asked. Facts only, and never a note's words.
package enum StoreError: Error, Hashable, Sendable {
  package enum FileKind: Hashable, Sendable {
    case symbolicLink, directory, other
  }

  // The file.

  /// What lies at the path is no ordinary file. It was not touched.
  case notAFile(path: String, kind: FileKind)
  /// The file is no SQLite database. It was not touched.
  case notADatabase(path: String)
  /// A SQLite file of another program. It was not touched.
  case otherApplication(id: Int)
  /// The file was written by a newer plenum. It was not touched.
  case newerVersion(found: Int, known: Int)
  /// A system call on the file or its folder failed.
  case system(path: String, errno: Int32)
  /// Durability or privacy could not be set up; nothing was written.
  case unsafeSettings([SettingDifference])
  /// SQLite refused; what was under way was rolled back.
  case database(SQLiteFailure)
  /// The transaction was over after an earlier error, which was not passed on; nothing of it was stored.
  case transactionLost
  /// A column holds what its type cannot be read from: the file is damaged or was written by something else.
  case unreadableColumn(String)

  // Other files.

  /// What is wrong is another file than the store: one to merge, or a copy.
  indirect case other(path: String, StoreError)
  case noStore(path: String)
  /// A store cannot be merged with itself.
  case sameStore(path: String)
  /// A process died while it wrote; only a program that may write can put that right.
  case unfinished(path: String)
  /// Pages or rows are not as they must be.
  case damaged
  /// Something lies where a new file was to be.
  case occupied(path: String)

  // What was asked for.

  case noSuchMeeting(MeetingID, known: [MeetingID])
  case noSuchTheme(Int, meeting: MeetingID, known: [Int])
  case noSuchNote(UniqueID)
  /// A theme that notes refer to is not removed.
  case themeInUse(Int, meeting: MeetingID, notes: Int)
  /// A table that has written notes is not removed.
  case tableInUse(Int, meeting: MeetingID, notes: Int)
  /// The note was erased, and of it this store knows the id only: there is no row to answer with.
  case erasedNote(UniqueID)
  /// The id belongs to a note of this other meeting; a note does not move, because its reference does not change.
  case noteOfOtherMeeting(UniqueID, MeetingID)
  case noSuchImport(Int, known: [Int])
  case alreadyUndone(Int)
}

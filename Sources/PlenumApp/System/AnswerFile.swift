import Glibc

/// Whether an answer may be written over what lies at a path. Invariant of every `unsafe` here: the pointer is that of a
/// value that outlives the call.
///
/// An answer that is made anew takes the place of the one before. A store, its journal and its copies never give way,
/// and every other file only on a person's word: the letter that was meant to be read must not become the sheet.
enum AnswerFile {
  /// How many bytes of its beginning a file must share with the answer to be an older one of the same kind: beyond what
  /// all archives and lists of notes begin with, and all pages, up to the policy that plenum's have.
  private static let (shared, sharedPage) = (96, 200)

  /// How many bytes are looked at: the first line of an answer may be a long one.
  private static let beginningLength = 4 * sharedPage

  /// - Parameters:
  ///   - isForced: a person said that what lies there may go.
  ///   - store: the path of the store that the answer comes from, if there is one.
  static func check(
    _ bytes: [UInt8], to path: String, isForced: Bool, store: String?
  ) throws(FileFailure) {
    for end in ["", "-journal", "-wal", "-shm"] {
      guard path.utf8.count > end.utf8.count,
        path.utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
      else { continue }
      let name = String(decoding: path.utf8.dropLast(end.utf8.count), as: UTF8.self)
      if isStore(name, store) { throw FileFailure(path: path, reason: .isStore) }
    }
    guard !isForced, let status = status(of: path), status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0
    else { return }
    let present = try FileBytes.read(path, atMost: beginningLength)
    guard isOlder(present, than: bytes) else { throw FileFailure(path: path, reason: .isOther) }
  }

  private static func isStore(_ path: String, _ store: String?) -> Bool {
    guard let status = status(of: path), status.st_mode & S_IFMT == S_IFREG else { return false }
    if let store, let own = self.status(of: store), own.st_ino == status.st_ino,
      own.st_dev == status.st_dev
    {
      return true
    }
    return (try? FileBytes.read(path, atMost: 16))?.starts(with: "SQLite format 3".utf8) ?? false
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// Whether a file is an answer of the same kind: it begins as the new one does, or has the same first line where that
  /// is one of words.
  private static func isOlder(_ present: [UInt8], than bytes: [UInt8]) -> Bool {
    let (present, bytes) = (beginning(present), beginning(bytes))
    let common = zip(present, bytes).prefix { $0 == $1 }.count
    let isPage = present.starts(with: "<!DOCTYPE".utf8)
    if common >= (isPage ? sharedPage : shared) || common == present.count { return true }
    guard let end = present.firstIndex(of: 0x0A), end < common, let first = present.first else {
      return false
    }
    return end >= 8 && ![UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "%")].contains(first)
  }

  /// The first bytes, without the time that an archive gives its first entry.
  private static func beginning(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = Array(bytes.prefix(beginningLength))
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), bytes.count > 14 {
      bytes.replaceSubrange(10..<14, with: [0, 0, 0, 0])
    }
    return bytes
  }
}

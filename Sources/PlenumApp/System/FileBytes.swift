import Glibc

/// Why a file could not be read or written.
package struct FileFailure: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case missing
    /// The file was to be written in a folder that is not there.
    case missingFolder
    case isDirectory
    /// A fifo, a socket or a device: reading it could wait for ever.
    case notRegular
    case noPermission
    case tooLarge(bytes: Int, limit: Int)
    case diskFull
    case system(errno: Int32)
    /// A store, one of its copies or its journal: an answer is never written over one.
    case isStore
    /// A file that plenum did not write, or not as an answer of this kind, and nobody said that it may go.
    case isOther
  }

  package let path: String
  package let reason: Reason

  init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  fileprivate init(path: String, errno code: Int32) {
    self.path = path
    reason =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EISDIR: .isDirectory
      case ELOOP: .notRegular
      case EACCES, EPERM, EROFS: .noPermission
      case ENOSPC, EDQUOT, EFBIG: .diskFull
      default: .system(errno: code)
      }
  }
}

/// Whole files, read and written by the system's own calls. Invariant of every `unsafe` here: the pointer is that of
/// an array's storage, used only within the call, for no more than its count.
package enum FileBytes {
  /// The longest file that plenum reads: a notes file of 100,000 notes is a third of it.
  static let limit = 256 << 20

  /// All bytes of a regular file; `-` is the standard input.
  ///
  /// - Parameter most: how many bytes are wanted; nil: all.
  static func read(_ path: String, atMost most: Int? = nil) throws(FileFailure) -> [UInt8] {
    if path == "-" { return try readAll(from: STDIN_FILENO, path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFailure(path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw FileFailure(path: path, errno: errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileFailure(path: path, reason: .isDirectory)
    default: throw FileFailure(path: path, reason: .notRegular)
    }
    if let most {
      var bytes = [UInt8](repeating: 0, count: most)
      let count = unsafe Glibc.read(descriptor, &bytes, most)
      guard count >= 0 else { throw FileFailure(path: path, errno: errno) }
      return Array(bytes.prefix(count))
    }
    guard status.st_size <= limit else {
      throw FileFailure(path: path, reason: .tooLarge(bytes: Int(status.st_size), limit: limit))
    }
    return try readAll(from: descriptor, path: path)
  }

  /// Writes a file whole or not at all: beside it first, synced, then renamed, and the name synced. Only its owner may
  /// read it, since reports hold opinions of identifiable people.
  ///
  /// A device, a pipe or a link at the path stays what it is and is written to: a rename would put a file in the place
  /// of `/dev/stdout`.
  static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    if try isSpecial(path) { return try writeThrough(bytes, to: path) }
    // A name that nobody can guess, and a file that was not there: in a folder of many users nobody may lay one ready.
    let part = "\(path).part-\(UInt64.random(in: .min ... .max))"
    let descriptor = unsafe open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? FileFailure(path: path, reason: .missingFolder) : FileFailure(path: path, errno: errno)
    }
    var failure: Int32?
    if let code = writeAll(bytes, to: descriptor) {
      failure = code
    } else if fsync(descriptor) != 0 {
      failure = errno
    }
    close(descriptor)
    if failure == nil, unsafe rename(part, path) != 0 { failure = errno }
    if let failure {
      unsafe unlink(part)
      throw FileFailure(path: path, errno: failure)
    }
    try flushFolder(of: path)
  }

  /// Makes the names in the folder of a file survive a power cut.
  private static func flushFolder(of path: String) throws(FileFailure) {
    let folder =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { $0 == path.startIndex ? "/" : path[..<$0] }
      ?? "."
    let descriptor = unsafe open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A folder that one may write to and not read: there is no handle to sync.
      if errno == EACCES { return }
      throw FileFailure(path: path, errno: errno)
    }
    defer { close(descriptor) }
    // Some file systems have nothing to sync of a folder, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileFailure(path: path, errno: errno)
    }
  }

  /// Whether something lies at the path that is neither a regular file nor a folder.
  private static func isSpecial(_ path: String) throws(FileFailure) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return false }
      throw FileFailure(path: path, errno: errno)
    }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let descriptor = unsafe open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileFailure(path: path, errno: errno) }
    let failure = writeAll(bytes, to: descriptor)
    close(descriptor)
    if let failure { throw FileFailure(path: path, errno: failure) }
  }

  /// A new folder that only its owner may enter, for files that live as long as the process.
  ///
  /// Folders of processes that were killed before they could tidy up are removed first: they hold notes.
  ///
  /// - Parameter parent: where it is made; nil: the system's folder for temporary files.
  static func temporaryFolder(in parent: String?) throws(FileFailure) -> String {
    removeLeftFolders(in: parent)
    return try newFolder(named: "\(temporaryName)\(getpid())-", in: parent)
  }

  /// The same for files that a person is to go on with: nobody removes it afterwards.
  static func keptFolder(in parent: String?) throws(FileFailure) -> String {
    try newFolder(named: "plenum-demo-", in: parent)
  }

  private static func newFolder(
    named front: String, in parent: String?
  ) throws(FileFailure) -> String {
    let parent = parent ?? P_tmpdir
    // `mkdtemp` puts six characters of its own in the place of these.
    let place = String(repeating: "X", count: 6)
    var template = Array("\(parent)/\(front)\(place)".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw FileFailure(path: parent, errno: errno)
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static let temporaryName = "plenum-temp-"

  /// Removes our own temporary folders whose process is gone: what was made of notes lies in them.
  ///
  /// - Parameter parent: where they were made; nil: the system's folder for temporary files.
  static func removeLeftFolders(in parent: String?) {
    let parent = parent ?? P_tmpdir
    for name in names(in: parent) where name.hasPrefix(temporaryName) {
      let number = name.dropFirst(temporaryName.count).prefix { $0 != "-" }
      guard let process = pid_t(number), process > 0, kill(process, 0) != 0, errno == ESRCH else {
        continue
      }
      var status = stat()
      guard unsafe lstat("\(parent)/\(name)", &status) == 0, status.st_uid == geteuid() else {
        continue
      }
      removeAll("\(parent)/\(name)")
    }
  }

  /// Removes a file, a link or a folder with all that is in it, as far as that may be done; links are not followed.
  static func removeAll(_ path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else { return remove(path) }
    for name in names(in: path) { removeAll("\(path)/\(name)") }
    removeFolder(path)
  }

  /// The names in a folder, in order; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      names.append(
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  /// A folder that only its owner may look into; one that is there stays as it is.
  static func makeFolder(_ path: String) throws(FileFailure) {
    guard unsafe mkdir(path, 0o700) != 0 else { return }
    let code = errno
    var status = stat()
    guard code == EEXIST, unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw code == ENOENT
        ? FileFailure(path: path, reason: .missingFolder) : FileFailure(path: path, errno: code)
    }
  }

  /// Whether an open file is a regular one, whose end is known.
  static func isFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether the process may do everything.
  static var isRoot: Bool { geteuid() == 0 }

  /// Removes a file; nothing happens where there is none.
  static func remove(_ path: String) { unsafe unlink(path) }

  /// Removes an empty folder.
  static func removeFolder(_ path: String) { unsafe rmdir(path) }

  private static func readAll(
    from descriptor: Int32, path: String
  ) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(path: path, errno: errno) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else {
        throw FileFailure(path: path, reason: .tooLarge(bytes: bytes.count, limit: limit))
      }
    }
  }

  /// Writes to an open file, as often as it takes.
  ///
  /// - Returns: the error's number, or nil when every byte is written.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      written += count
    }
    return nil
  }
}

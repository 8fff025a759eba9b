import Glibc
import PlenumModel

/// What lies at a store's path, and how an empty store file comes to be there.
enum StoreFile {
  enum State: Hashable {
    case missing
    /// An ordinary file of this many bytes.
    case file(size: Int)
  }

  /// Looks without opening. A symbolic link is refused, not followed: it may lead out of a private folder.
  static func state(at path: String) throws(StoreError) -> State {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return .missing }
      throw .system(path: path, errno: errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFLNK: throw .notAFile(path: path, kind: .symbolicLink)
    case S_IFDIR: throw .notAFile(path: path, kind: .directory)
    default: throw .notAFile(path: path, kind: .other)
    }
  }

  /// True where both paths lead to one file.
  static func areSame(_ path: String, _ other: String) throws(StoreError) -> Bool {
    var (first, second) = (stat(), stat())
    guard unsafe stat(path, &first) == 0 else { throw .system(path: path, errno: errno) }
    guard unsafe stat(other, &second) == 0 else {
      if errno == ENOENT { return false }
      throw .system(path: other, errno: errno)
    }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// True where the folder that a file lies in is there.
  static func hasFolder(of path: String) -> Bool {
    unsafe access(folder(of: path) ?? ".", F_OK) == 0
  }

  /// Gives a file another name in its folder, in the place of one that has it, and makes that survive a power cut.
  static func rename(_ path: String, to other: String) throws(StoreError) {
    try flush(at: path)
    guard unsafe Glibc.rename(path, other) == 0 else { throw .system(path: other, errno: errno) }
    try flushFolder(of: other)
  }

  /// Gives a file a name that nothing has, and makes that survive a power cut.
  /// - Returns: false where something has the name; nothing is changed then.
  static func move(_ path: String, toFree other: String) throws(StoreError) -> Bool {
    try flush(at: path)
    if unsafe link(path, other) != 0 {
      if errno == EEXIST { return false }
      // A file system without second names.
      guard try state(at: other) == .missing else { return false }
      guard unsafe Glibc.rename(path, other) == 0 else { throw .system(path: other, errno: errno) }
    } else {
      remove(path)
    }
    try flushFolder(of: other)
    return true
  }

  /// Gives the file at `path` a second name that says when it was replaced, so that there is a store at the path at
  /// every moment until another one takes its place; its journal moves to that name. A file system without second
  /// names gets the file moved.
  /// - Returns: that name as an absolute path; nil where there is no file.
  static func setAside(_ path: String, at moment: Timestamp) throws(StoreError) -> String? {
    guard try state(at: path) != .missing else { return nil }
    let kept = try absolute("\(path).replaced-\(moment.milliseconds)")
    // The journal first: a file without its journal is damaged, a journal without its file is nothing.
    if unsafe access(path + "-journal", F_OK) == 0 {
      try rename(path + "-journal", to: kept + "-journal")
    }
    if unsafe link(path, kept) == 0 {
      try flushFolder(of: kept)
    } else {
      try rename(path, to: kept)
    }
    return kept
  }

  /// Removes what a process that died while it copied or merged left beside a store: whole copies without a name of
  /// their own. A copy that is being made at this moment fails, instead of keeping what the store no longer has.
  static func removeLeftovers(of path: String) {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:))
    let name = path[(start ?? path.utf8.startIndex)...].utf8
    guard let stream = unsafe opendir(folder(of: path) ?? ".") else { return }
    defer { unsafe closedir(stream) }
    var found: [String] = []
    while let entry = unsafe readdir(stream) {
      let other = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if other.utf8.starts(with: name),
        [".part-", ".merge-"].contains(where: {
          other.utf8.dropFirst(name.count).starts(with: $0.utf8)
        })
      {
        found.append(other)
      }
    }
    for other in found { remove((start.map { String(path[..<$0]) } ?? "") + other) }
  }

  /// Removes a file; nothing happens where there is none.
  static func remove(_ path: String) { unsafe unlink(path) }

  /// The path from the root on; `.` and `..` in it stay.
  static func absolute(_ path: String) throws(StoreError) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    guard let folder = unsafe getcwd(nil, 0) else { throw .system(path: ".", errno: errno) }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder) + "/" + path
  }

  /// Makes an empty file that only its owner may read or write; SQLite gives its journal the same mode.
  static func create(at path: String) throws(StoreError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      // Another process was faster, and made it the same way.
      if errno == EEXIST { return }
      throw .system(path: path, errno: errno)
    }
    defer { close(descriptor) }
    // A umask only takes rights away; here it may not even take the owner's.
    guard fchmod(descriptor, 0o600) == 0 else { throw .system(path: path, errno: errno) }
  }

  /// Makes the folders on the way to `path` that do not exist, each for its owner alone.
  static func createFolder(of path: String) throws(StoreError) {
    guard let folder = folder(of: path), unsafe access(folder, F_OK) != 0 else { return }
    try createFolder(of: folder)
    guard unsafe mkdir(folder, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw .system(path: folder, errno: errno)
    }
    guard unsafe chmod(folder, 0o700) == 0 else { throw .system(path: folder, errno: errno) }
    try flushFolder(of: folder)
  }

  /// Makes the names in the folder of `path` survive a power cut.
  static func flushFolder(of path: String) throws(StoreError) {
    try flush(folder(of: path) ?? ".", flags: O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  /// Makes the content of the file at `path` survive a power cut.
  static func flush(at path: String) throws(StoreError) {
    try flush(path, flags: O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
  }

  private static func flush(_ path: String, flags: Int32) throws(StoreError) {
    let descriptor = unsafe open(path, flags)
    guard descriptor >= 0 else { throw .system(path: path, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(path: path, errno: errno) }
  }

  /// nil for the current folder; the root has no folder either, and always exists.
  private static func folder(of path: String) -> String? {
    var bytes = path.utf8[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == bytes.startIndex ? "/" : String(bytes[..<slash])
  }
}

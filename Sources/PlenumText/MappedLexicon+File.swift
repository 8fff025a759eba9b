import Glibc

/// Where a lexicon comes from: a dictionary of the system and the folder that keeps its compiled form, or a compiled
/// lexicon that came with plenum.
package struct LexiconFiles: Sendable {
  /// How the name of a compiled lexicon ends.
  package static let compiledEnding = ".bin"

  /// The dictionary's files, `da_DK.dic` and beside it `da_DK.aff`; of a compiled lexicon both are its one file.
  package let words: String
  package let affixes: String
  /// The folder for compiled lexicons; nil: none is kept.
  package let cacheFolder: String?
  private let isCompiled: Bool

  /// What was loaded, and what was wrong on the way.
  package struct Loaded: Sendable {
    package let lexicon: Lexicon
    /// A damaged cache that was made anew, or one that cannot be kept.
    package let warnings: [LexiconProblem]
    package let wasCompiled: Bool
  }

  /// - Parameter dictionary: the path of the `.dic`, of the `.aff`, of both without their ending, or of a compiled
  ///   lexicon.
  package init(dictionary: String, cacheFolder: String?) {
    let bytes = dictionary.utf8
    isCompiled = bytes.suffix(4).elementsEqual(Self.compiledEnding.utf8)
    guard !isCompiled else {
      words = dictionary
      affixes = dictionary
      self.cacheFolder = nil
      return
    }
    let hasEnding =
      bytes.suffix(4).elementsEqual(".dic".utf8) || bytes.suffix(4).elementsEqual(".aff".utf8)
    let stem = hasEnding ? String(decoding: bytes.dropLast(4), as: UTF8.self) : dictionary
    words = stem + ".dic"
    affixes = stem + ".aff"
    self.cacheFolder = cacheFolder
  }

  /// Whether the dictionary is there.
  package var exist: Bool { (try? identity()) != nil }

  /// The lexicon: mapped from the cache folder, or compiled and kept there; a compiled one as it is.
  ///
  /// Two processes that compile at once each write a file of their own and rename it; both work, one file stays.
  package func load() throws(LexiconProblem) -> Loaded {
    let source = try identity()
    if isCompiled {
      return Loaded(lexicon: Lexicon(try compiledImage()), warnings: [], wasCompiled: false)
    }
    var warnings: [LexiconProblem] = []
    let cache = cacheFolder.map {
      "\($0)/lexicon-\(String(LexiconImage.hash(Array(words.utf8)), radix: 36)).bin"
    }
    if let cache {
      do {
        if let image = try MappedLexicon(file: cache, source: source) {
          return Loaded(lexicon: Lexicon(image), warnings: [], wasCompiled: false)
        }
      } catch {
        // What an older plenum left is made anew without a word.
        if !isOlder(cache) { warnings.append(error) }
      }
    }
    let affixFile = try Self.read(affixes)
    let wordFile = try Self.read(words)
    let image = try LexiconWords.compiled(affixes: affixFile, words: wordFile).finish()
    let bytes = image.bytes(
      name: name, source: source,
      content: LexiconImage.hash(wordFile) ^ (LexiconImage.hash(affixFile) &* 3))
    if let cache, let problem = Self.keep(bytes, at: cache) { warnings.append(problem) }
    return Loaded(lexicon: Lexicon(try MappedLexicon(bytes)), warnings: warnings, wasCompiled: true)
  }

  /// Its dictionary was another machine's, so there is no file to hold it against.
  private func compiledImage() throws(LexiconProblem) -> MappedLexicon {
    let image: MappedLexicon?
    do { image = try MappedLexicon(file: words, source: nil) } catch { throw .damagedLexicon }
    guard let image else { throw .unreadable(path: words, code: EACCES) }
    return image
  }

  private var name: String {
    let last = words.split(separator: "/").last.map(String.init) ?? words
    return String(last.dropLast(4))
  }

  /// A number that changes with the path, length or change time of either file.
  private func identity() throws(LexiconProblem) -> UInt64 {
    var bytes: [UInt8] = []
    for path in [words, affixes] {
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { throw .unreadable(path: path, code: errno) }
      bytes += path.utf8
      for number in [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec] {
        bytes += [0] + Array(String(number).utf8)
      }
    }
    return LexiconImage.hash(bytes)
  }

  private func isOlder(_ path: String) -> Bool {
    guard let head = try? Self.read(path, atMost: 12), head.count == 12 else { return false }
    return head.starts(with: LexiconImage.magic)
      && !head.dropFirst(8).elementsEqual(
        (0..<4).map { UInt8(truncatingIfNeeded: LexiconImage.version >> UInt32(8 * $0)) })
  }

  static func read(_ path: String, atMost limit: Int = 1 << 28) throws(LexiconProblem) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, code: EISDIR)
    }
    let size = min(limit, Int(status.st_size))
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe Glibc.read(
          descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard failure == 0 else { throw .unreadable(path: path, code: failure) }
    return bytes
  }

  /// Writes a file beside the wanted one and renames it, so that a reader sees all of it or nothing.
  private static func keep(_ bytes: [UInt8], at path: String) -> LexiconProblem? {
    makeFolders(above: path)
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return .unwritableCache(path: path, code: errno) }
    var written = 0
    var failure: Int32 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let put = unsafe write(
          descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
        if put < 0, errno == EINTR { continue }
        guard put > 0 else {
          failure = put < 0 ? errno : EIO
          break
        }
        written += put
      }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, unsafe rename(temporary, path) != 0 { failure = errno }
    guard failure != 0 else { return nil }
    _ = unsafe unlink(temporary)
    return .unwritableCache(path: path, code: failure)
  }

  private static func makeFolders(above path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      _ = unsafe mkdir(folder, 0o700)
    }
  }
}

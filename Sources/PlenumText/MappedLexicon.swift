import Glibc

/// The bytes of a compiled lexicon, mapped from its file or held in memory, behind checked reads.
///
/// Invariant: `base` has `count` readable bytes for as long as this lives. A read beyond them gives 0, so that no bytes,
/// however they were damaged, make it read what is not its own.
@safe final class MappedLexicon: Sendable {
  private nonisolated(unsafe) let base: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool

  /// The mapped file; nil where it is not there or is no compiled lexicon of this form and `source`.
  ///
  /// - Parameter source: the dictionary's file that it must be made of; nil: of any.
  /// - Throws: ``LexiconProblem/damagedCache`` where its checksum or its limits are wrong.
  init?(file path: String, source: UInt64?) throws(LexiconProblem) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0, status.st_size < 1 << 30
    else {
      throw .damagedCache
    }
    count = Int(status.st_size)
    // Read ahead at once: the checksum looks at every byte.
    let address = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { return nil }
    unsafe base = UnsafeRawPointer(address)
    isMapped = true
    guard isWhole else { throw .damagedCache }
    if let source, number(at: LexiconImage.Field.source) != source { return nil }
  }

  /// - Throws: ``LexiconProblem/damagedCache`` where the checksum or the limits are wrong.
  init(_ bytes: [UInt8]) throws(LexiconProblem) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 8)
    unsafe bytes.withUnsafeBytes { source in
      if let first = source.baseAddress {
        unsafe copy.copyMemory(from: first, byteCount: source.count)
      }
    }
    unsafe base = UnsafeRawPointer(copy)
    count = bytes.count
    isMapped = false
    guard isWhole else { throw .damagedCache }
  }

  deinit {
    if isMapped {
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    } else {
      unsafe base.deallocate()
    }
  }

  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    guard offset >= 0, offset < count else { return 0 }
    return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
  }

  @inline(__always)
  func word(at offset: Int) -> UInt32 {
    guard offset >= 0, offset &+ 4 <= count else { return 0 }
    return UInt32(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  func number(at offset: Int) -> UInt64 {
    UInt64(word(at: offset)) | UInt64(word(at: offset + 4)) << 32
  }

  /// Whether form, length and checksum are right.
  private var isWhole: Bool {
    typealias Field = LexiconImage.Field
    guard count >= Field.header,
      LexiconImage.magic.indices.allSatisfy({ byte(at: $0) == LexiconImage.magic[$0] }),
      word(at: Field.version) == LexiconImage.version, Int(word(at: Field.count)) == count
    else { return false }
    let hash = LexiconImage.hash(count: count - Field.source) { offset, length in
      if length == 8 {
        return UInt64(
          littleEndian: unsafe base.loadUnaligned(
            fromByteOffset: Field.source + offset, as: UInt64.self))
      }
      return (0..<length).reduce(0) {
        $0 | UInt64(byte(at: Field.source + offset + $1)) << UInt64(8 * $1)
      }
    }
    return hash == number(at: Field.checksum)
  }
}

import Foundation
import Glibc
import PlenumIndex
import Synchronization

/// A plain text whose lines are notes.
struct Lines: Sendable {
  static let groups = 15

  let bytes: [UInt8]
  /// Where each line begins, found when a line is first read again.
  private let starts = Starts()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(at file: String) throws {
    let descriptor = unsafe open(file, O_RDONLY)
    guard descriptor >= 0 else { throw BenchmarkFailure("reading \(file)") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw BenchmarkFailure("reading \(file)") }
    let size = Int(status.st_size)
    bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe read(
          descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count)
        guard got > 0 else { break }
        count += got
      }
    }
    try require(bytes.count == size, "reading \(file)")
  }

  var count: Int { bytes.count { $0 == 0x0A } }

  subscript(line: Int) -> String {
    let starts = starts.of(bytes)
    return String(decoding: bytes[starts[line]..<starts[line + 1] - 1], as: UTF8.self)
  }

  /// - Parameter threads: nil: as many as there are processors.
  func index(threads: Int?) -> TermIndex {
    var builder = IndexBuilder(threads: threads, rereading: { self[$0] })
    builder.add(lines: bytes) { $0 % Self.groups }
    return builder.finish()
  }

  /// The index of a file that is never held whole.
  static func streamedIndex(of file: String) throws -> TermIndex {
    let input = try FileHandle(forReadingFrom: URL(filePath: file))
    // Nobody asks a process that prints terms where they stand.
    var builder = IndexBuilder(rereading: { _ in "" })
    var rest: [UInt8] = []
    while let block = try input.read(upToCount: 2 << 20), !block.isEmpty {
      guard let end = block.lastIndex(of: 0x0A) else {
        rest += block
        continue
      }
      builder.add(lines: rest + block[...end]) { $0 % groups }
      rest = Array(block[(end + 1)...])
    }
    if !rest.isEmpty { builder.add(lines: rest) { $0 % groups } }
    return builder.finish()
  }

  private final class Starts: Sendable {
    private let starts = Mutex([Int]())

    func of(_ bytes: [UInt8]) -> [Int] {
      starts.withLock { starts in
        if starts.isEmpty {
          starts = [0]
          for (place, byte) in bytes.enumerated() where byte == 0x0A { starts.append(place + 1) }
        }
        return starts
      }
    }
  }
}

/// Lines of invented words, some of them in nearly every line.
func inventedLines(_ count: Int) -> Lines {
  var state: UInt64 = 7
  func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
  var text = ""
  for _ in 0..<count {
    text += (0..<3 + random(20)).map { _ in "ord\(random(random(random(4000) + 1) + 1))" }
      .joined(separator: " ")
    text += ".\n"
  }
  return Lines(Array(text.utf8))
}

/// Ten copies of a text of lines. In every copy but the first a third of the long words get letters of the copy before them,
/// so that the vocabulary grows about as it does in ten times as much Danish.
func writeTenfold(of file: String, to target: URL) throws {
  let text = try Lines(at: file).bytes
  _ = FileManager.default.createFile(atPath: target.path(), contents: nil)
  let output = try FileHandle(forWritingTo: target)
  try output.write(contentsOf: text)
  for copy in 1..<10 {
    var varied: [UInt8] = []
    varied.reserveCapacity(text.count + text.count / 8)
    var start = 0
    for (place, byte) in text.enumerated() where byte <= 0x20 {
      let word = text[start..<place]
      let sum = word.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
      if word.count >= 8, sum % 3 == copy % 3 {
        varied += "bdfgkmnpr".utf8.dropFirst(copy - 1).prefix(1)
        varied += "o".utf8
      }
      varied += text[start...place]
      start = place + 1
    }
    try output.write(contentsOf: varied)
  }
  try output.close()
}

/// The terms of notes that follow one another, in the code of ``TermCode``.
struct NoteSegment: Sendable {
  let firstNote: Int
  let bytes: [UInt8]
  /// Where each note begins in `bytes`, and the end of the last.
  let starts: [UInt32]
  /// Tokens of all notes before it.
  private(set) var firstPlace = 0
  /// Tokens before every 64th note of it, counted from its first.
  private let samples: [UInt32]

  static let sampleInterval = 64

  init(firstNote: Int, bytes: [UInt8], starts: [UInt32], samples: [UInt32]) {
    self.firstNote = firstNote
    self.bytes = bytes
    self.starts = starts
    self.samples = samples
  }

  var noteCount: Int { starts.count - 1 }

  /// Segments that know how many tokens stand before them.
  static func following(_ parts: [[NoteSegment]]) -> [NoteSegment] {
    var place = 0
    return parts.flatMap(\.self).map { segment in
      var segment = segment
      segment.firstPlace = place
      place += segment.places(before: segment.noteCount)
      return segment
    }
  }

  /// Tokens of its notes before one of them.
  private func places(before number: Int) -> Int {
    let sample = min(number / Self.sampleInterval, samples.count - 1)
    let start = Int(starts[sample * Self.sampleInterval])
    return Int(samples[sample]) + TermCode.count(in: bytes.span, start..<Int(starts[number]))
  }

  /// The place of a note's first token among all.
  func firstPlace(ofNote note: Int) -> Int { firstPlace + places(before: note - firstNote) }

  /// How many tokens a note has.
  func length(ofNote note: Int) -> Int {
    let number = note - firstNote
    return TermCode.count(in: bytes.span, Int(starts[number])..<Int(starts[number + 1]))
  }

  /// Calls `body` with each term of a note in its order.
  @inline(__always)
  func eachTerm(ofNote note: Int, _ common: [UInt32], _ body: (UInt32) -> Void) {
    let source = bytes.span
    let commonSpan = common.span
    var place = Int(starts[note - firstNote])
    let end = Int(starts[note - firstNote + 1])
    while place < end { body(TermCode.read(source, at: &place, commonSpan)) }
  }

  var byteCount: Int { bytes.count + 4 * (starts.count + samples.count) }
}

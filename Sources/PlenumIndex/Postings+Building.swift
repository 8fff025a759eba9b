extension Postings {
  /// Turns runs of forms into notes of terms, and notes into lists of the notes that hold each term.
  ///
  /// Each thread takes notes that follow one another; what they make is put together in the order of the notes, so that it
  /// does not depend on their number.
  /// - Parameters:
  ///   - runs: in the order of their notes, each with the number of its scanner.
  ///   - terms: the term of each form, by scanner.
  ///   - frequencies: tokens of each term.
  /// - Complexity: O(tokens + terms × threads); runs are let go as they are read.
  init(
    runs: consuming [(scanner: Int, run: NoteRun)], terms: [[UInt32]], frequencies: [UInt32],
    threads: Int
  ) {
    let noteCount = runs.reduce(0) { $0 + $1.run.ends.count }
    let code = TermCode(frequencies: frequencies)
    let shortCodes = code.shortCodes(of: frequencies.count)
    let parts = Self.encoded(Self.parted(runs, among: threads), terms, shortCodes)
    let encoded = parts.map(\.segments)
    let plan = ListPlan(parts.map(\.tally), noteCount: noteCount)
    self.noteCount = noteCount
    self.frequencies = frequencies
    self.code = code
    tokenCount = frequencies.reduce(0) { $0 + Int($1) }
    segments = NoteSegment.following(encoded)
    phrases = PhraseList(firstTerm: frequencies.count)
    noteFrequencies = plan.noteFrequencies
    bitStarts = plan.bitStarts
    (listStarts, lists, bits) = plan.written(from: encoded, code.common)
  }

  /// Runs with about the same bytes for each thread.
  private static func parted(
    _ runs: consuming [(scanner: Int, run: NoteRun)], among threads: Int
  ) -> [Collected<(scanner: Int, run: NoteRun)>] {
    let all = runs.reduce(0) { $0 + $1.run.bytes.count }
    let count = all > 1 << 16 ? min(threads, runs.count) : 1
    var parts: [[(scanner: Int, run: NoteRun)]] = Array(repeating: [], count: max(1, count))
    var bytes = 0
    for run in runs {
      let middle = bytes + run.run.bytes.count / 2
      parts[all > 0 ? min(count - 1, middle * count / all) : 0].append(run)
      bytes += run.run.bytes.count
    }
    return parts.map { Collected($0) }
  }

  private static func encoded(
    _ parts: [Collected<(scanner: Int, run: NoteRun)>], _ terms: [[UInt32]], _ shortCodes: [UInt8]
  ) -> [EncodedNotes] {
    var firstNotes = [0]
    for part in parts {
      firstNotes.append((firstNotes.last ?? 0) + part.values.reduce(0) { $0 + $1.run.ends.count })
    }
    let first = firstNotes
    let encoded = Collected<EncodedNotes>(count: parts.count)
    Threads.run(parts.count) { number in
      var notes = EncodedNotes(firstNote: first[number], terms: shortCodes.count)
      while let next = parts[number].takeNext() {
        notes.append(next.run, terms[next.scanner], shortCodes)
      }
      encoded.set(number, notes)
    }
    return encoded.values
  }
}

/// Notes that follow one another, in the code of terms.
private struct EncodedNotes: Sendable {
  private var nextNote: Int
  private(set) var segments: [NoteSegment] = []
  private(set) var tally: NoteTally

  init(firstNote: Int, terms: Int) {
    nextNote = firstNote
    tally = NoteTally(terms: terms)
  }

  mutating func append(_ run: NoteRun, _ termOfForm: [UInt32], _ shortCodes: [UInt8]) {
    // Few terms take more bytes than their forms did; where they do, the segment grows.
    var target = [UInt8](repeating: 0, count: run.bytes.count + 64)
    var starts: [UInt32] = [0]
    starts.reserveCapacity(run.ends.count + 1)
    // Held here alone, so that it is changed in place.
    var entries = tally.entries
    tally.entries = []
    let source = run.bytes.span
    let terms = termOfForm.span
    let short = shortCodes.span
    let plainCommon = TermCode.plain.common
    let plain = plainCommon.span
    var samples: [UInt32] = [0]
    var tokens: UInt32 = 0
    var from = 0
    var to = 0
    for end in run.ends {
      nextNote += 1
      let note = UInt32(nextNote)
      let longest = TermCode.longest * (Int(end) - from + 1)
      if to + longest > target.count {
        target += Array(repeating: 0, count: longest + target.count / 8)
      }
      var bytes = target.mutableSpan
      var counted = entries.mutableSpan
      while from < end {
        let term = terms[Int(TermCode.read(source, at: &from, plain))]
        TermCode.write(short: short[Int(term)], long: term, to: &bytes, at: &to)
        NoteTally.add(Int(term), note: note, to: &counted)
        tokens &+= 1
      }
      starts.append(UInt32(to))
      if starts.count % NoteSegment.sampleInterval == 1 { samples.append(tokens) }
    }
    tally.entries = entries
    // A copy of just the size.
    let bytes = Array(target[..<to])
    segments.append(
      NoteSegment(
        firstNote: nextNote - run.ends.count, bytes: bytes, starts: starts, samples: samples))
  }
}

/// Counts, term by term, the notes that hold it and the bytes that their list will take.
struct NoteTally: Sendable {
  struct Entry: Sendable {
    /// The first and the last note that held the term, counted from 1; 0: none.
    var firstNote: UInt32 = 0
    var lastNote: UInt32 = 0
    var notes: UInt32 = 0
    /// Without the distance to the first note.
    var bytes: UInt32 = 0
  }

  var entries: [Entry]

  init(terms: Int) { entries = Array(repeating: Entry(), count: terms) }

  /// Notes that a note, counted from 1, holds a term.
  @inline(__always)
  static func add(_ term: Int, note: UInt32, to entries: inout MutableSpan<Entry>) {
    let entry = entries[term]
    guard entry.lastNote != note else { return }
    entries[term] =
      entry.lastNote == 0
      ? Entry(firstNote: note, lastNote: note, notes: 1, bytes: 0)
      : Entry(
        firstNote: entry.firstNote, lastNote: note, notes: entry.notes &+ 1,
        bytes: entry.bytes &+ length(of: note &- entry.lastNote))
  }

  /// Bytes of a distance, seven bits in each.
  @inline(__always)
  static func length(of distance: UInt32) -> UInt32 {
    distance < 0x80 ? 1 : UInt32(truncatingIfNeeded: (38 &- distance.leadingZeroBitCount) / 7)
  }
}

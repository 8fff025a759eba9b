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
private struct NoteTally: Sendable {
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

/// Where every term's list goes, before it is written.
private struct ListPlan: Sendable {
  let noteFrequencies: [UInt32]
  let bitStarts: [UInt32: Int]
  private let noteCount: Int
  /// By part: where the term's bytes begin among the part's own, and the note before its first one, counted from 1. A term
  /// that has bits begins below 0.
  private var starts: [[Cursor]] = []
  private var byteCounts: [Int] = []

  struct Cursor: Sendable {
    var place: Int32
    var last: UInt32
  }

  init(_ tallies: [NoteTally], noteCount: Int) {
    self.noteCount = noteCount
    let terms = tallies.first?.entries.count ?? 0
    var frequencies = [UInt32](repeating: 0, count: terms)
    for tally in tallies {
      for term in 0..<terms { frequencies[term] += tally.entries[term].notes }
    }
    var bitStarts: [UInt32: Int] = [:]
    for term in 0..<terms where Postings.isDense(notes: frequencies[term], of: noteCount) {
      bitStarts[UInt32(term)] = bitStarts.count * ((noteCount + 63) / 64)
    }
    var last = [UInt32](repeating: 0, count: terms)
    for tally in tallies {
      var cursors: [Cursor] = []
      cursors.reserveCapacity(terms)
      var place = 0
      for (term, entry) in tally.entries.enumerated() {
        let isDense = Postings.isDense(notes: frequencies[term], of: noteCount)
        let bits = isDense ? bitStarts[UInt32(term)] : nil
        cursors.append(Cursor(place: Int32(bits.map { ~$0 } ?? place), last: last[term]))
        guard entry.notes > 0 else { continue }
        if !isDense {
          place += Int(entry.bytes + NoteTally.length(of: entry.firstNote - last[term]))
        }
        last[term] = entry.lastNote
      }
      starts.append(cursors)
      byteCounts.append(place)
    }
    noteFrequencies = frequencies
    self.bitStarts = bitStarts
  }

  func written(
    from segments: [[NoteSegment]], _ common: [UInt32]
  ) -> (starts: [UInt32], lists: [UInt8], bits: [UInt64]) {
    let parts = Collected<WrittenLists>(count: starts.count)
    Threads.run(starts.count) { part in
      parts.set(
        part,
        WrittenLists(
          of: segments[part], common, cursors: starts[part], bytes: byteCounts[part],
          words: bitStarts.count * ((noteCount + 63) / 64)))
    }
    let written = parts.values
    var bits = written.first?.bits ?? []
    for part in written.dropFirst() {
      for word in bits.indices { bits[word] |= part.bits[word] }
    }
    if written.count == 1 { return (listStarts(written), written[0].lists, bits) }
    var lists: [UInt8] = []
    lists.reserveCapacity(byteCounts.reduce(0, +))
    for term in noteFrequencies.indices {
      for (part, list) in written.enumerated() where starts[part][term].place >= 0 {
        lists += list.lists[Int(starts[part][term].place)..<Int(list.cursors[term].place)]
      }
    }
    return (listStarts(written), lists, bits)
  }

  /// Where each term's bytes begin when all parts are put together.
  private func listStarts(_ written: [WrittenLists]) -> [UInt32] {
    var listStarts: [UInt32] = [0]
    listStarts.reserveCapacity(noteFrequencies.count + 1)
    var end = 0
    for term in noteFrequencies.indices {
      for (part, list) in written.enumerated() where starts[part][term].place >= 0 {
        end += Int(list.cursors[term].place - starts[part][term].place)
      }
      listStarts.append(UInt32(end))
    }
    return listStarts
  }
}

/// The lists of the notes of one part.
private struct WrittenLists: Sendable {
  /// Where each term goes on.
  let cursors: [ListPlan.Cursor]
  let lists: [UInt8]
  let bits: [UInt64]

  /// - Parameters:
  ///   - cursors: where each term begins.
  ///   - bytes: how many the lists take.
  ///   - words: how many the bits take.
  init(
    of segments: [NoteSegment], _ common: [UInt32], cursors: [ListPlan.Cursor], bytes: Int,
    words: Int
  ) {
    var cursors = cursors
    var lists = [UInt8](repeating: 0, count: bytes)
    var bits = [UInt64](repeating: 0, count: words)
    for segment in segments {
      Self.write(segment, common, &cursors, &lists, &bits)
    }
    self.cursors = cursors
    self.lists = lists
    self.bits = bits
  }

  private static func write(
    _ segment: NoteSegment, _ common: [UInt32], _ cursors: inout [ListPlan.Cursor],
    _ lists: inout [UInt8], _ bits: inout [UInt64]
  ) {
    var listSpan = lists.mutableSpan
    var bitSpan = bits.mutableSpan
    var cursorSpan = cursors.mutableSpan
    let source = segment.bytes.span
    let starts = segment.starts.span
    let commonSpan = common.span
    var from = 0
    for number in 0..<segment.noteCount {
      let end = Int(starts[number + 1])
      let position = segment.firstNote + number
      let note = UInt32(position + 1)
      while from < end {
        let term = Int(TermCode.read(source, at: &from, commonSpan))
        let cursor = cursorSpan[term]
        guard cursor.last != note else { continue }
        if cursor.place < 0 {
          bitSpan[Int(~cursor.place) &+ position >> 6] |= 1 << UInt64(position & 63)
          cursorSpan[term].last = note
        } else {
          var distance = note &- cursor.last
          var place = Int(cursor.place)
          while distance >= 0x80 {
            listSpan[place] = UInt8(truncatingIfNeeded: distance | 0x80)
            place &+= 1
            distance >>= 7
          }
          listSpan[place] = UInt8(truncatingIfNeeded: distance)
          cursorSpan[term] = ListPlan.Cursor(
            place: Int32(truncatingIfNeeded: place &+ 1), last: note)
        }
      }
    }
  }
}

extension Postings {
  /// Turns runs of forms into notes of terms, and notes into lists of the notes that hold each term.
  ///
  /// - Parameters:
  ///   - runs: in the order of their notes, each with the number of its scanner.
  ///   - terms: the term of each form, by scanner.
  ///   - frequencies: tokens of each term.
  /// - Complexity: O(tokens + terms); runs are let go as they are read.
  init(
    runs: consuming [(scanner: Int, run: NoteRun)], terms: [[UInt32]], frequencies: [UInt32]
  ) {
    let noteCount = runs.last.map { $0.run.firstNote + $0.run.ends.count } ?? 0
    let code = TermCode(frequencies: frequencies)
    let shortCodes = code.shortCodes(of: frequencies.count)
    let length = frequencies.indices.reduce(0) { sum, term in
      let each = shortCodes[term] < 255 ? 1 : TermCode.length(ofLong: UInt32(term))
      return sum + Int(frequencies[term]) * each
    }
    var sequence = [UInt8](repeating: 0, count: length)
    var noteStarts: [UInt32] = [0]
    noteStarts.reserveCapacity(noteCount + 1)
    var samples: [UInt32] = []
    var tally = NoteTally(terms: frequencies.count)
    var place = 0
    var tokens = 0
    for index in runs.indices {
      Self.encode(
        runs[index].run, terms[runs[index].scanner], shortCodes, into: &sequence, &place,
        &noteStarts, &samples, &tokens, &tally)
      runs[index].run = NoteRun(firstNote: 0, knownForms: 0)
    }
    if samples.isEmpty { samples.append(0) }
    self.tokenCount = tokens
    self.frequencies = frequencies
    self.code = code
    self.sequence = sequence
    self.noteStarts = noteStarts
    tokenSamples = samples
    noteFrequencies = tally.noteFrequencies
    (listStarts, bitStarts) = tally.starts(noteCount: noteCount)
    (lists, bits) = tally.lists(
      of: sequence, noteStarts, code.common, starts: listStarts, bitStarts: bitStarts)
  }

  private static func encode(
    _ run: NoteRun, _ termOfForm: [UInt32], _ shortCodes: [UInt8],
    into sequence: inout [UInt8], _ place: inout Int, _ noteStarts: inout [UInt32],
    _ samples: inout [UInt32], _ tokens: inout Int, _ tally: inout NoteTally
  ) {
    var target = sequence.mutableSpan
    let source = run.bytes.span
    let terms = termOfForm.span
    let short = shortCodes.span
    let plainCommon = TermCode.plain.common
    let plain = plainCommon.span
    var from = 0
    var to = place
    var count = tokens
    for end in run.ends {
      if (noteStarts.count - 1) % sampleInterval == 0 { samples.append(UInt32(count)) }
      let note = UInt32(noteStarts.count - 1)
      while from < end {
        let term = terms[Int(TermCode.read(source, at: &from, plain))]
        let byte = short[Int(term)]
        if byte < 255 {
          target[to] = byte
          to &+= 1
        } else {
          TermCode.write(long: term, to: &target, at: &to)
        }
        count &+= 1
        tally.add(Int(term), note: note)
      }
      noteStarts.append(UInt32(to))
    }
    place = to
    tokens = count
  }
}

/// Counts, term by term, the notes that hold it and the bytes that their list will take.
private struct NoteTally {
  private struct Entry {
    /// The last note that held the term, counted from 1.
    var lastNote: UInt32 = 0
    var notes: UInt32 = 0
    var bytes: UInt32 = 0
  }

  private var entries: [Entry]

  init(terms: Int) { entries = Array(repeating: Entry(), count: terms) }

  var noteFrequencies: [UInt32] { entries.map(\.notes) }

  @inline(__always)
  mutating func add(_ term: Int, note: UInt32) {
    let last = entries[term].lastNote
    guard last != note &+ 1 else { return }
    let distance = note &+ 1 &- last
    entries[term] = Entry(
      lastNote: note &+ 1, notes: entries[term].notes &+ 1,
      bytes: entries[term].bytes &+ (distance < 0x80 ? 1 : Self.length(of: distance)))
  }

  @inline(never)
  private static func length(of distance: UInt32) -> UInt32 {
    UInt32((38 - distance.leadingZeroBitCount) / 7)
  }

  func starts(noteCount: Int) -> (lists: [UInt32], bits: [UInt32: Int]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(entries.count + 1)
    var bitStarts: [UInt32: Int] = [:]
    var next: UInt32 = 0
    for (term, entry) in entries.enumerated() {
      if Postings.isDense(notes: entry.notes, of: noteCount) {
        bitStarts[UInt32(term)] = bitStarts.count * ((noteCount + 63) / 64)
      } else {
        next += entry.bytes
      }
      starts.append(next)
    }
    return (starts, bitStarts)
  }

  func lists(
    of sequence: [UInt8], _ noteStarts: [UInt32], _ common: [UInt32], starts: [UInt32],
    bitStarts: [UInt32: Int]
  ) -> (lists: [UInt8], bits: [UInt64]) {
    let noteCount = noteStarts.count - 1
    var lists = [UInt8](repeating: 0, count: Int(starts.last ?? 0))
    var bits = [UInt64](repeating: 0, count: bitStarts.count * ((noteCount + 63) / 64))
    /// Where the term goes on, and the note before, counted from 1; a term with bits begins below 0.
    var cursors = starts.indices.dropLast().map { term in
      (place: bitStarts[UInt32(term)].map { ~$0 } ?? Int(starts[term]), last: 0)
    }
    var listSpan = lists.mutableSpan
    var bitSpan = bits.mutableSpan
    var cursorSpan = cursors.mutableSpan
    let bytes = sequence.span
    let commonSpan = common.span
    var from = 0
    for note in 1..<max(1, noteStarts.count) {
      let end = Int(noteStarts[note])
      while from < end {
        let term = Int(TermCode.read(bytes, at: &from, commonSpan))
        let cursor = cursorSpan[term]
        guard cursor.last != note else { continue }
        if cursor.place < 0 {
          bitSpan[~cursor.place &+ (note &- 1) >> 6] |= 1 << UInt64((note &- 1) & 63)
          cursorSpan[term].last = note
        } else {
          var distance = note &- cursor.last
          var place = cursor.place
          while distance >= 0x80 {
            listSpan[place] = UInt8(truncatingIfNeeded: distance | 0x80)
            place &+= 1
            distance >>= 7
          }
          listSpan[place] = UInt8(truncatingIfNeeded: distance)
          cursorSpan[term] = (place: place &+ 1, last: note)
        }
      }
    }
    return (lists, bits)
  }
}

/// Where every term's list goes, before it is written.
struct ListPlan: Sendable {
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

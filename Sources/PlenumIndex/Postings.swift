import PlenumText

/// Where every term stands, in few bytes.
///
/// The terms of all notes stand one after another in the code of ``TermCode``; a place is a number in that order. A term's
/// notes rise: they are distances of seven bits a byte, or one bit a note where the term stands in more than every eighth.
/// Where in a note a term stands is read from the note itself.
struct Postings: Sendable {
  let tokenCount: Int
  let noteCount: Int
  /// Tokens of each term.
  let frequencies: [UInt32]
  /// Notes that hold each term.
  let noteFrequencies: [UInt32]
  let code: TermCode
  /// All notes, in order.
  let segments: [NoteSegment]
  /// The list of term t: `lists[listStarts[t]..<listStarts[t + 1]]`; a term that has bits has no bytes here.
  let lists: [UInt8]
  let listStarts: [UInt32]
  let bits: [UInt64]
  /// Where the bits of a term begin.
  let bitStarts: [UInt32: Int]
  /// Terms of several words; their numbers come after those of the words.
  var phrases: PhraseList

  var termCount: Int { frequencies.count }

  /// Tokens of a term; of a phrase its places.
  func frequency(of term: TermID) -> Int {
    phrases.isPhrase(term) ? phrases.frequency(of: term) : Int(frequencies[term.position])
  }

  /// Notes that hold a term.
  func noteFrequency(of term: TermID) -> Int {
    phrases.isPhrase(term) ? phrases.noteFrequency(of: term) : Int(noteFrequencies[term.position])
  }

  /// Whether a term's notes are kept as bits.
  static func isDense(notes: UInt32, of noteCount: Int) -> Bool { Int(notes) * 8 > noteCount }

  /// Calls `body` with every note that holds the term, rising.
  ///
  /// - Complexity: O(notes that hold the term).
  @inline(__always)
  func eachNote(of term: TermID, _ body: (Int) -> Void) {
    if phrases.isPhrase(term) { return phrases.eachNote(of: term, body) }
    if let start = bitStarts[term.value] {
      let words = bits.span
      for word in 0..<(noteCount + 63) / 64 {
        var rest = words[start + word]
        while rest != 0 {
          body(word << 6 | rest.trailingZeroBitCount)
          rest &= rest &- 1
        }
      }
      return
    }
    let bytes = lists.span
    var place = Int(listStarts[term.position])
    let end = Int(listStarts[term.position + 1])
    var note = -1
    while place < end {
      note &+= Self.readDistance(bytes, at: &place)
      body(note)
    }
  }

  @inline(__always)
  private static func readDistance(_ bytes: Span<UInt8>, at place: inout Int) -> Int {
    var byte = bytes[place]
    place &+= 1
    guard byte >= 0x80 else { return Int(byte) }
    var distance = Int(byte & 0x7F)
    var shift = 7
    repeat {
      byte = bytes[place]
      place &+= 1
      distance |= Int(byte & 0x7F) << shift
      shift &+= 7
    } while byte >= 0x80
    return distance
  }

  /// The notes that hold a term, rising.
  func notes(of term: TermID) -> [Int] {
    var notes: [Int] = []
    notes.reserveCapacity(noteFrequency(of: term))
    eachNote(of: term) { notes.append($0) }
    return notes
  }

  /// How many notes of a set hold the term.
  ///
  /// - Complexity: O(notes that hold the term), or where they are many O(notes / 64).
  func noteFrequency(of term: TermID, in chosen: Subcorpus) -> Int {
    var count = 0
    if let start = bitStarts[term.value] {
      for word in 0..<(noteCount + 63) / 64 {
        count += (bits[start + word] & chosen.word(word)).nonzeroBitCount
      }
    } else {
      eachNote(of: term) { if chosen.contains(position: $0) { count &+= 1 } }
    }
    return count
  }

  /// The segment that holds a note.
  ///
  /// - Complexity: O(log segments).
  private func segment(ofNote note: Int) -> Int {
    var (low, high) = (0, segments.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if segments[middle].firstNote <= note { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Calls `body` with each term of a note in its order.
  @inline(__always)
  func eachTerm(ofNote note: Int, _ body: (UInt32) -> Void) {
    segments[segment(ofNote: note)].eachTerm(ofNote: note, code.common, body)
  }

  /// The terms of a note in their order.
  func terms(ofNote note: Int) -> [UInt32] {
    var terms: [UInt32] = []
    eachTerm(ofNote: note) { terms.append($0) }
    return terms
  }

  /// How many tokens a note has.
  func length(ofNote note: Int) -> Int { segments[segment(ofNote: note)].length(ofNote: note) }

  /// The place of a note's first token among all.
  func firstPlace(ofNote note: Int) -> Int {
    segments[segment(ofNote: note)].firstPlace(ofNote: note)
  }

  /// Where a term stands: every note that holds it, and the places within it; of a phrase those of its first word.
  ///
  /// - Complexity: O(tokens of the notes that hold the term).
  func occurrences(of term: TermID) -> [(note: Int, places: [Int])] {
    if phrases.isPhrase(term) { return phrases.occurrences(of: term) }
    return notes(of: term).map { note in
      var places: [Int] = []
      var place = 0
      eachTerm(ofNote: note) { found in
        if found == term.value { places.append(place) }
        place &+= 1
      }
      return (note: note, places: places)
    }
  }

  /// All places of a term among all tokens, rising.
  func places(of term: TermID) -> [UInt32] {
    occurrences(of: term).flatMap { note, places in
      let first = firstPlace(ofNote: note)
      return places.map { UInt32(first + $0) }
    }
  }
}

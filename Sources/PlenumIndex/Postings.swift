/// Where every term stands, in flat arrays.
///
/// `sequence` holds the terms of all notes one after another; a place is an index into it. A term's places rise, and so
/// do its notes.
struct Postings: Sendable {
  /// The terms of note n are `sequence[noteStarts[n]..<noteStarts[n + 1]]`.
  let sequence: [UInt32]
  let noteStarts: [UInt32]
  /// The notes that hold term t, each once: `notes[noteListStarts[t]..<noteListStarts[t + 1]]`.
  let noteListStarts: [UInt32]
  let notes: [UInt32]
  /// All places of term t: `places[placeListStarts[t]..<placeListStarts[t + 1]]`.
  let placeListStarts: [UInt32]
  let places: [UInt32]

  /// Sorts the sequence by term, by counting.
  ///
  /// - Complexity: O(tokens + terms).
  init(sequence: [UInt32], noteStarts: [UInt32], termCount: Int) {
    self.sequence = sequence
    self.noteStarts = noteStarts
    var placeCounts = [UInt32](repeating: 0, count: termCount + 1)
    var noteCounts = placeCounts
    let none = UInt32.max
    var lastNote = [UInt32](repeating: none, count: termCount)
    Self.walk(sequence, noteStarts) { term, note, _ in
      placeCounts[term + 1] += 1
      if lastNote[term] != note {
        lastNote[term] = note
        noteCounts[term + 1] += 1
      }
    }
    for term in 0..<termCount {
      placeCounts[term + 1] += placeCounts[term]
      noteCounts[term + 1] += noteCounts[term]
    }
    placeListStarts = placeCounts
    noteListStarts = noteCounts
    var places = [UInt32](repeating: 0, count: sequence.count)
    var notes = [UInt32](repeating: 0, count: Int(noteCounts[termCount]))
    lastNote = Array(repeating: none, count: termCount)
    Self.walk(sequence, noteStarts) { term, note, place in
      places[Int(placeCounts[term])] = place
      placeCounts[term] += 1
      if lastNote[term] != note {
        lastNote[term] = note
        notes[Int(noteCounts[term])] = note
        noteCounts[term] += 1
      }
    }
    self.places = places
    self.notes = notes
  }

  var termCount: Int { noteListStarts.count - 1 }

  func notes(of term: TermID) -> ArraySlice<UInt32> {
    notes[Int(noteListStarts[term.position])..<Int(noteListStarts[term.position + 1])]
  }

  func places(of term: TermID) -> ArraySlice<UInt32> {
    places[Int(placeListStarts[term.position])..<Int(placeListStarts[term.position + 1])]
  }

  func places(ofNote note: Int) -> Range<Int> {
    Int(noteStarts[note])..<Int(noteStarts[note + 1])
  }

  private static func walk(
    _ sequence: [UInt32], _ noteStarts: [UInt32],
    _ visit: (_ term: Int, _ note: UInt32, _ place: UInt32) -> Void
  ) {
    for note in 0..<noteStarts.count - 1 {
      for place in noteStarts[note]..<noteStarts[note + 1] {
        visit(Int(sequence[Int(place)]), UInt32(note), place)
      }
    }
  }
}

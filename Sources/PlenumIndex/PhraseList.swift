/// Where terms of several words stand, beside the words that they are made of.
///
/// A phrase is a term like any other where notes are counted. It is no word more: tokens, lengths and totals are of single
/// words.
struct PhraseList: Sendable {
  /// A phrase's first word: its note, and its place among the note's words.
  struct Place: Sendable {
    let note: UInt32
    let word: UInt32
  }

  /// The number of the first phrase's term; those below it are words.
  private let firstTerm: Int
  /// How many words each phrase has.
  private var lengths: [Int] = []
  /// The places of phrase p lie at `starts[p]..<starts[p + 1]`, rising.
  private var starts: [Int] = [0]
  private var places: [Place] = []
  private var noteFrequencies: [Int] = []

  init(firstTerm: Int) { self.firstTerm = firstTerm }

  var count: Int { lengths.count }

  mutating func append(length: Int, places: [Place]) {
    lengths.append(length)
    self.places += places
    starts.append(self.places.count)
    noteFrequencies.append(
      places.indices.count { $0 == 0 || places[$0].note != places[$0 - 1].note })
  }

  @inline(__always)
  func isPhrase(_ term: TermID) -> Bool { term.position >= firstTerm }

  func length(of term: TermID) -> Int { lengths[term.position - firstTerm] }

  func frequency(of term: TermID) -> Int { range(of: term).count }

  func noteFrequency(of term: TermID) -> Int { noteFrequencies[term.position - firstTerm] }

  /// Calls `body` with every note that holds the phrase, rising.
  func eachNote(of term: TermID, _ body: (Int) -> Void) {
    var last = UInt32.max
    for place in places[range(of: term)] where place.note != last {
      last = place.note
      body(Int(place.note))
    }
  }

  /// Every note that holds the phrase, with the places of its first word.
  func occurrences(of term: TermID) -> [(note: Int, places: [Int])] {
    var found: [(note: Int, places: [Int])] = []
    for place in places[range(of: term)] {
      if found.last?.note == Int(place.note) {
        found[found.count - 1].places.append(Int(place.word))
      } else {
        found.append((note: Int(place.note), places: [Int(place.word)]))
      }
    }
    return found
  }

  private func range(of term: TermID) -> Range<Int> {
    starts[term.position - firstTerm]..<starts[term.position - firstTerm + 1]
  }
}

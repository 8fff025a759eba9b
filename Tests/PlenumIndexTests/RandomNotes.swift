import PlenumIndex
import PlenumModel
import PlenumText

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every run.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Notes of few words and few attribute values, so that everything meets everything; some attributes are unknown.
func randomNotes(_ count: Int, seed: UInt64) -> [NoteRecord] {
  var random = SeededRandom(seed: seed)
  func pick<Value>(_ values: [Value?]) -> Value? {
    values[Int.random(in: values.indices, using: &random)]
  }
  let words = ["skole", "barn", "trivsel", "pædagog", "tid", "penge", "år", "PPR", "og", "ro"]
  return (0..<count).map { number in
    let tokens = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in pick(words) }
    return NoteRecord(
      id: "n\(number)", meeting: pick(["m1", "m2", nil]), year: pick([2022, 2023, nil]),
      region: pick(["Nord", "Syd", nil]), table: pick([1, 2, 3, nil]),
      theme: pick(["a", "b", nil]), municipality: pick(["Aalborg", "Vejle", "Køge", nil]),
      kind: NoteKind.allCases[Int.random(in: 0..<6, using: &random)],
      text: tokens.joined(separator: " "), tokens: tokens)
  }
}

func index(of notes: [NoteRecord], terms: TermSource = .ownTokens) -> TermIndex {
  var builder = IndexBuilder(terms: terms)
  for note in notes { builder.add(note) }
  return builder.finish()
}

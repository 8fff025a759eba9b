import PlenumIndex
import PlenumModel
import PlenumText
import TestSupport

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

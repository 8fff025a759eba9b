import PlenumModel
import TestSupport

/// A made-up meeting with everything that may be missing: tables, themes, municipalities, codings,
/// points.
struct RandomMeeting {
  let notes: [NoteRecord]
  let codings: [String: [Coding]]
  let points: [Point]
  /// Some of which name notes of points, of several themes, or of none.
  let proposals: [[String]]

  static let themes = ["Mellemformer", "Dagtilbud", "Unges stemme"]

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var notes: [NoteRecord] = []
    for number in 0..<Int.random(in: 0...60, using: &random) {
      notes.append(Self.note(number, using: &random))
    }
    self.notes = notes
    var codings: [String: [Coding]] = [:]
    for note in notes where Bool.random(using: &random) {
      codings[note.id] = (0...Int.random(in: 0...1, using: &random)).map { _ in
        Coding(
          area: FocusAreaID(
            ["inklusion", "dagtilbud", "nyt-omraade"].randomElement(using: &random) ?? ""),
          origin: Bool.random(using: &random) ? .person : .rule, probability: 1, isSure: true,
          codebook: CodebookVersion("2024.1"))
      }
    }
    self.codings = codings
    points = (0..<Int.random(in: 0...5, using: &random)).map { number in
      let members = notes.shuffled(using: &random).prefix(Int.random(in: 0...5, using: &random))
      return Point(
        id: "P\(number)", meeting: "m",
        theme: (Self.themes + [nil]).randomElement(using: &random) ?? nil,
        notes: members.map(\.id) + ["ukendt"],
        statement: Bool.random(using: &random) ? "Sagt med egne ord" : nil)
    }
    proposals = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      notes.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)).map(\.id)
    }
  }

  private static func note(_ number: Int, using random: inout SeededRandom) -> NoteRecord {
    let words = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
      vocabulary.randomElement(using: &random)
    }
    return NoteRecord(
      id: "n\(number)", meeting: "m",
      table: [nil, 0, 1, 2, 3, 4].randomElement(using: &random) ?? nil,
      theme: (themes + [nil]).randomElement(using: &random) ?? nil,
      municipality: ["Odder", "Ærø", "Sorø", "", nil].randomElement(using: &random) ?? nil,
      kind: NoteKind.allCases.randomElement(using: &random) ?? .point,
      text: words.joined(separator: " "))
  }

  private static let vocabulary = [
    "PPR", "skole", "skolen", "skolerne", "børn", "pædagoger", "mellemform", "mellemformer",
    "ledelse", "æ", "få", "far", "får", "og", "i", "det", "👩‍🏫", "\"citat\"", "e\u{301}n", "17.30",
    "økonomi", "bus", "transport", "ungdomsråd",
  ]
}

/// One attribute of all notes: each distinct value once, and a small number for each note.
struct Column: Sendable {
  /// The number of a note of which nothing is known.
  static let unknown = UInt32.max

  /// In the order in which they were first met.
  private(set) var values: [String] = []
  /// A note's values lie at `starts[n]..<starts[n + 1]` of `codes`; single-valued attributes have one, perhaps unknown.
  private(set) var codes: [UInt32] = []

  fileprivate(set) var starts: [UInt32] = [0]

  var noteCount: Int { starts.count - 1 }

  /// The first value of a note, or `unknown`.
  func code(at note: Int) -> UInt32 {
    starts[note] < starts[note + 1] ? codes[Int(starts[note])] : Self.unknown
  }

  func codes(at note: Int) -> ArraySlice<UInt32> {
    codes[Int(starts[note])..<Int(starts[note + 1])]
  }

  func code(of value: String) -> UInt32? { values.firstIndex(of: value).map { UInt32($0) } }

  /// The column of a note for each element: its values, or none.
  struct Builder {
    private var column = Column()
    private var numbers: [String: UInt32] = [:]

    mutating func append(_ values: some Sequence<String>) {
      for value in values {
        if let number = numbers[value] {
          column.codes.append(number)
        } else {
          let number = UInt32(column.values.count)
          numbers[value] = number
          column.values.append(value)
          column.codes.append(number)
        }
      }
      column.starts.append(UInt32(column.codes.count))
    }

    mutating func append(_ value: String?) { append(value.map { [$0] } ?? []) }

    consuming func finish() -> Column { column }
  }
}

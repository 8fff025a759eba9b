/// One attribute of all notes: each distinct value once, and a small number for each note.
struct Column: Sendable {
  /// The number of a note of which nothing is known.
  static let unknown = UInt32.max

  /// In the order in which they were first met.
  private(set) var values: [String] = []
  /// A note's values lie at `starts[n]..<starts[n + 1]` of `codes`; single-valued attributes have one, perhaps unknown.
  private(set) var codes: [UInt32] = []

  fileprivate(set) var starts: [UInt32] = [0]

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

    /// A note with several values.
    mutating func append(_ values: some Sequence<String>) {
      for value in values { column.codes.append(number(of: value)) }
      column.starts.append(UInt32(column.codes.count))
    }

    /// A note with one value, or of which nothing is known.
    mutating func append(_ value: String?) {
      if let value { column.codes.append(number(of: value)) }
      column.starts.append(UInt32(column.codes.count))
    }

    private mutating func number(of value: String) -> UInt32 {
      // Notes come table by table, so most have the value of the note before.
      if let last = column.codes.last, column.values[Int(last)] == value { return last }
      if let number = numbers[value] { return number }
      let number = UInt32(column.values.count)
      numbers[value] = number
      column.values.append(value)
      return number
    }

    consuming func finish() -> Column { column }
  }
}

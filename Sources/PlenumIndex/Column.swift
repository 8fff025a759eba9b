/// One attribute of all notes: each distinct value once, and a small number for each note.
struct Column: Sendable {
  /// The number of a note of which nothing is known.
  static let unknown = UInt32.max

  /// In the order in which they were first met.
  private(set) var values: [String] = []
  private var codes = Codes.none

  private enum Codes: Sendable {
    /// Nothing is known of any note.
    case none
    /// One value a note, in one byte; the highest is unknown.
    case small([UInt8])
    /// The same in four bytes.
    case large([UInt32])
    /// A note's values lie at `starts[n]..<starts[n + 1]`.
    case several(starts: [UInt32], codes: [UInt32])
  }

  /// The first value of a note, or `unknown`.
  func code(at note: Int) -> UInt32 {
    switch codes {
    case .none: Self.unknown
    case .small(let codes): codes[note] == .max ? Self.unknown : UInt32(codes[note])
    case .large(let codes): codes[note]
    case .several(let starts, let codes):
      starts[note] < starts[note + 1] ? codes[Int(starts[note])] : Self.unknown
    }
  }

  func codes(at note: Int) -> [UInt32] {
    if case .several(let starts, let codes) = codes {
      return Array(codes[Int(starts[note])..<Int(starts[note + 1])])
    }
    let code = code(at: note)
    return code == Self.unknown ? [] : [code]
  }

  /// Calls `body` with every note and each of its values.
  @inline(__always)
  func eachCode(of notes: Range<Int>, _ body: (_ note: Int, _ code: Int) -> Void) {
    switch codes {
    case .none: break
    case .small(let codes):
      for note in notes where codes[note] < .max { body(note, Int(codes[note])) }
    case .large(let codes):
      for note in notes where codes[note] < .max { body(note, Int(codes[note])) }
    case .several(let starts, let codes):
      for note in notes {
        for place in starts[note]..<starts[note + 1] { body(note, Int(codes[Int(place)])) }
      }
    }
  }

  func code(of value: String) -> UInt32? { values.firstIndex(of: value).map { UInt32($0) } }

  var byteCount: Int {
    let names = values.reduce(0) { $0 + MemoryLayout<String>.stride + $1.utf8.count }
    return switch codes {
    case .none: names
    case .small(let codes): names + codes.count
    case .large(let codes): names + 4 * codes.count
    case .several(let starts, let codes): names + 4 * (starts.count + codes.count)
    }
  }

  /// The column of a note for each element: its values, or none.
  struct Builder {
    private var values: [String] = []
    private var numbers: [String: UInt32] = [:]
    private var codes: [UInt32] = []
    /// Where the values of each note end in `codes`; nil while every note has one, perhaps unknown.
    private var ends: [UInt32]?
    private var noteCount = 0

    /// A note with several values.
    mutating func append(_ values: some Collection<String>) {
      if values.count < 2, ends == nil {
        append(values.first)
        return
      }
      appendSeveral(values)
    }

    /// A note with one value, or of which nothing is known.
    mutating func append(_ value: String?) {
      if ends != nil {
        appendSeveral(value.map { [$0] } ?? [])
      } else if let value {
        // Until a value comes, no place is taken.
        while codes.count < noteCount { codes.append(Column.unknown) }
        codes.append(number(of: value))
        noteCount += 1
      } else {
        if !values.isEmpty { codes.append(Column.unknown) }
        noteCount += 1
      }
    }

    /// Notes of which nothing is known.
    mutating func append(unknown count: Int) {
      guard !values.isEmpty || ends != nil else {
        noteCount += count
        return
      }
      for _ in 0..<count { append(nil) }
    }

    private mutating func appendSeveral(_ values: some Collection<String>) {
      var ends = self.ends ?? spread()
      for value in values { codes.append(number(of: value)) }
      ends.append(UInt32(codes.count))
      self.ends = ends
      noteCount += 1
    }

    /// The ends of the notes so far, whose unknown values go.
    private mutating func spread() -> [UInt32] {
      var ends: [UInt32] = []
      var known: [UInt32] = []
      for note in 0..<noteCount {
        if note < codes.count, codes[note] != Column.unknown { known.append(codes[note]) }
        ends.append(UInt32(known.count))
      }
      codes = known
      return ends
    }

    private mutating func number(of value: String) -> UInt32 {
      // Notes come table by table, so most have the value of the note before.
      if let last = codes.last, last != Column.unknown, values[Int(last)] == value { return last }
      if let number = numbers[value] { return number }
      let number = UInt32(values.count)
      numbers[value] = number
      values.append(value)
      return number
    }

    consuming func finish() -> Column {
      var column = Column()
      column.values = values
      if let ends {
        column.codes = .several(starts: [0] + ends, codes: codes)
      } else if values.isEmpty {
        column.codes = .none
      } else if values.count < Int(UInt8.max) {
        column.codes = .small(
          codes.map { $0 == Column.unknown ? UInt8.max : UInt8(truncatingIfNeeded: $0) })
      } else {
        column.codes = .large(codes)
      }
      return column
    }
  }
}

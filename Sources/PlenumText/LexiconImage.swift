/// A compiled lexicon as bytes: what is kept in the user's cache folder.
///
/// Little-endian: a header, the automaton's edges (a letter in bits 0-7, the mark of a node's last edge in bit 8, and in
/// bits 9-31 the first edge of the node it leads to, or, behind letter 0, a class), the places of the classes, the
/// classes.
struct LexiconImage {
  static let mostEdges = 1 << 23
  static let lastEdge: UInt32 = 1 << 8
  static let magic: [UInt8] = Array("plenumLX".utf8)
  /// Raised whenever the form or the rules by which it is made change.
  static let version: UInt32 = 1

  /// Where the header's numbers lie.
  enum Field {
    static let version = 8
    static let count = 12
    static let checksum = 16
    static let source = 24
    static let content = 32
    static let edges = 40
    static let root = 44
    static let classes = 48
    static let classBytes = 52
    static let name = 56
    static let header = 96
  }

  let edges: [UInt32]
  let root: UInt32
  let classes: [[UInt8]]

  /// The bytes of a file for the dictionary `name`.
  ///
  /// - Parameters:
  ///   - source: what tells this dictionary's file from another and from an older one.
  ///   - content: a hash of the dictionary's bytes, by which two reports are compared.
  func bytes(name: String, source: UInt64, content: UInt64) -> [UInt8] {
    var bytes = Self.magic
    func append(_ number: UInt64, _ count: Int) {
      for place in 0..<count {
        bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place)))
      }
    }
    let length = classes.reduce(0) { $0 + $1.count }
    append(UInt64(Self.version), 4)
    append(UInt64(Field.header + 4 * edges.count + 4 * (classes.count + 1) + length), 4)
    append(0, 8)
    append(source, 8)
    append(content, 8)
    append(UInt64(edges.count), 4)
    append(UInt64(root), 4)
    append(UInt64(classes.count), 4)
    append(UInt64(length), 4)
    bytes += name.utf8.prefix(Field.header - Field.name)
    while bytes.count < Field.header { bytes.append(0) }
    bytes.reserveCapacity(Field.header + 4 * (edges.count + classes.count + 1) + length)
    for edge in edges { append(UInt64(edge), 4) }
    var place = 0
    for pattern in classes {
      append(UInt64(place), 4)
      place += pattern.count
    }
    append(UInt64(place), 4)
    for pattern in classes { bytes += pattern }
    let checksum = Self.hash(bytes, from: Field.source)
    for place in 0..<8 {
      bytes[Field.checksum + place] = UInt8(truncatingIfNeeded: checksum >> UInt64(8 * place))
    }
    return bytes
  }

  /// A hash that changes with every single byte: each step can be undone.
  static func hash(_ bytes: [UInt8], from start: Int = 0) -> UInt64 {
    hash(count: bytes.count - start) { offset, count in
      var word: UInt64 = 0
      for place in 0..<count { word |= UInt64(bytes[start + offset + place]) << UInt64(8 * place) }
      return word
    }
  }

  /// The hash of `count` bytes, of which `word` gives eight or, at the end, fewer. Four lanes, so that a processor may
  /// work on them at once.
  @inline(__always)
  static func hash(count: Int, word: (_ offset: Int, _ count: Int) -> UInt64) -> UInt64 {
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var offset = 0
    while offset + 32 <= count {
      lanes.0 = mixed(lanes.0, word(offset, 8))
      lanes.1 = mixed(lanes.1, word(offset + 8, 8))
      lanes.2 = mixed(lanes.2, word(offset + 16, 8))
      lanes.3 = mixed(lanes.3, word(offset + 24, 8))
      offset += 32
    }
    while offset < count {
      let step = min(8, count - offset)
      lanes.0 = mixed(lanes.0, word(offset, step))
      offset += step
    }
    return mixed(mixed(mixed(mixed(UInt64(count), lanes.0), lanes.1), lanes.2), lanes.3)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}

extension SeededRandom {
  /// Bytes with one to eight changes: exchanged, dropped, doubled, cut off, or moved within the text.
  package mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &self)
      let end = min(bytes.count, place + Int.random(in: 1...60, using: &self))
      switch Int.random(in: 0..<6, using: &self) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 3:
        bytes.insert(
          Array("\n[*-:.,;\"(0123456789/ ".utf8).randomElement(using: &self) ?? 10, at: place)
      case 4: bytes.swapAt(place, Int.random(in: bytes.indices, using: &self))
      default:
        let piece = Array(bytes[place..<end])
        bytes.insert(contentsOf: piece, at: Int.random(in: bytes.indices, using: &self))
      }
    }
    return bytes
  }
}

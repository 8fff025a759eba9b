/// SplitMix64: the same seed gives the same files on every machine.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// Bytes with one to eight changes: exchanged, dropped, doubled, cut off, or moved within the text.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
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

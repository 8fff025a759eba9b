/// Random numbers that are the same at every run, so that a figure is the same every time.
///
/// G. L. Steele, D. Lea & C. H. Flood (2014), Fast splittable pseudorandom number generators.
package struct SplitMix64: RandomNumberGenerator {
  /// `plenum` in ASCII: any seed is as good as another.
  private var state: UInt64 = 0x706C_656E_756D

  package init() {}

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

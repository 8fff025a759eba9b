import TestSupport

extension SeededRandom {
  /// One of a few letters, so that words often share some.
  mutating func letter() -> Unicode.Scalar { pick(["a", "b", "c", "å"]) }
}

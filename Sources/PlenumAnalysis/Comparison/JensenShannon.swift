import Glibc

/// How unlike two frequency tables are, in bits: 0 when their shares agree, 1 when they have no key
/// in common; nil when one is empty.
///
/// J. Lin (1991), Divergence measures based on the Shannon entropy, IEEE Transactions on
/// Information Theory 37. Without smoothing, as both tables are in the mixture.
/// - Complexity: O(keys log keys); summed in the order of the keys, so that the last digit does not
///   change from run to run.
func jensenShannonDivergence<Key: Hashable & Comparable>(
  _ first: [Key: Int], _ second: [Key: Int]
) -> Double? {
  let total1 = first.values.reduce(0, +)
  let total2 = second.values.reduce(0, +)
  guard total1 > 0, total2 > 0 else { return nil }
  var bits = 0.0
  for key in Set(first.keys).union(second.keys).sorted() {
    let p = Double(first[key] ?? 0) / Double(total1)
    let q = Double(second[key] ?? 0) / Double(total2)
    let mixture = (p + q) / 2
    if p > 0 { bits += p * log2(p / mixture) / 2 }
    if q > 0 { bits += q * log2(q / mixture) / 2 }
  }
  return min(1, max(0, bits))
}

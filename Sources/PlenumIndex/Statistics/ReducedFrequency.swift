/// The average reduced frequency: f tokens that stand evenly apart count f, tokens in one clump about 1.
///
/// (1/v) Σ min(dᵢ, v) with v = N/f and dᵢ the distance from each token to the next, from the last on to the first.
/// P. Savický & J. Hlaváčová (2002), Measures of word commonness, Journal of Quantitative Linguistics 9.
/// - Parameters:
///   - places: of the term's tokens, rising.
///   - length: N, of the whole collection in the order of its notes.
///
/// nil where there is no token.
package func averageReducedFrequency(
  places: some RandomAccessCollection<UInt32>, length: Int
) -> Double? {
  guard let first = places.first, let last = places.last else { return nil }
  let reach = Double(length) / Double(places.count)
  var sum = min(Double(length - Int(last) + Int(first)), reach)
  var previous = first
  for place in places.dropFirst() {
    sum += min(Double(place - previous), reach)
    previous = place
  }
  return sum / reach
}

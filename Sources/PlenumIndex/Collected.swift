import Synchronization

/// What threads bring back, each to a place of its own, or take one after another.
final class Collected<Value: Sendable>: Sendable {
  private struct Results: Sendable {
    var values: [Value?]
    /// Those before it have been taken.
    var next = 0
  }

  private let results: Mutex<Results>

  init(count: Int) { results = Mutex(Results(values: Array(repeating: nil, count: count))) }

  init(_ values: [Value]) { results = Mutex(Results(values: values)) }

  func set(_ place: Int, _ value: Value) { results.withLock { $0.values[place] = value } }

  /// Those that are there, in order.
  var values: [Value] { results.withLock { $0.values.compactMap(\.self) } }

  /// The first of those that have not been taken, which is held here no longer.
  ///
  /// - Complexity: O(1).
  func takeNext() -> Value? {
    results.withLock { results in
      guard results.next < results.values.count else { return nil }
      defer {
        results.values[results.next] = nil
        results.next += 1
      }
      return results.values[results.next]
    }
  }
}

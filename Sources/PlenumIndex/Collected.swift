import Synchronization

/// What threads bring back, each to a place of its own, or take one after another.
final class Collected<Value: Sendable>: Sendable {
  private let results: Mutex<[Value?]>

  init(count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

  init(_ values: [Value]) { results = Mutex(values.map { $0 }) }

  func set(_ place: Int, _ value: Value) { results.withLock { $0[place] = value } }

  /// Those that are there, in order.
  var values: [Value] { results.withLock { $0.compactMap(\.self) } }

  /// The first of those that are still there, which goes.
  func takeNext() -> Value? {
    results.withLock { results in
      guard let place = results.firstIndex(where: { $0 != nil }) else { return nil }
      defer { results[place] = nil }
      return results[place]
    }
  }
}

package import PlenumModel

extension Store {
  /// Whether a file lies at the path and has lost everything: a store is never of no bytes.
  package static func isEmptied(at path: String) throws(StoreError) -> Bool {
    try StoreFile.state(at: path) == .file(size: 0)
  }

  /// Runs `body` on the store at `path`; where nothing lies there, on a new one that gets its name only once `body` has
  /// returned: what was refused leaves no empty store, which would look like one that has lost everything.
  ///
  /// Where another process was faster, `body` runs again on the store that it made.
  package static func making<Result>(
    at path: String, clock: @escaping @Sendable () -> Timestamp,
    _ body: (Store) throws -> Result
  ) throws -> Result {
    guard try !exists(at: path) else { return try body(try open(at: path, clock: clock)) }
    let part = "\(path).part-\(UInt64.random(in: .min ... .max))"
    defer { for name in [part, part + "-journal"] { StoreFile.remove(name) } }
    let result = try body(try open(at: part, clock: clock))
    return try StoreFile.move(part, toFree: path)
      ? result : try body(try open(at: path, clock: clock))
  }
}

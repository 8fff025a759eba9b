import Foundation
import Testing

/// Kept texts beside the tests: what a reader sees is read there.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// Holds a text against the kept one. With `RECORD_GOLDEN` in the environment the text is kept
  /// instead, and the test fails once, so that nobody records without noticing.
  static func expect(
    _ text: String, isKeptAs name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "differs from Fixtures/\(name)", sourceLocation: sourceLocation)
  }
}

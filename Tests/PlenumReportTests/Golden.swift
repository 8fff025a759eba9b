import Foundation
import Testing

/// A text that a reader of the tests can look at, kept beside them.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// Compares with the kept text. With RECORD=1 the text is written anew, and the test fails once,
  /// so that nobody records by mistake.
  static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    let difference = zip(lines(text), lines(kept)).enumerated().first { $1.0 != $1.1 }
    #expect(
      text == kept, "\(name) differs from line \((difference?.offset ?? -1) + 1) on",
      sourceLocation: sourceLocation)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}

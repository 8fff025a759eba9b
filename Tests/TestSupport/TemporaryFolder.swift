package import Foundation

/// A folder of its own for one test, in the machine's temporary folder; gone when the last holder lets go of it, also when
/// the test fails.
package final class TemporaryFolder: Sendable {
  package let url: URL
  package var path: String { url.path(percentEncoded: false) }

  /// - Parameter name: what the folder's name begins with, so that one that a killed run left tells whose it was.
  package init(_ name: String) throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "\(name)-\(UUID())", directoryHint: .notDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in it, whether or not it is there.
  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The same as a URL.
  package subscript(name: String) -> URL { url.appending(path: name) }
}

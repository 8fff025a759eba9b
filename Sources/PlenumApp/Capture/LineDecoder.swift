import Glibc
import PlenumIntake

/// Turns the bytes of lines that come one by one into text, by the rules that hold for files: UTF-8, else Windows-1252.
package struct LineDecoder {
  /// Whether a line before had letters in UTF-8: one that is not is damaged then, and no Windows-1252.
  private var hasLetters = false

  package init() {}

  package mutating func text(
    of line: some Collection<UInt8>, line number: Int
  ) throws -> String {
    var bytes = Array(line)
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let text = String(validating: bytes, as: UTF8.self) {
      hasLetters = hasLetters || bytes.contains { $0 >= 0x80 }
      return text
    }
    guard !hasLetters else {
      throw AppError.unreadableText(
        path: Self.name, .mixedEncodings(line: number))
    }
    do throws(TextProblem) {
      return try TextBytes.text(of: bytes)
    } catch {
      throw AppError.unreadableText(path: Self.name, error)
    }
  }

  private static let name = "standardinddata"

  /// The lines of the standard input where that is a file; nil where it is a pipe or a terminal, whose lines cannot be
  /// waited for.
  package static func linesOfFile() throws -> [String]? {
    guard FileBytes.isFile(STDIN_FILENO) else { return nil }
    let bytes = try FileBytes.read("-")
    do throws(TextProblem) {
      var lines = try TextBytes.text(of: bytes).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline
      ).map(String.init)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    } catch {
      throw AppError.unreadableText(path: Self.name, error)
    }
  }
}

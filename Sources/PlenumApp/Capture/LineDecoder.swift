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
        path: TextFile.standardInput, .mixedEncodings(line: number))
    }
    return try TextFile.text(of: bytes, at: "-")
  }

  /// The lines of the standard input where that is a file; nil where it is a pipe or a terminal, whose lines cannot be
  /// waited for.
  package static func linesOfFile() throws -> [String]? {
    guard FileBytes.isFile(STDIN_FILENO) else { return nil }
    var lines = TextFile.lines(of: try TextFile.text(at: "-"))
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

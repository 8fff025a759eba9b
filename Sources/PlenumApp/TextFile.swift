import PlenumIntake

/// The text of a file or of the standard input, by the rules of ``TextBytes``.
enum TextFile {
  /// What people call the standard input, whose path is `-`.
  static let standardInput = "standardinddata"

  static func text(at path: String) throws -> String {
    try text(of: try FileBytes.read(path), at: path)
  }

  /// - Parameter path: where the bytes come from: it is named where they are no text.
  static func text(of bytes: [UInt8], at path: String) throws(AppError) -> String {
    do throws(TextProblem) {
      return try TextBytes.text(of: bytes)
    } catch {
      throw .unreadableText(path: path == "-" ? standardInput : path, error)
    }
  }

  /// The lines of a text, whatever ends them; the last one is empty where a line end stands last.
  static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}

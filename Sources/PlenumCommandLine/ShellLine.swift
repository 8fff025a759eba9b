/// A line as a POSIX shell would take it apart, for examples to be tried.
enum ShellLine {
  /// The words of each simple command of a line, without redirections; nil when a quotation is
  /// not closed. Knows quotes, the backslash, `|`, `&`, `;`, `<` and `>`; nothing is expanded.
  static func commands(_ line: String) -> [[String]]? {
    var commands: [[String]] = [[]]
    var word: String?
    var isTarget = false
    var quote: Unicode.Scalar?
    var isEscaped = false

    func endWord() {
      guard let ended = word else { return }
      if !isTarget { commands[commands.count - 1].append(ended) }
      isTarget = false
      word = nil
    }

    for scalar in line.unicodeScalars {
      if isEscaped {
        word = (word ?? "") + String(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if scalar == open { quote = nil } else { word = (word ?? "") + String(scalar) }
      } else if scalar == "'" || scalar == "\"" {
        quote = scalar
        word = word ?? ""
      } else if scalar == " " {
        endWord()
      } else if "|&;".unicodeScalars.contains(scalar) {
        endWord()
        commands.append([])
      } else if scalar == "<" || scalar == ">" {
        endWord()
        isTarget = true
      } else {
        word = (word ?? "") + String(scalar)
      }
    }
    endWord()
    guard quote == nil, !isEscaped else { return nil }
    return commands.filter { !$0.isEmpty }
  }
}

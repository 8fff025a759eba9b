import PlenumCommandLine
import Testing

/// One line and what comes of it: `run:` and what the command read, `help:` and the usage line, or
/// the fault.
struct LineCase: Sendable, CustomTestStringConvertible {
  let line: String
  let outcome: String
  var testDescription: String { line }

  init(_ line: String, _ outcome: String) {
    self.line = line
    self.outcome = outcome
  }
}

/// The words of a test's line: split at spaces, `''` being the empty word and `_` a space.
func words(_ line: String) -> [String] {
  line.split(separator: " ").map { word in
    word == "''" ? "" : String(word.map { $0 == "_" ? " " : $0 })
  }
}

/// What the sample program makes of a line, as a ``LineCase`` writes it.
func outcome(of words: [String], environment: [String: String] = [:]) throws -> String {
  do {
    switch try Sample.application.parse(words, environment: environment) {
    case .run(let arguments, let body): return "run: " + (try body(arguments))
    case .help(let text): return "help: " + text.split(separator: "\n")[1].drop { $0 == " " }
    case .version: return "version"
    case .completion: return "completion"
    case .manual: return "manual"
    }
  } catch let error as UsageError {
    return "\(error.fault)"
  }
}

/// A line that the declared commands do not take.
package struct UsageError: Error, Equatable, Sendable {
  /// The exit code of wrong usage (`EX_USAGE` of sysexits.h).
  package static let exitCode: Int32 = 64

  /// What is wrong.
  package let fault: UsageFault
  /// The names that were understood before the fault, the program's first.
  package let command: [String]
  /// How that command is used.
  let usage: Usage
}

/// What is wrong with a line. Names and values that stand in a fault are safe to show: text that
/// could be somebody's note is never among them.
package enum UsageFault: Equatable, Sendable {
  case missingCommand(choices: [String])
  /// `typed` is nil when the word does not look like a command's name.
  case unknownCommand(typed: String?, nearest: [String])
  /// `typed` is nil when the word does not look like an option; `mayBeText` when the command
  /// takes words that may begin with `-` after `--`.
  case unknownOption(typed: String?, nearest: [String], mayBeText: Bool)
  /// The option belongs to a command further on, and stands before its name.
  case optionBeforeCommand(option: String)
  /// `next` is the option, or the `--`, that stands where the value should be.
  case missingValue(option: String, valueName: String, next: String?)
  case unexpectedValue(flag: String)
  case givenTwice(option: String)
  /// `typed` is nil when the value may be somebody's text.
  case badOptionValue(option: String, typed: String?, fault: ValueFault)
  case badArgument(argument: String, typed: String?, fault: ValueFault)
  case badVariable(variable: String, typed: String?, fault: ValueFault)
  case missingOptions([String])
  case missingArguments([String])
  case tooManyArguments(given: Int, allowed: Int)
  case missingOneOf([String])
  case mutuallyExclusive([String])
  case missingCompanions(of: String, needed: [String])
}

/// Which words of a line may be shown again.
enum Echo {
  /// The name that a word begins with, up to `=`: letters, digits and hyphens, at most 40
  /// scalars, nothing that a terminal obeys. Nil when the word is not made like a name.
  static func name(_ word: String) -> String? {
    let scalars = word.unicodeScalars.prefix { $0 != "=" }
    let isName = scalars.allSatisfy { $0 == "-" || $0 == "_" || $0.properties.isAlphanumeric }
    guard isName, (1...40).contains(scalars.count), scalars.contains(where: { $0 != "-" })
    else { return nil }
    return String(scalars)
  }

  /// A value as it may be shown beside what is wrong with it: at most 40 scalars, control and
  /// format characters replaced. Nil for values of free form.
  static func value(_ word: String, in fault: ValueFault) -> String? {
    switch fault {
    case .notAWholeNumber, .notANumber, .outOfRange, .notADate, .notATime, .notAChoice:
      break
    case .unexpected(_, let isShown):
      guard isShown else { return nil }
    case .empty, .notAPair, .unknownKey:
      return nil
    }
    var shown = String.UnicodeScalarView()
    for scalar in word.unicodeScalars.prefix(40) {
      shown.append(scalar.properties.isUnseen ? "\u{FFFD}" : scalar)
    }
    return String(shown) + (word.unicodeScalars.count > 40 ? "…" : "")
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isAlphanumeric: Bool { isAlphabetic || numericType == .decimal }

  fileprivate var isUnseen: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      true
    default: false
    }
  }
}

import PlenumApp

/// A person's word before a number or an address of a person is stored.
enum Consent {
  /// Runs `body`; where it is refused for personal details and a person sits at the terminal, asks and runs it again.
  ///
  /// - Parameters:
  ///   - isGiven: `--allow-personal`.
  ///   - canAsk: nothing of the command is read from the standard input.
  static func asking<Result>(
    isGiven: Bool, canAsk: Bool, _ body: (_ isAllowed: Bool) throws -> Result
  ) throws -> Result {
    do {
      return try body(isGiven)
    } catch AppError.personalDetails(let kinds, let line) where canAsk && Terminal.isInteractive {
      guard Terminal.confirms(Message.question(kinds)) else {
        throw AppError.personalDetails(kinds, line: line)
      }
      return try body(true)
    }
  }
}

extension Terminal {
  /// Whether a person can be asked: keys and screen are a terminal.
  static var isInteractive: Bool { TerminalModes.isInteractive }
}

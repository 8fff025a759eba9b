/// How a use case asks before it does what cannot be undone.
package enum Confirmation: Sendable {
  /// The person has said yes beforehand.
  case given
  /// Asks now; true is yes.
  case ask(@Sendable (_ question: String) -> Bool)
  /// Nobody is there to be asked.
  case impossible

  /// What a screen has room for beside the question.
  private static let mostLines = 15

  /// - Parameter lines: what it is about, for a person's eyes alone: shown before the question, and in no error.
  /// - Throws: ``AppError/notConfirmed`` or ``AppError/needsConfirmation(_:)``.
  func require(_ question: String, showing lines: [String] = []) throws {
    switch self {
    case .given: return
    case .ask(let ask):
      let shown = lines.prefix(Self.mostLines)
      let rest = lines.count - shown.count
      let more = rest > 0 ? ["  … og \(rest) til; se dem alle med --dry-run."] : []
      guard ask((shown + more + [question]).joined(separator: "\n")) else {
        throw AppError.notConfirmed
      }
    case .impossible: throw AppError.needsConfirmation(question)
    }
  }
}

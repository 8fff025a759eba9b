/// How a use case asks before it does what cannot be undone.
package enum Confirmation: Sendable {
  /// The person has said yes beforehand.
  case given
  /// Asks now; true is yes.
  case ask(@Sendable (_ question: String) -> Bool)
  /// Nobody is there to be asked.
  case impossible

  /// - Throws: ``AppError/notConfirmed`` or ``AppError/needsConfirmation(_:)``.
  func require(_ question: String) throws {
    switch self {
    case .given: return
    case .ask(let ask): guard ask(question) else { throw AppError.notConfirmed }
    case .impossible: throw AppError.needsConfirmation(question)
    }
  }
}

/// How far an ask to KL has come.
package enum AskState: String, Hashable, Sendable, CaseIterable {
  case open, started, answered, declined

  /// `besvaret`.
  package var danish: String {
    switch self {
    case .open: "åbent"
    case .started: "i gang"
    case .answered: "besvaret"
    case .declined: "afvist"
    }
  }
}

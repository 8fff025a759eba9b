package import PlenumModel

/// One step on an ask's way.
package struct AskStep: Hashable, Sendable {
  package let state: AskState
  /// Who follows it up, as a role or an office; nil: as before.
  package let owner: String?
  package let answer: String?
  package let role: String
  package let decided: Timestamp
  /// The day on the wall of whoever reads it.
  package let day: CalendarDate?

  package init(
    state: AskState, owner: String?, answer: String?, role: String, decided: Timestamp,
    day: CalendarDate?
  ) {
    self.state = state
    self.owner = owner
    self.answer = answer
    self.role = role
    self.decided = decided
    self.day = day
  }
}

/// Where an ask stands: the last step, with the last owner and the last answer that were given.
package struct AskStanding: Hashable, Sendable {
  package let state: AskState
  package let owner: String?
  package let answer: String?
  /// Whether the answer was given at an earlier step: the last one took the ask up again.
  package let isAnswerEarlier: Bool
  package let role: String
  package let decided: Timestamp
  package let day: CalendarDate?

  /// - Parameter steps: oldest first; nil where there are none: nothing has happened yet.
  package init?(_ steps: [AskStep]) {
    guard let last = steps.last else { return nil }
    state = last.state
    owner = steps.last { $0.owner != nil }?.owner
    answer = steps.last { $0.answer != nil }?.answer
    isAnswerEarlier = last.answer == nil
    role = last.role
    decided = last.decided
    day = last.day
  }

  /// `Besvaret 21. november 2026 (sekretariat, følges op af Børnekontoret): Ministeriet ser på det.`
  package var sentence: String {
    let day = self.day.map { " \(Danish.date($0))" }
    let owner = self.owner.map { ", følges op af \($0)" } ?? ""
    let head = "\(Danish.capitalized(state.danish))\(day ?? "") (\(role)\(owner))"
    guard let answer else { return head + "." }
    return isAnswerEarlier
      ? "\(head). Tidligere svar: \(FindingText.closed(answer))"
      : "\(head): \(FindingText.closed(answer))"
  }
}

/// An ask to KL with what was done about it since.
package struct FollowedAsk: Hashable, Sendable {
  package let note: NoteRecord
  /// Oldest first; empty while nothing has happened.
  package let steps: [AskStep]

  package init(note: NoteRecord, steps: [AskStep]) {
    self.note = note
    self.steps = steps
  }

  package var state: AskState { steps.last?.state ?? .open }
  package var standing: AskStanding? { AskStanding(steps) }
}

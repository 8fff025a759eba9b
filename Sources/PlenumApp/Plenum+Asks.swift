import PlenumAnalysis
import PlenumIntake
package import PlenumModel
import PlenumReport
import PlenumStore

/// Which asks to list; nil: all.
package struct AskFilter: Hashable, Sendable {
  package let meeting: String?
  package let year: Int?
  package let region: String?
  package let state: AskState?

  package init(
    meeting: String? = nil, year: Int? = nil, region: String? = nil, state: AskState? = nil
  ) {
    self.meeting = meeting
    self.year = year
    self.region = region
    self.state = state
  }
}

/// Why something about an ask was refused. Facts only; ``Message`` writes the sentence.
package enum AskError: Error, Hashable, Sendable {
  /// The note asks KL for nothing.
  case notAnAsk(NoteReference, NoteKind, meeting: MeetingID)
  /// An ask is answered or declined with words.
  case noAnswer(AskState)
}

extension Plenum {
  /// The asks to KL with what was done about them, by meeting.
  package func listAsks(_ filter: AskFilter, asCSV: Bool) throws -> Answer {
    let store = try store()
    let meetings = try filter.meeting.map { [try meeting($0, in: store)] } ?? store.meetings()
    let regions = try filter.region.map { try self.regions(named: $0, of: meetings) }
    let asks = try meetings.flatMap { meeting in
      let steps = try store.askSteps(of: meeting.id)
      return try store.records(of: meeting.id).filter { note in
        note.kind == .ask && (filter.year == nil || note.year == filter.year)
          && Self.isOne(of: regions, note.region)
      }.map { FollowedAsk(note: $0, steps: steps[$0.id] ?? []) }
    }.filter { filter.state == nil || $0.state == filter.state }
    let report = AskReport(
      asks,
      titles: Dictionary(meetings.map { ($0.id.value, $0.title) }) { first, _ in first })
    return Answer(
      text: asCSV ? report.csv : report.text, json: report.json,
      status: asks.isEmpty ? .nothingFound : .done)
  }

  /// Takes a step on an ask's way.
  ///
  /// - Parameters:
  ///   - name: a reference within the meeting, or an id.
  ///   - answer: what was answered; needed where it is answered or declined.
  package func follow(
    ask name: String, of meeting: String?, state: AskState, answer: String?, owner: String?,
    role: String, allowsPersonal: Bool = false
  ) throws -> Answer {
    let store = try store()
    let found = try note(name, of: meeting, in: store)
    guard !found.isWithdrawn else { throw AppError.noteIsWithdrawn(found.reference) }
    guard found.current.kind == .ask else {
      throw AskError.notAnAsk(
        found.reference, found.current.kind, meeting: found.current.meeting)
    }
    let answer = (answer?.normalFormC.trimmingBlanks).flatMap { $0.isEmpty ? nil : $0 }
    if answer == nil, state == .answered || state == .declined { throw AskError.noAnswer(state) }
    if !allowsPersonal {
      for words in [answer, owner, role].compactMap(\.self) {
        try refusePersonalDetails(in: words, line: nil)
      }
    }
    try store.writing { transaction throws(StoreError) in
      try transaction.follow(
        ask: found.id, state: state.rawValue, owner: owner, answer: answer, role: role)
    }
    let id = found.current.meeting
    let asks = try store.records(of: id).filter { $0.id == found.id.description }
      .map { FollowedAsk(note: $0, steps: try store.askSteps(of: id)[$0.id] ?? []) }
    let standing = asks.first?.standing.map { " \($0.sentence)" } ?? ""
    return Answer(text: "\(found.reference):\(standing)\n", json: AskReport(asks).json)
  }
}

extension Store {
  /// Every ask's steps by the note's id, oldest first. A state that a later plenum knows is left out.
  func askSteps(of meeting: MeetingID) throws(StoreError) -> [String: [AskStep]] {
    var steps: [String: [AskStep]] = [:]
    for decision in try askDecisions(of: meeting) {
      guard let state = AskState(rawValue: decision.state) else { continue }
      steps[decision.note.description, default: []].append(
        AskStep(
          state: state, owner: decision.owner, answer: decision.answer, role: decision.role,
          decided: decision.decided, day: LocalClock.date(decision.decided)))
    }
    return steps
  }
}

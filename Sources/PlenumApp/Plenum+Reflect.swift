import PlenumIntake
package import PlenumModel
import PlenumStore

extension Plenum {
  /// What a municipality is asked before a meeting, once it is known that its answers can be taken.
  ///
  /// - Parameter request: without answers yet.
  package func reflectionQuestions(
    for request: ReflectionRequest, isForced: Bool
  ) throws -> ReflectionQuestions {
    let meeting = try meeting(request.meeting, toWriteIn: try store(), isForced: isForced)
    _ = try municipality(named: request.municipality)
    if let theme = request.theme { _ = try meeting.theme(theme) }
    return ReflectionQuestions(of: meeting)
  }

  /// The answers on the standard input, one a line, each with the sign of its kind first.
  package func typedReflection() throws -> [ReflectionAnswer] {
    ReflectionAnswer.read(try TextFile.text(at: "-"))
  }

  /// Keeps a municipality's answers as notes of table 0, the preparation at home. The same answers twice are kept once.
  ///
  /// - Parameters:
  ///   - isForced: also where the meeting is closed.
  ///   - allowsPersonal: answers may hold numbers and addresses of people.
  package func reflect(
    _ request: ReflectionRequest, isForced: Bool = false, allowsPersonal: Bool = false
  ) throws -> Answer {
    let store = try store()
    let meeting = try meeting(request.meeting, toWriteIn: store, isForced: isForced)
    let municipality = try municipality(named: request.municipality).name
    let theme =
      try request.theme.map { try meeting.theme($0) }
      ?? meeting.onlyTheme
    var drafts: [NoteDraft] = []
    var seen: Set<UniqueID> = []
    for answer in request.answers {
      if !allowsPersonal { try refusePersonalDetails(in: answer.text, line: answer.line) }
      // A topic of its own is outside the themes that the meeting was called for.
      let number = answer.kind == .point && request.theme == nil ? nil : theme?.number
      let draft = try AppError.naming(line: answer.line) { () throws(NoteDraft.Refusal) in
        try NoteDraft(
          id: UniqueID(
            noteCalled: ["forberedelse", municipality, answer.kind.rawValue, answer.text]
              .joined(separator: "\u{1F}"), in: meeting.id),
          meeting: meeting.id, table: 0, theme: number, kind: answer.kind,
          municipality: municipality, text: answer.text)
      }
      if seen.insert(draft.id).inserted { drafts.append(draft) }
    }
    guard !drafts.isEmpty else {
      return Answer(
        text: "", json: ["notes": []], status: .nothingFound,
        remarks: ["Der kom ingen svar, så intet er gemt."])
    }
    let receipts = try store.deciding { transaction in
      _ = try self.meeting(request.meeting, toWriteIn: store, isForced: isForced)
      return try transaction.write(drafts)
    }
    return Answer(
      text: receipts.map { "\($0.note.reference) \($0.word)\n" }.joined(),
      json: ["notes": .array(receipts.map { $0.note.json(of: meeting) })])
  }
}

extension Receipt {
  /// What became of the note.
  fileprivate var word: String {
    switch self {
    case .written, .reinstated: "gemt"
    case .duplicate: "var gemt i forvejen"
    case .revised: "rettet"
    case .staysWithdrawn: "er trukket tilbage og kommer ikke med"
    case .staysErased: "er slettet og kommer ikke med"
    }
  }
}

/// A sentence of a municipality's preparation.
package struct ReflectionAnswer: Hashable, Sendable {
  /// ``NoteKind/point`` for a topic of its own.
  package let kind: NoteKind
  package let text: String
  /// The line of a file that it stood on, from 1.
  package let line: Int?

  package init(kind: NoteKind, text: String, line: Int? = nil) {
    self.kind = kind
    self.text = text
    self.line = line
  }
}

/// What a municipality is asked before a meeting: the letter's own questions where they are of one kind each.
package struct ReflectionQuestions: Hashable, Sendable {
  package struct Question: Hashable, Sendable {
    /// ``NoteKind/point`` for topics of the municipality's own.
    package let kind: NoteKind
    package let text: String
  }

  /// What succeeds, what is hard, what inspires others, own topics.
  package let questions: [Question]
  /// What the letter asks beside that, for the municipality to bear in mind.
  package let others: [String]

  package init(of meeting: Meeting) {
    var others = meeting.details.reflectionQuestions
    questions = Self.standard.map { standard in
      guard standard.kind != .point,
        let place = others.firstIndex(where: { Self.kinds(of: $0) == [standard.kind] })
      else { return standard }
      return Question(kind: standard.kind, text: others.remove(at: place))
    }
    self.others = others
  }

  private static let standard = [
    Question(kind: .success, text: "Hvad lykkes i jeres kommune?"),
    Question(kind: .challenge, text: "Hvad er svært?"),
    Question(kind: .inspiration, text: "Hvad kan inspirere andre kommuner?"),
    Question(kind: .point, text: "Hvilke emner vil I selv have på dagsordenen?"),
  ]

  /// The kinds that a question names by its words.
  private static func kinds(of question: String) -> [NoteKind] {
    let words = question.lowercased().split { !$0.isLetter }
    let cues: [(NoteKind, [String])] = [
      (.success, ["lykkes", "lykkedes", "succes", "succeser"]),
      (.challenge, ["udfordr", "svært", "svær", "vanskelig"]),
      (.inspiration, ["inspir"]),
    ]
    return cues.filter { _, cues in
      words.contains { word in cues.contains { word.hasPrefix($0) } }
    }.map(\.0)
  }
}

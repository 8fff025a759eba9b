import PlenumIntake
package import PlenumModel

/// A value for a field of a meeting, as it was typed; an empty one clears the field.
package struct MeetingAssignment: Hashable, Sendable {
  package let field: MeetingField
  /// Of the theme or table, for the fields that have one.
  package let number: Int?
  package let value: String

  package init(_ field: MeetingField, number: Int? = nil, _ value: String) {
    self.field = field
    self.number = number
    self.value = value
  }

  /// `3=Herning 2, Odder 1`: the table's number, and the value.
  package init(_ field: MeetingField, ofTable text: String) throws(AppError) {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")),
      let number = Int(String(text[..<equals]).trimmingBlanks)
    else { throw .notOfTable(text) }
    self.init(field, number: number, String(text[text.utf8.index(after: equals)...]))
  }
}

/// What is to be changed of a meeting.
package struct MeetingChanges: Hashable, Sendable {
  package var assignments: [MeetingAssignment] = []
  package var addedThemes: [String] = []
  /// `2=Ny titel`: the theme by number, key or part of its title, and what it is to be called.
  package var renamedThemes: [String] = []
  package var removedThemes: [String] = []
  /// A meeting file with everything as it is to be.
  package var file: String?

  package init() {}
}

/// The tables that somebody means on the command line.
package enum TableNumbers {
  /// `6` is six tables; `1-6` and `1-4, 6` are those tables. Nil for what is neither.
  package static func read(_ words: String) -> [Int]? {
    if let count = Int(words) { return (1...500).contains(count) ? Array(1...count) : nil }
    return try? MeetingValue.tables(words)
  }
}

/// The day of a meeting as people write it.
package enum MeetingDate {
  package static func read(_ words: String) -> CalendarDate? {
    try? MeetingValue.date(words.trimmingBlanks)
  }
}

/// The states of a meeting as people say them; the words of the JSON are taken too.
package enum MeetingStateName {
  package static let all = Meeting.State.allCases.map(\.danish)

  package static func read(_ word: String) -> Meeting.State? { Meeting.State(written: word) }
}

/// How a meeting leaves plenum.
package enum MeetingFormat: String, Hashable, Sendable, CaseIterable {
  /// For people, and to be read again.
  case text
  /// For calendars (RFC 5545).
  case calendar = "ics"
  case json
}

/// A municipality's answers before a meeting.
package struct ReflectionRequest: Hashable, Sendable {
  package let meeting: String
  package let municipality: String
  /// A number, a key or a part of a title; nil: the meeting's only theme, if it has just one.
  package let theme: String?
  package let answers: [ReflectionAnswer]

  /// The same municipality's other answers.
  package func with(_ answers: [ReflectionAnswer]) -> ReflectionRequest {
    ReflectionRequest(
      meeting: meeting, municipality: municipality, theme: theme, answers: answers)
  }

  package init(
    meeting: String, municipality: String, theme: String?, answers: [ReflectionAnswer]
  ) {
    self.meeting = meeting
    self.municipality = municipality
    self.theme = theme
    self.answers = answers
  }
}

/// One thing that one person said about which notes of a meeting say the same.
package struct SettlingRecord: Hashable, Sendable {
  /// A role in front of a store: the nearest that plenum comes to a person, whose name it never knows.
  package struct Person: Hashable, Sendable {
    package let role: String
    /// The store in which it was said; nil: before stores noted it.
    package let store: UniqueID?

    package init(role: String, store: UniqueID?) {
      self.role = role
      self.store = store
    }
  }

  package enum Word: Hashable, Sendable {
    /// These notes, by id, and no others make up the point; none dissolves it.
    case point(id: String, notes: [String], statement: String?)
    /// The note does not say the same as these.
    case apart(note: String, from: [String])
  }

  package let person: Person
  package let decided: Timestamp
  package let word: Word

  package init(person: Person, decided: Timestamp, word: Word) {
    self.person = person
    self.decided = decided
    self.word = word
  }
}

package import PlenumModel

/// A person's walk through the codings of notes, the most uncertain first: one key, one step. Pure; whoever runs it
/// stores what it tells and shows where it stands.
package struct ReviewSession: Sendable {
  /// What a person may do with the note that is shown.
  package enum Key: Hashable, Sendable {
    /// The chosen areas are right, as proposed or as changed.
    case accept
    /// Choose or drop the area of that number on the screen, 1 for the first.
    case toggle(Int)
    /// The note is about no area.
    case reject
    /// Leave the note as it is.
    case skip
    /// Take the last decision back, and show its note again.
    case undo
    case quit
  }

  /// A note to be reviewed.
  package struct Item: Hashable, Sendable {
    package let note: NoteRecord
    /// Areas in the order of the screen, with what the machine thinks of each.
    package let choices: [AreaAssessment]
    /// The areas that the machine proposes.
    package let proposed: Set<FocusAreaID>
  }

  /// What a step asks to be stored.
  package enum Change: Hashable, Sendable {
    case nothing
    /// The person says that the note has exactly these areas, in the codebook's order.
    case settle(note: Int, areas: [FocusAreaID])
    /// What was settled of the note is to be as it was before.
    case takeBack(note: Int)
  }

  /// What a person decided, for the account at the end.
  package enum Decision: Hashable, Sendable { case accepted, changed, rejected }

  package let codebook: Codebook
  /// Proposals are not shown, so that they lead nobody.
  package let isBlind: Bool
  package let items: [Item]
  /// The item that is shown; as many as there are: all were seen.
  package private(set) var place = 0
  /// The areas chosen for the item that is shown.
  package private(set) var chosen: Set<FocusAreaID> = []
  package private(set) var isOver = false
  /// Decided items in the order of the decisions.
  private var decided: [(place: Int, decision: Decision)] = []

  /// - Parameters:
  ///   - notes: those without a decision yet.
  ///   - assessments: of each note, in the codebook's order.
  package init(
    of notes: [NoteRecord], assessments: [[AreaAssessment]], codebook: Codebook,
    isBlind: Bool = false
  ) {
    precondition(notes.count == assessments.count, "an assessment for every note")
    self.codebook = codebook
    self.isBlind = isBlind
    // A blind coder must not learn from the order what the machine doubts.
    let order = isBlind ? Array(notes.indices) : ReviewOrder(assessments).places
    items = order.map { place in
      let choices = assessments[place]
      return Item(
        note: notes[place],
        choices: isBlind ? choices : choices.highestFirst(by: \.probability),
        proposed: isBlind ? [] : Set(choices.filter(\.isAssigned).map(\.area)))
    }
    chosen = items.first?.proposed ?? []
    isOver = items.isEmpty
  }

  /// The item that is shown; nil at the end.
  package var item: Item? { place < items.count ? items[place] : nil }

  package var canUndo: Bool { !decided.isEmpty }

  package func count(of decision: Decision) -> Int { decided.count { $0.decision == decision } }

  /// One step; the change must be stored before the next.
  package mutating func press(_ key: Key) -> Change {
    guard !isOver else { return .nothing }
    switch key {
    case .quit:
      isOver = true
    case .undo:
      guard let last = decided.popLast() else { return .nothing }
      go(to: last.place)
      return .takeBack(note: last.place)
    case .toggle(let number):
      guard let item, item.choices.indices.contains(number - 1) else { return .nothing }
      chosen.formSymmetricDifference([item.choices[number - 1].area])
    case .skip: next()
    case .accept: return settle(chosen)
    case .reject: return settle([])
    }
    return .nothing
  }

  /// Goes on without a decision about the note that was just decided: it could not be stored.
  package mutating func dropLastDecision() { _ = decided.popLast() }

  private mutating func settle(_ areas: Set<FocusAreaID>) -> Change {
    guard let item else { return .nothing }
    let settled = place
    decided.append(
      (
        settled,
        areas == item.proposed ? .accepted : areas.isEmpty ? .rejected : .changed
      ))
    next()
    return .settle(note: settled, areas: codebook.areas.map(\.id).filter(areas.contains))
  }

  private mutating func next() { go(to: place + 1) }

  private mutating func go(to next: Int) {
    place = next
    chosen = item?.proposed ?? []
    // At the end there is still something to take back; the session ends when there is not.
    if place >= items.count, decided.isEmpty { isOver = true }
  }
}

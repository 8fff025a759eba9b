package import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

/// Who decides; a role, never a person's name.
package enum ReviewRole: String, Hashable, Sendable, CaseIterable {
  case secretariat = "sekretariat"
  case noteTaker = "bordskriver"
  case chair = "formand"
  case analyst = "analytiker"
}

/// What a second coder is called beside what they decide: one letter or a role, so that it cannot be a person's name.
package struct SecondCoder: Hashable, Sendable {
  package let name: String

  /// nil where it might name somebody.
  package init?(_ name: String) {
    let letters = name.normalFormC.unicodeScalars
    guard
      letters.count == 1 && letters.allSatisfy(\.properties.isAlphabetic)
        || ReviewRole(rawValue: name) != nil
    else { return nil }
    self.name = letters.count == 1 ? name.normalFormC.uppercased() : name
  }
}

/// A person's review of a meeting's codings, each decision stored before the next key.
package struct CodingReview {
  private let store: Store
  private let role: ReviewRole
  /// A second coder; nil for the settled record.
  private let coder: String?
  private var session: ReviewSession
  /// What was settled of each note before this review, by its place; a decision taken back restores it.
  private var before: [Int: SettledCodes] = [:]

  init(
    _ session: ReviewSession, in store: Store, role: ReviewRole, coder: String?,
    before: [Int: SettledCodes]
  ) {
    self.session = session
    self.store = store
    self.role = role
    self.coder = coder
    self.before = before
  }

  package var isOver: Bool { session.isOver }

  /// For a terminal of 80 columns.
  package var screen: String { ReviewScreen(session).text }

  package var account: Answer {
    Answer(
      text: ReviewScreen(session).account,
      json: [
        "accepted": .integer(session.count(of: .accepted)),
        "changed": .integer(session.count(of: .changed)),
        "rejected": .integer(session.count(of: .rejected)),
        "left": .integer(session.items.count - decided),
      ], status: session.items.isEmpty ? .nothingFound : .done)
  }

  private var decided: Int {
    session.count(of: .accepted) + session.count(of: .changed) + session.count(of: .rejected)
  }

  /// One step by the key that the screen names; other keys do nothing.
  package mutating func press(_ key: Unicode.Scalar) throws {
    let key: ReviewSession.Key? =
      switch key {
      case "1"..."9": .toggle(Int(key.value) - 0x30)
      case "0": .toggle(10)
      case "g", "G": .accept
      case "a", "A": .reject
      case "s", "S": .skip
      // `u` undoes when points are settled.
      case "f", "F", "u", "U": .undo
      case "q", "Q": .quit
      default: nil
      }
    if let key { try press(key) }
  }

  /// One step, stored before it returns.
  ///
  /// - Throws: ``AppError/codingOfWithdrawnNote`` where the note is not shown any more; the review goes on with the next.
  package mutating func press(_ key: ReviewSession.Key) throws {
    switch session.press(key) {
    case .nothing: break
    case .settle(let place, let areas):
      do {
        try settle(place, areas)
      } catch {
        session.dropLastDecision()
        throw error
      }
    case .takeBack(let place): try takeBack(place)
    }
  }

  private func settle(_ place: Int, _ areas: [FocusAreaID]) throws {
    guard let id = UniqueID(session.items[place].note.id) else { return }
    let isShown = try store.writing { transaction throws(StoreError) in
      guard try store.note(id) != nil else { return false }
      try transaction.settleCodes(
        of: id, to: areas, codebook: session.codebook.version, role: role.rawValue, coder: coder)
      return true
    }
    guard isShown else { throw AppError.codingOfWithdrawnNote }
  }

  private func takeBack(_ place: Int) throws {
    guard let id = UniqueID(session.items[place].note.id) else { return }
    let version = session.codebook.version
    let before = before[place]
    try store.writing { transaction throws(StoreError) in
      try transaction.takeBackCodes(
        of: id, codebook: version, role: role.rawValue, coder: coder)
      guard let before else { return }
      if before.isExact {
        try transaction.settleCodes(
          of: id, to: before.present, codebook: version, role: before.role, coder: coder)
      } else {
        for (areas, isPresent) in [(before.present, true), (before.absent, false)] {
          for area in areas {
            try transaction.settle(
              area, isPresent: isPresent, of: id, codebook: version, role: before.role,
              coder: coder)
          }
        }
      }
    }
  }
}

extension Plenum {
  /// Begins a person's review of a meeting.
  ///
  /// - Parameters:
  ///   - coder: a second coder who decides blind: sees nothing of the machine's proposals or of what is settled.
  ///   - includesDecided: also notes that somebody has decided about.
  package func review(
    meeting name: String, role: ReviewRole, coder: SecondCoder?, codebook version: String?,
    includesDecided: Bool
  ) throws -> CodingReview {
    let coder = coder?.name
    let store = try store()
    let meeting = try meeting(name, in: store)
    let codebook = try codebook(version ?? meeting.codebook.value)
    let settled = try store.settledCodes(of: meeting.id, coder: coder)
    func decision(_ note: NoteRecord) -> SettledCodes? {
      UniqueID(note.id).flatMap { settled[$0]?[codebook.version] }
    }
    let notes = try store.records(of: meeting.id).filter {
      includesDecided || decision($0)?.isExact != true
    }
    let machine = try self.coder(for: codebook, in: store)
    let session = ReviewSession(
      of: notes, assessments: machine.assessments(of: notes), codebook: codebook,
      isBlind: coder != nil)
    var before: [Int: SettledCodes] = [:]
    for (place, item) in session.items.enumerated() { before[place] = decision(item.note) }
    return CodingReview(session, in: store, role: role, coder: coder, before: before)
  }
}

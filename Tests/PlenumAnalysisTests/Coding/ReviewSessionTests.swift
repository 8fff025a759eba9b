import PlenumAnalysis
import PlenumModel
import TestSupport
import Testing

private let codebook = Codebook.current
private let notes = Array(goldNotes.prefix(12))
private let assessments = Coder(codebook: codebook).assessments(of: notes)

private func session(blind: Bool = false) -> ReviewSession {
  ReviewSession(of: notes, assessments: assessments, codebook: codebook, isBlind: blind)
}

@Suite struct ReviewSessionTests {
  @Test func `walks through the uncertain ones first`() {
    #expect(
      session().items.map(\.note.id) == ReviewOrder(assessments).places.map { notes[$0].id })
  }

  @Test func `settles what is proposed, what is changed, and nothing`() throws {
    var session = session()
    let first = try #require(session.item)
    #expect(session.chosen == first.proposed)
    guard case .settle(0, let accepted) = session.press(.accept) else {
      Issue.record("nothing settled")
      return
    }
    #expect(Set(accepted) == first.proposed)
    let second = try #require(session.item)
    #expect(session.press(.toggle(1)) == .nothing)
    #expect(session.chosen == second.proposed.symmetricDifference([second.choices[0].area]))
    guard case .settle(1, let changed) = session.press(.accept) else {
      Issue.record("nothing settled")
      return
    }
    #expect(Set(changed) == second.proposed.symmetricDifference([second.choices[0].area]))
    #expect(session.press(.reject) == .settle(note: 2, areas: []))
    #expect(session.place == 3)
  }

  @Test func `takes decisions back one by one`() throws {
    var session = session()
    _ = session.press(.accept)
    _ = session.press(.skip)
    _ = session.press(.reject)
    #expect(session.press(.undo) == .takeBack(note: 2))
    #expect(session.place == 2)
    #expect(session.press(.undo) == .takeBack(note: 0))
    #expect(session.place == 0)
    #expect(session.press(.undo) == .nothing)
    #expect(!session.canUndo)
  }

  @Test func `can still be taken back after the last note, and ends when told`() {
    var session = session()
    for _ in notes { _ = session.press(.accept) }
    #expect(session.item == nil && !session.isOver && session.canUndo)
    #expect(session.press(.accept) == .nothing)
    #expect(session.press(.undo) == .takeBack(note: notes.count - 1))
    #expect(session.press(.quit) == .nothing)
    #expect(session.isOver && session.press(.accept) == .nothing)
  }

  @Test func `is over at once where there is nothing to review or all was skipped`() {
    #expect(ReviewSession(of: [], assessments: [], codebook: codebook).isOver)
    var session = session()
    for _ in notes { _ = session.press(.skip) }
    #expect(session.isOver)
  }

  @Test func `shows a blind coder nothing of what the machine thinks`() {
    let session = session(blind: true)
    #expect(session.items.map(\.note.id) == notes.map(\.id))
    for item in session.items {
      #expect(item.proposed.isEmpty)
      #expect(item.choices.map(\.area) == codebook.areas.map(\.id))
    }
  }

  /// Whatever keys are pressed: what was told to be settled and not taken back is what was decided.
  @Test func `keeps its account under any keys`() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<200 {
      var session = session(blind: random.next().isMultiple(of: 2))
      var settled: [Int: [FocusAreaID]] = [:]
      for _ in 0..<60 {
        let key = random.pick([
          ReviewSession.Key.accept, .reject, .skip, .undo, .toggle(1), .toggle(10), .toggle(11),
          .toggle(0),
        ])
        switch session.press(key) {
        case .nothing: break
        case .settle(let note, let areas):
          #expect(settled[note] == nil)
          #expect(areas == codebook.areas.map(\.id).filter(areas.contains))
          settled[note] = areas
        case .takeBack(let note): #expect(settled.removeValue(forKey: note) != nil)
        }
        let decisions =
          session.count(of: .accepted) + session.count(of: .changed) + session.count(of: .rejected)
        #expect(decisions == settled.count)
      }
    }
  }
}

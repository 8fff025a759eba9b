package import PlenumModel

/// The order in which a person reviews codings: where the coder expects most mistakes first.
package struct ReviewOrder: Sendable {
  /// Places of the notes, the most uncertain first; those alike in the order of the notes.
  package let places: [Int]

  /// A note's expected mistakes are, summed over the areas, how likely each is not as the coder
  /// left it.
  package init(_ assessments: [[AreaAssessment]]) {
    let mistakes = assessments.map { note in
      note.reduce(0) { $0 + ($1.isAssigned ? 1 - $1.probability : $1.probability) }
    }
    places = mistakes.indices.highestFirst { mistakes[$0] }
  }
}

extension CodingEvaluation {
  /// The agreement of all areas together after a person has reviewed this share of the notes, the
  /// most uncertain first, and has set their codes right.
  ///
  /// - Parameter order: another order of the notes, by their places.
  package static func afterReview(
    ofShare share: Double, of notes: [NoteRecord], assessments: [[AreaAssessment]],
    areas: [FocusArea], order: [Int]? = nil
  ) -> Agreement {
    let order = order ?? ReviewOrder(assessments).places
    let reviewed = Int((Double(notes.count) * min(max(share, 0), 1)).rounded())
    var settled = assessments
    for place in order.prefix(reviewed) {
      let codes = Set(notes[place].codes ?? [])
      settled[place] = assessments[place].map { assessment in
        AreaAssessment(
          area: assessment.area, score: assessment.score,
          probability: codes.contains(assessment.area) ? 1 : 0, origin: .person,
          isAssigned: codes.contains(assessment.area), isSure: true, evidence: assessment.evidence)
      }
    }
    return CodingEvaluation(of: notes, assessments: settled, areas: areas).micro
  }
}

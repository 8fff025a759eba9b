package import PlenumModel

/// How much speaks for a note being about an area, whether or not it comes to a coding.
package struct AreaAssessment: Hashable, Sendable {
  package let area: FocusAreaID
  /// The damped sum of weights after competition and theme; 2 is the edge.
  package let score: Double
  /// 0 to 1.
  package let probability: Double
  /// `.rule`, or `.theme` where the table's theme was needed.
  package let origin: Coding.Origin
  package let isSure: Bool
  /// The words for it (weight above 0) and against it (below 0), heaviest first. A pattern of
  /// several phrases gives one for each, among which its weight is shared evenly.
  package let evidence: [Evidence]

  package init(
    area: FocusAreaID, score: Double, probability: Double, origin: Coding.Origin, isSure: Bool,
    evidence: [Evidence]
  ) {
    self.area = area
    self.score = score
    self.probability = probability
    self.origin = origin
    self.isSure = isSure
    self.evidence = evidence
  }

  package var isAssigned: Bool { probability >= 0.5 }
}

package import PlenumModel

/// How much speaks for a note being about an area, whether or not it comes to a coding.
package struct AreaAssessment: Hashable, Sendable {
  package let area: FocusAreaID
  /// The damped sum of the words' weights; 2 names an area by itself.
  package let score: Double
  /// 0 to 1.
  package let probability: Double
  /// `.rule` or, by a model that has learnt from people, `.model`; `.theme` where the words alone would not do.
  package let origin: Coding.Origin
  /// The note is about the area, as far as the coder can tell.
  package let isAssigned: Bool
  package let isSure: Bool
  /// The words for it (weight above 0) and against it (below 0), heaviest first. A pattern of
  /// several phrases gives one for each, among which its weight is shared evenly.
  package let evidence: [Evidence]

  package init(
    area: FocusAreaID, score: Double, probability: Double, origin: Coding.Origin,
    isAssigned: Bool, isSure: Bool, evidence: [Evidence]
  ) {
    self.area = area
    self.score = score
    self.probability = probability
    self.origin = origin
    self.isAssigned = isAssigned
    self.isSure = isSure
    self.evidence = evidence
  }
}

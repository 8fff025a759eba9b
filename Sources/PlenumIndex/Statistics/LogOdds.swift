import Glibc

/// How much likelier a term is in one group than in another, with both shrunk to a common prior.
///
/// B. L. Monroe, M. P. Colaresi & K. M. Quinn (2008), Fightin' words, Political Analysis 16, equations 15 to 22; on the
/// number of notes that hold a term instead of tokens, so that one loud table counts once (J. Egbert & D. Biber 2019,
/// Incorporating text dispersion into keyword analyses, Corpora 14).
package struct LogOdds: Hashable, Sendable {
  /// Difference of the two log odds; positive where the term is likelier in the first group.
  package let delta: Double
  /// `delta` by its standard error from the two counts of the term.
  package let z: Double
  /// `delta` by its standard error from all four counts.
  package let z4: Double

  /// - Parameters:
  ///   - count1, total1: of the term and of all terms in the first group; `count2`, `total2` in the second.
  ///   - prior: pseudo-count of the term, of `priorMass` pseudo-counts for all terms.
  ///
  /// nil where the odds are not defined: no prior, or no other term.
  package init?(
    count1: Double, total1: Double, count2: Double, total2: Double, prior: Double, priorMass: Double
  ) {
    let with1 = count1 + prior
    let with2 = count2 + prior
    let without1 = total1 + priorMass - with1
    let without2 = total2 + priorMass - with2
    // A term that is the whole vocabulary leaves nothing but rounding beside it.
    let least = 1e-9 * (total1 + total2 + priorMass)
    guard with1 > 0, with2 > 0, without1 > least, without2 > least else { return nil }
    delta = log(with1 / without1) - log(with2 / without2)
    z = delta / (1 / with1 + 1 / with2).squareRoot()
    z4 = delta / (1 / with1 + 1 / with2 + 1 / without1 + 1 / without2).squareRoot()
  }
}

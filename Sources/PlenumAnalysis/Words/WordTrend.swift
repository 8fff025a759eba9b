package import PlenumIndex
package import PlenumModel

/// The share of each year's notes that hold a word.
package struct WordTrend: Hashable, Sendable {
  package struct Year: Hashable, Sendable {
    package let year: Int
    package let share: Share
    /// Wilson's 95 % interval, which assumes independent notes.
    package let lower: Double?
    package let upper: Double?

    /// Too few notes for a share to be worth saying.
    package var isThin: Bool { share.of < Comparison.fewestNotes }
  }

  /// What the years say together.
  package enum Direction: String, Hashable, Sendable {
    case rising, falling
    /// The years differ, but neither rise nor fall throughout: a peak, a dip, or a test that its ends contradict.
    case uneven
    /// Nothing that chance alone would not give.
    case unclear
    case tooFewYears = "too_few_years"
  }

  /// Fewer years that are not thin show no trend.
  package static let fewestYears = 3

  /// The lemma, whatever form was asked for.
  package let term: String
  /// The forms that are counted as it in all notes, the commonest first.
  package let variants: [WordVariant]
  /// Rising; years without a note are left out.
  package let years: [Year]
  /// Municipalities of the notes that hold the word.
  package let municipalities: Int
  /// Whether each of those notes names its municipality, so that ``municipalities`` are all of them and not the least.
  package let namesEveryMunicipality: Bool
  /// Cochran and Armitage's statistic and its two-sided p-value; nil where nothing varies or the years are too few.
  package let z: Double?
  package let p: Double?
  /// The p-value of what in the years is no straight line; nil where there is no test.
  package let departureP: Double?

  /// Years with enough notes for a share.
  package var firmYears: [Year] { years.filter { !$0.isThin } }

  /// - Parameter notes: those of the index, in its order; none: no forms are listed.
  package init(of term: TermID, in index: TermIndex, notes: [NoteRecord] = []) {
    self.term = index.spelling(of: term)
    variants = notes.isEmpty ? [] : index.variants(of: term, in: notes)
    let trend = index.trend(of: term, in: index.all)
    years = trend.years.map { year in
      Year(
        year: year.year, share: Share(year.count, of: year.total), lower: year.interval?.lower,
        upper: year.interval?.upper)
    }
    let holders = index.notes(with: term)
    municipalities = index.municipalities(in: holders)
    namesEveryMunicipality =
      holders.intersection(index.notes(without: .municipality)).isEmpty
    let hasEnough = years.count { !$0.isThin } >= Self.fewestYears
    z = hasEnough ? trend.test?.z : nil
    p = hasEnough ? trend.test?.p : nil
    departureP = hasEnough ? trend.test?.departureP : nil
  }

  package var direction: Direction {
    let firm = firmYears
    guard firm.count >= Self.fewestYears, let first = firm.first, let last = firm.last else {
      return .tooFewYears
    }
    let change = (last.share.value ?? 0) - (first.share.value ?? 0)
    if let z, let p, p <= Self.significance {
      return z * change > 0 ? (z > 0 ? .rising : .falling) : .uneven
    }
    return isUneven ? .uneven : .unclear
  }

  /// Whether the years differ in another way than along a straight line.
  package var isUneven: Bool { (departureP ?? 1) <= Self.significance }

  private static let significance = 0.05
}

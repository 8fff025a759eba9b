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
  package enum Direction: Hashable, Sendable {
    case rising, falling
    /// Nothing that chance alone would not give.
    case unclear
    case tooFewYears
  }

  /// Fewer years show no trend.
  package static let fewestYears = 3

  /// The lemma, whatever form was asked for.
  package let term: String
  /// The forms that are counted as it in all notes, the commonest first.
  package let variants: [WordVariant]
  /// Rising; years without a note are left out.
  package let years: [Year]
  /// Municipalities of the notes that hold the word.
  package let municipalities: Int
  /// Cochran and Armitage's statistic and its two-sided p-value; nil where nothing varies or the years are too few.
  package let z: Double?
  package let p: Double?

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
    municipalities = index.municipalities(in: index.notes(with: term))
    let hasEnough = years.count >= Self.fewestYears
    z = hasEnough ? trend.test?.z : nil
    p = hasEnough ? trend.test?.p : nil
  }

  package var direction: Direction {
    guard years.count >= Self.fewestYears else { return .tooFewYears }
    guard let z, let p, p <= 0.05 else { return .unclear }
    return z > 0 ? .rising : .falling
  }
}

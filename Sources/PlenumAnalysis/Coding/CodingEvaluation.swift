package import PlenumModel

/// How well codings agree with those that a person settled.
package struct CodingEvaluation: Sendable {
  /// Areas given rightly, given wrongly, and missed.
  package struct Agreement: Hashable, Sendable {
    package var right = 0
    package var wrong = 0
    package var missed = 0

    package init(right: Int = 0, wrong: Int = 0, missed: Int = 0) {
      self.right = right
      self.wrong = wrong
      self.missed = missed
    }

    /// 0 where nothing was given.
    package var precision: Double { share(right, of: right + wrong) }
    /// 0 where nothing was to be found.
    package var recall: Double { share(right, of: right + missed) }
    /// The harmonic mean of precision and recall.
    package var f1: Double { share(2 * right, of: 2 * right + wrong + missed) }
  }

  /// Each area of the codebook with its agreement, in the codebook's order.
  package private(set) var areas: [(id: FocusAreaID, agreement: Agreement)]
  /// All areas together.
  package private(set) var micro = Agreement()
  /// The codings marked sure.
  package private(set) var sure = Agreement()
  /// Notes that the person gave no area.
  package private(set) var notesWithout = 0
  /// Those of them that the coder gave none either.
  package private(set) var leftWithout = 0
  private var assigned = Reliability()
  private var all = Reliability()

  /// Compares the codings of each note with `codes`; notes that say nothing of codes are passed
  /// over.
  ///
  /// - Precondition: `assessments` has as many elements as `notes`.
  package init(
    of notes: [NoteRecord], assessments: [[AreaAssessment]], areas: [FocusArea]
  ) {
    precondition(notes.count == assessments.count, "an assessment for every note")
    self.areas = areas.map { ($0.id, Agreement()) }
    for (note, assessments) in zip(notes, assessments) {
      if let codes = note.codes { count(assessments, against: Set(codes)) }
    }
  }

  /// The mean F1 of the areas that are given or to be found at all.
  package var macroF1: Double {
    let used = areas.map(\.agreement).filter { $0 != Agreement() }
    return used.isEmpty ? 0 : used.map(\.f1).reduce(0, +) / Double(used.count)
  }

  /// The share of the codings that is marked sure.
  package var sureShare: Double { share(sure.right + sure.wrong, of: micro.right + micro.wrong) }

  /// The share of the notes without an area that were left so.
  package var leftWithoutShare: Double { share(leftWithout, of: notesWithout) }

  /// Expected calibration error in ten bins over the codings: how far, on average, stated
  /// probability and share of right ones lie apart (Naeini, Cooper and Hauskrecht 2015).
  package var calibrationError: Double { assigned.error }

  /// The same over every area of every note, assigned or not.
  package var calibrationErrorOfAll: Double { all.error }

  /// Codings by tenths of their stated probability: how many, stated on average, and the share that is right.
  package struct Band: Hashable, Sendable {
    package let range: Range<Double>
    package let count: Int
    package let stated: Double
    package let right: Double
  }

  /// The bands that have codings.
  package var reliability: [Band] { assigned.bands }

  /// Every figure under the name by which a benchmark prints it; shares are 0 to 1.
  package var figures: [(name: String, value: Double)] {
    [
      ("micro_f1", micro.f1), ("macro_f1", macroF1), ("precision", micro.precision),
      ("recall", micro.recall), ("sure_share", sureShare), ("sure_precision", sure.precision),
      ("ece_assigned", calibrationError), ("ece_all", calibrationErrorOfAll),
      ("left_without", leftWithoutShare),
    ]
  }

  private mutating func count(_ assessments: [AreaAssessment], against codes: Set<FocusAreaID>) {
    if codes.isEmpty {
      notesWithout += 1
      if !assessments.contains(where: \.isAssigned) { leftWithout += 1 }
    }
    for (number, assessment) in assessments.enumerated() {
      let isRight = codes.contains(assessment.area)
      all.count(assessment.probability, isRight: isRight)
      switch (assessment.isAssigned, isRight) {
      case (true, true): count(number) { $0.right += 1 }
      case (true, false): count(number) { $0.wrong += 1 }
      case (false, true): count(number) { $0.missed += 1 }
      case (false, false): break
      }
      guard assessment.isAssigned else { continue }
      assigned.count(assessment.probability, isRight: isRight)
      if assessment.isSure {
        if isRight { sure.right += 1 } else { sure.wrong += 1 }
      }
    }
  }

  private mutating func count(_ area: Int, _ change: (inout Agreement) -> Void) {
    change(&areas[area].agreement)
    change(&micro)
  }
}

extension CodingEvaluation {
  /// What the codebook is worth for a meeting that its authors had not read: each meeting is coded
  /// with rows written after reading (`tuned`) only where they are found in at least two notes of
  /// the other meetings.
  package static func withoutRowsOfOneMeeting(
    of notes: [NoteRecord], codebook: Codebook
  ) -> CodingEvaluation {
    CodingEvaluation(
      of: notes, assessments: assessmentsWithoutRowsOfOneMeeting(of: notes, codebook: codebook),
      areas: codebook.areas)
  }

  /// The assessments behind ``withoutRowsOfOneMeeting(of:codebook:)``, in the order of the notes.
  package static func assessmentsWithoutRowsOfOneMeeting(
    of notes: [NoteRecord], codebook: Codebook
  ) -> [[AreaAssessment]] {
    let finds = Finds(of: codebook, in: notes)
    var assessments = [[AreaAssessment]](repeating: [], count: notes.count)
    for meeting in Set(notes.map(\.meeting)) {
      let elsewhere = finds.counts(where: { $0.meeting != meeting })
      let kept = codebook.indicators.indices.filter {
        codebook.indicators[$0].note != "tuned" || elsewhere[$0] >= 2
      }
      let coder = Coder(codebook: codebook.keeping(kept))
      let places = notes.indices.filter { notes[$0].meeting == meeting }
      for (place, assessment) in zip(places, coder.assessments(of: places.map { notes[$0] })) {
        assessments[place] = assessment
      }
    }
    return assessments
  }

  /// In which notes each row of a codebook is found, rows of word classes as well as those of
  /// areas.
  private struct Finds {
    private let notes: [NoteRecord]
    private let rows: [[Int]]
    private let rowCount: Int

    init(of codebook: Codebook, in notes: [NoteRecord]) {
      self.notes = notes
      let count = codebook.indicators.count
      rowCount = count
      guard let anyArea = codebook.areas.first?.id else {
        rows = Array(repeating: [], count: notes.count)
        return
      }
      // The coder finds rows of areas; those of classes go in a second time, as if they were an
      // area's.
      let members = codebook.indicators.map {
        Indicator(
          subject: .area(anyArea), pattern: $0.pattern, weight: $0.weight, note: $0.note)
      }
      let both = codebook.with(codebook.indicators + members)
      rows = Coder(codebook: both).rows(foundIn: notes)
        .map { found in found.filter { $0 >= count }.map { $0 - count } }
    }

    func counts(where isCounted: (NoteRecord) -> Bool) -> [Int] {
      var counts = [Int](repeating: 0, count: rowCount)
      for (note, found) in zip(notes, rows) where isCounted(note) {
        for row in found { counts[row] += 1 }
      }
      return counts
    }
  }
}

extension Codebook {
  /// The codebook with none of the rows that were written after reading the sample notes, and with those that they
  /// replaced: what is measured with it on those notes is measured on notes that nobody had read.
  package var asBeforeReading: Codebook {
    with(
      indicators.filter { $0.note != "tuned" }.map {
        Indicator(subject: $0.subject, pattern: $0.pattern, weight: $0.weight, note: "both")
      })
  }

  fileprivate func keeping(_ rows: [Int]) -> Codebook { with(rows.map { indicators[$0] }) }

  fileprivate func with(_ indicators: [Indicator]) -> Codebook {
    Codebook(version: version, date: date, title: title, areas: areas, indicators: indicators)
  }
}

/// Stated probabilities in ten bins, each with how often it came true.
private struct Reliability {
  private var bins = [(count: Int, sum: Double, right: Int)](repeating: (0, 0, 0), count: 10)

  mutating func count(_ probability: Double, isRight: Bool) {
    let bin = min(Int(probability * 10), 9)
    bins[bin].count += 1
    bins[bin].sum += probability
    if isRight { bins[bin].right += 1 }
  }

  var bands: [CodingEvaluation.Band] {
    bins.enumerated().filter { $0.element.count > 0 }.map { number, bin in
      CodingEvaluation.Band(
        range: (Double(number) / 10)..<(Double(number + 1) / 10), count: bin.count,
        stated: bin.sum / Double(bin.count), right: Double(bin.right) / Double(bin.count))
    }
  }

  var error: Double {
    let total = bins.reduce(0) { $0 + $1.count }
    guard total > 0 else { return 0 }
    return bins.reduce(0) { $0 + abs($1.sum - Double($1.right)) } / Double(total)
  }
}

private func share(_ part: Int, of whole: Int) -> Double {
  whole == 0 ? 0 : Double(part) / Double(whole)
}

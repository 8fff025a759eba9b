package import PlenumIndex
package import PlenumModel

/// What a comparison is made of.
package struct ComparisonInput: Sendable {
  /// Those of the index, in its order.
  package var notes: [NoteRecord]
  package var index: TermIndex
  /// By the note's id.
  package var codings: [String: [Coding]]
  package var codebook: Codebook
  package var target: Subcorpus
  /// Notes of the target are taken out of it.
  package var reference: Subcorpus
  /// What people call the sides: `Region Nordjylland`, `øvrige notater`.
  package var targetName: String
  package var referenceName: String
  /// Notes left out of both sides because it is unknown to which they belong.
  package var unknown: Int
  /// Whether the sides were chosen by marks of which the machine set some.
  package var isOfMachineMarks: Bool

  package init(
    notes: [NoteRecord], index: TermIndex, codings: [String: [Coding]] = [:], codebook: Codebook,
    target: Subcorpus, reference: Subcorpus, targetName: String, referenceName: String,
    unknown: Int = 0, isOfMachineMarks: Bool = false
  ) {
    self.notes = notes
    self.index = index
    self.codings = codings
    self.codebook = codebook
    self.target = target
    self.reference = reference
    self.targetName = targetName
    self.referenceName = referenceName
    self.unknown = unknown
    self.isOfMachineMarks = isOfMachineMarks
  }
}

extension Comparison {
  /// Holds two sets of notes against each other. Pure: the same input gives the same comparison.
  package init(of input: ComparisonInput) {
    precondition(input.notes.count == input.index.noteCount, "the notes are those of the index")
    let index = input.index
    let reference = input.reference.subtracting(input.target)
    let targetNotes = input.target.map { input.notes[$0.position] }
    let referenceNotes = reference.map { input.notes[$0.position] }
    let contrasts = index.contrasts(target: input.target, reference: reference)

    target = Side(name: input.targetName, notes: targetNotes)
    self.reference = Side(name: input.referenceName, notes: referenceNotes)
    unknown = input.unknown
    areas = Self.areas(targetNotes, referenceNotes, input)
    kinds = NoteKind.allCases.map { kind in
      KindContrast(
        kind: kind, share: ShareContrast(of: targetNotes, and: referenceNotes) { $0.kind == kind },
        withinThemes: WithinThemes(of: targetNotes, and: referenceNotes) { $0.kind == kind })
    }
    themes = Self.themes(targetNotes, referenceNotes)
    let municipalities = FormalWords.municipalities(of: input.notes)
    terms =
      contrasts.map { contrast in
        TermContrast(
          contrast, in: index, notes: input.notes,
          isFormal: FormalWords.contains(contrast.spelling, or: municipalities),
          isTested: !input.isOfMachineMarks)
      }.highestFirst { abs($0.size) }
    divergence =
      Divergence(index.tokenCounts(in: input.target), index.tokenCounts(in: reference))
      .jensenShannon
    divergenceByChance = index.divergenceByChance(input.target, reference)
    isOfMachineMarks = input.isOfMachineMarks
    let themesOfBoth = Set(targetNotes.map(\.theme)).intersection(referenceNotes.map(\.theme))
    sharesThemes = !themesOfBoth.isEmpty
    func comparable(_ notes: [NoteRecord]) -> Share {
      Share(notes.count { themesOfBoth.contains($0.theme) }, of: notes.count)
    }
    comparableTarget = comparable(targetNotes)
    comparableReference = comparable(referenceNotes)
    let listed = contrasts.filter {
      ($0.size ?? 0) > 0 && $0.passesOnItsSide
        && !FormalWords.contains($0.spelling, or: municipalities)
    }
    let certain = input.isOfMachineMarks ? [] : listed.filter { !$0.isIndicationOnly }
    hasCertainExamples = !certain.isEmpty
    let telling = certain.isEmpty ? listed : certain
    examples = index.notes(
      in: input.target, showing: telling.prefix(Self.tellingTerms).map(\.term),
      limit: Self.examplesShown
    ).map { Voice(of: input.notes[$0.position]) }
  }

  private static let tellingTerms = 12
  private static let examplesShown = 3

  private static func areas(
    _ target: [NoteRecord], _ reference: [NoteRecord], _ input: ComparisonInput
  ) -> [AreaContrast] {
    func marks(_ note: NoteRecord, _ area: FocusAreaID) -> [Coding] {
      (input.codings[note.id] ?? []).filter { $0.area == area }
    }
    func countByPeople(_ area: FocusAreaID, _ notes: [NoteRecord]) -> Int {
      notes.count { marks($0, area).contains { $0.origin == .person } }
    }
    let known = input.codebook.areas.map(\.id)
    let marked = Set((target + reference).flatMap { input.codings[$0.id] ?? [] }.map(\.area))
    return (known + marked.subtracting(known).sorted()).map { area in
      AreaContrast(
        area: area, name: input.codebook.name(of: area),
        share: ShareContrast(of: target, and: reference) { !marks($0, area).isEmpty },
        targetByPeople: countByPeople(area, target),
        referenceByPeople: countByPeople(area, reference),
        withinThemes: WithinThemes(of: target, and: reference) { !marks($0, area).isEmpty })
    }
  }

  /// - Complexity: O(notes).
  private static func themes(
    _ target: [NoteRecord], _ reference: [NoteRecord]
  ) -> [ThemeContrast] {
    var groups = OrderedGroups<String, Bool>()
    for (notes, isTarget) in [(target, true), (reference, false)] {
      for note in notes { if let theme = note.theme { groups.append(isTarget, to: theme) } }
    }
    return groups.all.map { theme, sides in
      let inTarget = sides.count(where: \.self)
      return ThemeContrast(
        name: theme,
        share: ShareContrast(
          target: Share(inTarget, of: target.count),
          reference: Share(sides.count - inTarget, of: reference.count)))
    }
  }
}

extension ShareContrast {
  package init(target: Share, reference: Share) {
    self.target = target
    self.reference = reference
    let interval = Interval.newcombe(
      target.notes, of: target.of, minus: reference.notes, of: reference.of)
    lower = interval?.lower
    upper = interval?.upper
    difference =
      if let first = target.value, let second = reference.value { first - second } else { nil }
  }

  /// The share of either side's notes that are counted.
  fileprivate init(
    of target: [NoteRecord], and reference: [NoteRecord], isCounted: (NoteRecord) -> Bool
  ) {
    self.init(
      target: Share(target.count(where: isCounted), of: target.count),
      reference: Share(reference.count(where: isCounted), of: reference.count))
  }
}

extension WithinThemes {
  /// - Parameter isCounted: what the shares are shares of.
  init?(
    of target: [NoteRecord], and reference: [NoteRecord], isCounted: (NoteRecord) -> Bool
  ) {
    func counts(_ notes: [NoteRecord]) -> [String?: (counted: Int, notes: Int)] {
      var counts: [String?: (counted: Int, notes: Int)] = [:]
      for note in notes {
        counts[note.theme, default: (0, 0)].notes += 1
        if isCounted(note) { counts[note.theme, default: (0, 0)].counted += 1 }
      }
      return counts
    }
    let (first, second) = (counts(target), counts(reference))
    // In the order of the notes, so that the same notes give the same sums to the last bit.
    var seen: Set<String?> = []
    let strata = target.map(\.theme).filter { seen.insert($0).inserted }.compactMap { theme in
      first[theme].flatMap { one in
        second[theme].map { other in
          FourfoldTable(k1: one.counted, n1: one.notes, k2: other.counted, n2: other.notes)
        }
      }
    }
    guard let difference = MantelHaenszel(strata: strata).riskDifference,
      let interval = MantelHaenszel.differenceInterval(strata: strata)
    else { return nil }
    self.difference = difference
    lower = interval.lower
    upper = interval.upper
    targetNotes = strata.reduce(0) { $0 + $1.n1 }
    referenceNotes = strata.reduce(0) { $0 + $1.n2 }
  }
}

extension TermContrast {
  init(
    _ contrast: Contrast, in index: TermIndex, notes records: [NoteRecord], isFormal: Bool,
    isTested: Bool
  ) {
    self.isFormal = isFormal
    let notes = contrast.notes
    term = index.display(of: contrast.term, in: records)
    variants = index.variants(of: contrast.term, in: records)
    share = ShareContrast(
      target: Share(notes.k1, of: notes.n1), reference: Share(notes.k2, of: notes.n2))
    let (within, fewest) = (contrast.comparable, Comparison.fewestNotes)
    comparable =
      min(within.n1, within.n2) < fewest
      ? nil
      : ShareContrast(
        target: Share(within.k1, of: within.n1), reference: Share(within.k2, of: within.n2))
    municipalities = contrast.municipalities
    isListed = contrast.passesOnItsSide
    riskDifference = contrast.riskDifference
    pAdjusted = isTested ? contrast.adjustedP : nil
    influential = contrast.jackknife?.mostInfluential
    isIndicationOnly = !isTested || contrast.isIndicationOnly
    figures = contrast.figures.json(isTested: isTested)
  }
}

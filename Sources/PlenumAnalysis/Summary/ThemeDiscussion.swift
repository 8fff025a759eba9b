import PlenumModel

/// What the tables wrote on one theme, and what is found in it.
struct ThemeDiscussion {
  let meeting: String?
  let theme: String?
  /// In the order of the tables, then of their references, then as they came.
  let notes: [NoteRecord]
  let points: [Point]
  let codings: [String: [Coding]]
  let vocabulary: ThemeVocabulary
  let spread: Spread
  /// Notes that seem to say the same, in the order of ``notes``; the surest first. None is in a point.
  private let proposals: [[NoteRecord]]
  private let disagreements: [SettlingDisagreement]
  private let followed: [String: AskStanding]
  private let emptied: [EmptiedPoint]
  private let isSearched: Bool

  init(
    meeting: String?, theme: String?, notes: [NoteRecord], points: [Point],
    codings: [String: [Coding]], vocabulary: ThemeVocabulary, proposals: [[String]] = [],
    followed: [String: AskStanding] = [:],
    disagreements: [SettlingDisagreement] = [], emptied: [EmptiedPoint] = [],
    isSearched: Bool = true
  ) {
    let order = notes.indices.sorted {
      (Self.place(of: notes[$0]), $0) < (Self.place(of: notes[$1]), $1)
    }
    self.meeting = meeting
    self.theme = theme
    self.notes = order.map { notes[$0] }
    self.points = points
    self.codings = codings
    self.vocabulary = vocabulary.reordered(order)
    spread = Spread(of: notes)
    self.disagreements = disagreements
    self.followed = followed
    self.emptied = emptied
    self.isSearched = isSearched
    let settled = Set(points.flatMap(\.notes))
    let ordered = self.notes
    let placeOf = Dictionary(zip(ordered.map(\.id), ordered.indices)) { first, _ in first }
    self.proposals = proposals.map { group in
      group.filter { !settled.contains($0) }.compactMap { placeOf[$0] }.sorted().map { ordered[$0] }
    }.filter { $0.count > 1 }
  }

  private static func place(of note: NoteRecord) -> NoteReference {
    let table = Speaker(of: note).roomTable
    return NoteReference(
      table: table, device: note.reference?.device ?? 1, number: note.reference?.number ?? 0)
  }

  /// Points, terms, asks, questions and lone voices; then the notes that none of them cites.
  func summary(number: Int?, codebook: Codebook) -> ThemeSummary {
    let raised = pointFindings
    let proposed = proposals.prefix(Self.proposalsShown).compactMap {
      finding(.proposal, of: $0, points: [])
    }
    let findings = raised + termFindings + asks + questions + loneVoices + proposed
    let cited = Set(findings.flatMap(\.voices).map(\.citation.note))
    let leftOut = leftOut(cited: cited, isSettled: !raised.isEmpty)
    let settled = Set(raised.flatMap(\.voices).map(\.citation.note))
    return ThemeSummary(
      meeting: meeting, theme: theme, isPreparation: false, number: number,
      notes: notes.map { Voice(of: $0) },
      spread: spread, kinds: KindCounts(of: notes.map(\.kind)), findings: findings,
      fragile: Fragility.of(raised.map { $0.voices.map(\.speaker) }),
      emptied: emptied, isSearched: isSearched, disagreements: disagreements,
      areas: AreaCount.counts(of: notes, codings: codings, codebook: codebook),
      keywords: vocabulary.keywords, leftOut: leftOut,
      balance: Balance(
        notes: notes.count, cited: notes.count - leftOut.count, leftOut: leftOut.count,
        settled: notes.count { settled.contains($0.id) }, points: raised.count,
        proposals: proposals.count, proposed: proposals.reduce(0) { $0 + $1.count }))
  }

  /// Settled points, the widest spread first; the clearest note speaks first, the others follow by
  /// table.
  private var pointFindings: [Finding] {
    let found = points.compactMap { point in
      let members = Set(point.notes)
      let notes = notes.filter { members.contains($0.id) }
      return finding(
        .point(id: point.id, statement: point.statement), of: clearestFirst(notes), points: [],
        remarks: FindingText.changes(
          withdrawn: point.withdrawn,
          revised: notes.filter { point.revised.contains($0.id) }.map(\.name)))
    }
    return found.widestFirst
  }

  private func clearestFirst(_ notes: [NoteRecord]) -> [NoteRecord] {
    guard let clearest = Trigrams.closestToAll(notes.map(\.text)) else { return [] }
    return [notes[clearest]] + notes[..<clearest] + notes[(clearest + 1)...]
  }

  /// The words that set the theme apart, with their first place in every note that has them.
  private var termFindings: [Finding] {
    let found = vocabulary.keywords.indices.prefix(Self.termsShown).compactMap { keyword in
      let voices = notes.indices.compactMap { note in
        vocabulary.firstUse(ofKeyword: keyword, in: note).flatMap {
          Voice(of: notes[note], utf8Range: $0)
        }
      }
      return Finding(
        .term(vocabulary.keywords[keyword].term), voices: voices, tablesAsked: spread.tables.count,
        notesAsked: notes.count)
    }
    return found.widestFirst
  }

  private var asks: [Finding] {
    notes.filter { $0.kind == .ask }.compactMap { note in
      let standing = followed[note.id]
      return single(.ask, note, remarks: standing.map { [$0.sentence] } ?? [], standing)
    }
  }

  private var questions: [Finding] {
    notes.filter { $0.kind == .question }.compactMap { single(.question, $0) }
  }

  /// Notes outside every point whose words the other tables use least; one a table while there are
  /// tables left.
  ///
  /// Nothing is alone where only one table spoke, and a note that another table wrote too is not
  /// alone. Where focus areas are known, a note of none (the coffee queue) is no voice on the
  /// theme.
  private var loneVoices: [Finding] {
    guard spread.tables.count > 1 else { return [] }
    // What the machine puts together with another table's note is no voice of its own either.
    let inPoints = Set(points.flatMap(\.notes)).union(
      proposals.prefix(Self.proposalsShown).joined().map(\.id))
    let isCoded = notes.contains { !(codings[$0.id] ?? []).isEmpty }
    let tables = tablesByText
    let candidates = notes.indices.filter { index in
      let note = notes[index]
      return Speaker(of: note).roomTable != nil && !inPoints.contains(note.id)
        && note.kind != .ask && note.kind != .question
        && tables[note.text, default: []].count == 1
        && (!isCoded || !(codings[note.id] ?? []).isEmpty)
    }
    let distinctness = vocabulary.distinctness(ofTables: notes.map { Speaker(of: $0).roomTable })
    let ranked = candidates.filter { distinctness[$0] > 0 }
      .sorted { (distinctness[$1], $0) < (distinctness[$0], $1) }
    var chosen: [Int] = []
    for isFirstRound in [true, false] {
      for index in ranked where chosen.count < Self.loneVoicesShown && !chosen.contains(index) {
        let isHeard = chosen.contains { notes[$0].table == notes[index].table }
        if !(isFirstRound && isHeard) { chosen.append(index) }
      }
    }
    return chosen.sorted().compactMap { single(.loneVoice, notes[$0]) }
  }

  private var tablesByText: [String: Set<Int>] {
    var tables: [String: Set<Int>] = [:]
    for note in notes {
      if let table = Speaker(of: note).roomTable { tables[note.text, default: []].insert(table) }
    }
    return tables
  }

  private func leftOut(cited: Set<String>, isSettled: Bool) -> [LeftOut] {
    var citedNameByText: [String: String] = [:]
    for note in notes where cited.contains(note.id) && citedNameByText[note.text] == nil {
      citedNameByText[note.text] = note.name
    }
    let proposed = Set(proposals.joined().map(\.id))
    return notes.filter { !cited.contains($0.id) }.map { note in
      let reason: LeftOut.Reason =
        if let name = citedNameByText[note.text] {
          .repeats(name)
        } else if proposed.contains(note.id) {
          .unconfirmed
        } else if isSettled {
          .outsidePoints
        } else {
          .unsettled
        }
      return LeftOut(
        note: note.id, name: note.name, meeting: meeting, theme: theme, reason: reason)
    }
  }

  private func single(
    _ subject: Finding.Subject, _ note: NoteRecord, remarks: [String] = [],
    _ standing: AskStanding? = nil
  ) -> Finding? {
    finding(
      subject, of: [note], points: points.filter { $0.notes.contains(note.id) }.map(\.id),
      remarks: remarks, standing)
  }

  private func finding(
    _ subject: Finding.Subject, of notes: [NoteRecord], points: [String], remarks: [String] = [],
    _ standing: AskStanding? = nil
  ) -> Finding? {
    Finding(
      subject, voices: notes.map { Voice(of: $0) }, tablesAsked: spread.tables.count,
      notesAsked: self.notes.count, points: points, remarks: remarks, standing: standing)
  }

  /// Words that get a line of their own; more stand in the table of keywords.
  private static let termsShown = 5
  private static let loneVoicesShown = 3
  /// A chair reads no more guesses than that; all stand in the list of points.
  private static let proposalsShown = 5
}

extension [Finding] {
  /// By spread; the given order among equals.
  fileprivate var widestFirst: [Finding] {
    Spread.widestFirst(map(\.spread)).map { self[$0] }
  }
}

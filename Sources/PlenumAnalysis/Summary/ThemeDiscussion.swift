import PlenumModel

/// What the tables wrote on one theme, and what is found in it.
struct ThemeDiscussion {
  let meeting: String?
  let theme: String?
  /// In the order of the tables, then of their references, then as they came.
  let notes: [NoteRecord]
  let points: [Point]
  let codings: [String: [Coding]]
  let codebook: Codebook
  let vocabulary: ThemeVocabulary
  let spread: Spread
  /// Notes that seem to say the same, in the order of ``notes``; the surest first. None is in a point.
  private let proposals: [[NoteRecord]]
  /// The surest of them, as far as they are sure enough; where none is, the surest that are alike in letters too, and all of
  /// these in a theme of few notes: what two tables may both have said is the last that should be missing.
  private let shown: [[NoteRecord]]
  /// Notes that a person has looked at beside those that resemble them most.
  private let seen: Set<String>
  /// Whether these are the notes outside every theme of a meeting that has themes.
  private let isOutside: Bool
  private let disagreements: [SettlingDisagreement]
  private let followed: [String: AskStanding]
  private let emptied: [EmptiedPoint]
  private let isSearched: Bool

  init(
    meeting: String?, theme: String?, notes: [NoteRecord], points: [Point],
    codings: [String: [Coding]], codebook: Codebook, vocabulary: ThemeVocabulary,
    proposals: [[String]], doubtful: Set<[String]>, seen: Set<String>, isOutside: Bool,
    followed: [String: AskStanding], disagreements: [SettlingDisagreement],
    emptied: [EmptiedPoint], isSearched: Bool
  ) {
    let order = notes.indices.sorted {
      (Self.place(of: notes[$0]), $0) < (Self.place(of: notes[$1]), $1)
    }
    self.meeting = meeting
    self.theme = theme
    self.notes = order.map { notes[$0] }
    self.points = points
    self.codings = codings
    self.codebook = codebook
    self.seen = seen
    self.isOutside = isOutside
    self.vocabulary = vocabulary.reordered(order)
    spread = Spread(of: notes)
    self.disagreements = disagreements
    self.followed = followed
    self.emptied = emptied
    self.isSearched = isSearched
    let settled = Set(points.flatMap(\.notes))
    let ordered = self.notes
    let placeOf = Dictionary(zip(ordered.map(\.id), ordered.indices)) { first, _ in first }
    let open = proposals.map { group in
      let places = group.filter { !settled.contains($0) }.compactMap { placeOf[$0] }.sorted()
      return (notes: places.map { ordered[$0] }, isShown: !doubtful.contains(group))
    }.filter { $0.notes.count > 1 }
    self.proposals = open.map(\.notes)
    let sure = open.filter(\.isShown)
    // In a theme of few notes figures say little, and a hall sees by itself what stands in the same words.
    let alike = open.filter { !$0.isShown && Trigrams.areAlike($0.notes.map(\.text)) }
    let added = notes.count < ThemeSummary.few ? alike : sure.isEmpty ? Array(alike.prefix(1)) : []
    shown = (sure + added).prefix(ThemeSummary.proposalsShown).map(\.notes)
  }

  private static func place(of note: NoteRecord) -> NoteReference {
    let table = Speaker(of: note).roomTable
    return NoteReference(
      table: table, device: note.reference?.device ?? 1, number: note.reference?.number ?? 0)
  }

  /// Points, terms, asks, questions and lone voices; then the notes that none of them cites.
  func summary(number: Int?) -> ThemeSummary {
    let raised = pointFindings
    let proposed = shown.compactMap { finding(.proposal, of: $0, points: []) }
    let verbatim = raised + asks + questions + loneVoices + proposed
    let findings =
      raised + termFindings + asks + questions + loneVoices + proposed + others(beside: verbatim)
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
        .point(id: point.id, statement: point.statement),
        of: Trigrams.clearestFirst(notes, revised: Set(point.revised)), points: [],
        remarks: FindingText.changes(
          withdrawn: point.withdrawn,
          revised: notes.filter { point.revised.contains($0.id) }.map(\.name)),
        revised: Set(point.revised))
    }
    return found.widestFirst(by: \.spread)
  }

  /// The words that set the theme apart, with their first place in every note that has them.
  private var termFindings: [Finding] {
    let found = vocabulary.subjects.prefix(Self.termsShown).compactMap { keyword in
      let voices = notes.indices.compactMap { note in
        vocabulary.firstUse(ofKeyword: keyword, in: note).flatMap {
          Voice(of: notes[note], utf8Range: $0)
        }
      }
      return Finding(
        .term(vocabulary.keywords[keyword].term), voices: voices, tablesAsked: spread.tables.count,
        notesAsked: notes.count)
    }
    return found.widestFirst(by: \.spread)
  }

  private var asks: [Finding] {
    notes.filter { $0.kind == .ask }.compactMap { note in
      let standing = followed[note.id]
      return single(.ask, note, remarks: standing.map { [$0.sentence] } ?? [], standing)
    }
  }

  /// What no other finding shows word for word: topics of the tables' own, and the notes of a theme that is too small
  /// for anything else.
  private func others(beside findings: [Finding]) -> [Finding] {
    guard isOutside || notes.count < ThemeSummary.few else { return [] }
    let quoted = Set(findings.flatMap(\.voices).map(\.citation.note))
    var texts = Set(notes.filter { quoted.contains($0.id) }.map(\.text))
    return notes.filter { !quoted.contains($0.id) && texts.insert($0.text).inserted }
      .prefix(Self.othersShown).compactMap { single(.other, $0) }
  }

  private var questions: [Finding] {
    notes.filter { $0.kind == .question }.compactMap { single(.question, $0) }
  }

  /// Notes outside every point: those that a person has seen and left alone first, then those whose words the other
  /// tables use least; one a table while there are tables left.
  ///
  /// Nothing is alone where only one table spoke, and a note that another table wrote too is not
  /// alone. Where focus areas are known, a note of none (the coffee queue) is no voice on the
  /// theme.
  private var loneVoices: [Finding] {
    guard spread.tables.count > 1 else { return [] }
    // What the machine puts together with another table's note is no voice of its own either.
    let inPoints = Set(points.flatMap(\.notes)).union(shown.joined().map(\.id))
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
    let isSeen = notes.map { seen.contains($0.id) }
    let ranked = candidates.filter { isSeen[$0] || distinctness[$0] > 0 }.sorted {
      isSeen[$0] == isSeen[$1]
        ? (distinctness[$1], $0) < (distinctness[$0], $1) : isSeen[$0]
    }
    var chosen: [Int] = []
    for isFirstRound in [true, false] {
      for index in ranked where chosen.count < Self.loneVoicesShown && !chosen.contains(index) {
        let isHeard = chosen.contains { notes[$0].table == notes[index].table }
        if !(isFirstRound && isHeard) { chosen.append(index) }
      }
    }
    return chosen.sorted().compactMap { single(.loneVoice(isSettled: isSeen[$0]), notes[$0]) }
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
    revised: Set<String> = [], _ standing: AskStanding? = nil
  ) -> Finding? {
    Finding(
      subject, voices: notes.map { Voice(of: $0) }, tablesAsked: spread.tables.count,
      notesAsked: self.notes.count, points: points, remarks: remarks, revised: revised,
      standing: standing,
      areas: AreaCount.counts(of: notes, codings: codings, codebook: codebook)
        .filter { $0.notes > 0 })
  }

  /// Words that get a line of their own; more stand in the table of keywords.
  private static let termsShown = 5
  private static let loneVoicesShown = 3
  private static let othersShown = 12
}

import PlenumModel

extension ThemeSummary {
  /// What municipalities wrote at home before the meeting (table 0): a part of its own, so that no count of what the
  /// tables said has it in it. Every note is cited, by kind and then by municipality.
  ///
  /// nil where nobody prepared.
  init?(
    preparation notes: [NoteRecord], meeting: String?, points: [Point],
    codings: [String: [Coding]], codebook: Codebook
  ) {
    guard !notes.isEmpty else { return nil }
    let order = notes.indices.sorted { Self.place(notes[$0], $0) < Self.place(notes[$1], $1) }
    let ordered = order.map { notes[$0] }
    let findings = ordered.compactMap { note in
      Finding(
        .preparation, voices: [Voice(of: note)], tablesAsked: 0, notesAsked: notes.count,
        points: points.filter { $0.notes.contains(note.id) }.map(\.id),
        areas: AreaCount.counts(of: [note], codings: codings, codebook: codebook)
          .filter { $0.notes > 0 })
    }
    self.init(
      meeting: meeting, theme: nil, isPreparation: true, number: nil,
      notes: ordered.map { Voice(of: $0) }, spread: Spread(of: ordered),
      kinds: KindCounts(of: ordered.map(\.kind)), findings: findings, fragile: [],
      emptied: [], isSearched: true, disagreements: [],
      areas: AreaCount.counts(of: ordered, codings: codings, codebook: codebook), keywords: [],
      leftOut: [],
      balance: Balance(
        notes: ordered.count, cited: ordered.count, leftOut: 0, settled: 0, points: 0))
  }

  private static func place(_ note: NoteRecord, _ index: Int) -> (Int, String, Int) {
    (NoteKind.allCases.firstIndex(of: note.kind) ?? 0, note.municipality ?? "", index)
  }
}

extension MeetingSummary {
  /// What municipalities wrote before the meeting; nil where nobody did.
  package var preparation: ThemeSummary? { themes.first(where: \.isPreparation) }

  /// What became of the notes that were written at the meeting.
  package var roomBalance: Balance {
    themes.filter { !$0.isPreparation }.map(\.balance).reduce(.none, +)
  }
}

package import PlenumModel

/// What was said at several tables: points that people settled, and proposals of notes that seem to say the same.
package struct PointList: Sendable {
  package struct Entry: Hashable, Sendable {
    /// The name under which people settled it; of a proposal `forslag-1` and so on, good for this list alone.
    package fileprivate(set) var id: String
    package let meeting: String?
    package let theme: String?
    /// The words of the person who settled it, or its clearest note word for word.
    package let statement: String
    package let isVerbatim: Bool
    /// The clearest first.
    package let notes: [NoteRecord]
    package let spread: Spread
    /// The tables that discussed the theme.
    package let tablesAsked: Int
    package let kinds: KindCounts
    /// Whether its counts may be said aloud: a person settled it. Proposals are right too seldom to be counted.
    package let isCounted: Bool
    /// Whether it is settled, or sure enough to be shown to a hall (``PointFinder/shown``).
    package let isPresentable: Bool
    /// What became of its notes since it was settled, in full sentences.
    package let remarks: [String]
  }

  package struct Offer: Hashable, Sendable {
    package let note: NoteRecord
    /// The others of its theme that most likely say the same, the likeliest first.
    package let like: [NoteRecord]
  }

  /// By theme in the order of the notes; settled ones, the widest spread first, before proposals, the surest first.
  package let points: [Entry]
  /// Notes in no point, in their order.
  package let single: [NoteRecord]
  /// One for every note; empty where none were asked for.
  package let offers: [Offer]
  /// Where people settled notes differently.
  package let disagreements: [SettlingDisagreement]
  /// Points that people settled and that lost all their notes.
  package let emptied: [EmptiedPoint]

  /// - Parameters:
  ///   - settled: people's points; a note of several belongs to the last.
  ///   - apart: for a note's id the ids of notes that people said are not the same.
  ///   - offers: how many companions to offer each note; 0 for none.
  package init(
    of notes: [NoteRecord], settled: [Point], apart: [String: Set<String>] = [:], offers: Int = 0,
    finder: PointFinder = .standard, coder: Coder = .standard,
    records: [String: [SettlingRecord]] = [:], emptied: [EmptiedPoint] = []
  ) {
    self.emptied = emptied
    disagreements = records.keys.sorted().flatMap { meeting in
      SettlingDisagreement.all(
        in: records[meeting] ?? [], notes: notes.filter { $0.meeting == meeting })
    }
    var themes = OrderedGroups<ThemeName, Int>()
    for (place, note) in notes.enumerated() { themes.append(place, to: ThemeName(of: note)) }
    var pointOf: [String: Point] = [:]
    for point in settled { for note in point.notes { pointOf[note] = point } }

    var reader = MeaningReader()
    var entries: [Entry] = []
    var offered: [Int: Offer] = [:]
    for (theme, places) in themes.all {
      let own = places.map { notes[$0] }
      let pairs = finder.theme(
        of: own, areas: coder.assessments(of: own), reader: &reader)
      entries +=
        Self.known(settled, pointOf, in: theme, of: own)
        + Self.proposals(in: theme, pairs, isFree: { pointOf[$0] == nil }, apart)
      guard offers > 0 else { continue }
      for (note, place) in places.enumerated() {
        offered[place] = Offer(
          note: own[note], like: pairs.likest(note, count: offers).map { own[$0] })
      }
    }
    let proposed = entries.indices.filter { !entries[$0].isCounted }
    for (number, place) in zip(1..., proposed) { entries[place].id = "forslag-\(number)" }
    points = entries
    let taken = Set(entries.flatMap { $0.notes.map(\.id) })
    single = notes.filter { !taken.contains($0.id) }
    self.offers = notes.indices.compactMap { offered[$0] }
  }

  /// The points that people settled in a theme, the widest spread first.
  private static func known(
    _ settled: [Point], _ pointOf: [String: Point], in theme: ThemeName, of notes: [NoteRecord]
  ) -> [Entry] {
    let asked = Spread(of: notes).tables.count
    var members: [String: [NoteRecord]] = [:]
    for note in notes {
      if let point = pointOf[note.id] { members[point.id, default: []].append(note) }
    }
    return settled.filter { $0.meeting == theme.meeting ?? "" }.compactMap { point in
      Entry(
        id: point.id, theme, members[point.id] ?? [], statement: point.statement,
        tablesAsked: asked, isCounted: true, revised: Set(point.revised),
        remarks: FindingText.changes(
          withdrawn: point.withdrawn,
          revised: notes.filter { point.revised.contains($0.id) }.map(\.name)))
    }.widestFirst(by: \.spread)
  }

  /// What the machine puts together of the notes that people have not placed, the surest first.
  private static func proposals(
    in theme: ThemeName, _ pairs: ThemePairs, isFree: (_ id: String) -> Bool,
    _ apart: [String: Set<String>]
  ) -> [Entry] {
    let notes = pairs.notes
    let asked = Spread(of: notes).tables.count
    return pairs.proposals(
      isFree: { isFree(notes[$0].id) },
      isApart: { apart[notes[$0].id]?.contains(notes[$1].id) == true }
    ).highestFirst { pairs.sureness(of: $0) }.compactMap { group in
      Entry(
        id: "", theme, group.map { notes[$0] }, statement: nil, tablesAsked: asked,
        isCounted: false, isPresentable: pairs.sureness(of: group) >= PointFinder.shown)
    }
  }
}

extension PointList.Entry {
  /// nil without notes: nothing is said that no note said.
  fileprivate init?(
    id: String, _ theme: ThemeName, _ notes: [NoteRecord], statement: String?, tablesAsked: Int,
    isCounted: Bool, isPresentable: Bool = true, revised: Set<String> = [], remarks: [String] = []
  ) {
    self.notes = Trigrams.clearestFirst(notes, revised: revised)
    guard let clearest = self.notes.first else { return nil }
    self.id = id
    meeting = theme.meeting
    self.theme = theme.theme
    self.statement = statement ?? clearest.text
    isVerbatim = statement == nil
    spread = Spread(of: notes)
    self.tablesAsked = tablesAsked
    kinds = KindCounts(of: notes.map(\.kind))
    self.isCounted = isCounted
    self.isPresentable = isPresentable
    self.remarks = remarks
  }

  /// `Rejst ved 5 af 6 borde, 9 kommuner`, without a full stop.
  package var sentence: String { FindingText.raised(spread, tablesAsked: tablesAsked) }
}

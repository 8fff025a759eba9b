import PlenumModel

extension Summary {
  /// Sums up every meeting among the notes. Pure: the same input gives the same summary.
  package init(of input: SummaryInput) {
    var groups = OrderedGroups<String?, NoteRecord>()
    for meeting in input.meetings { groups.open(meeting.id) }
    for note in input.notes { groups.append(note, to: note.meeting) }
    self.init(
      meetings: groups.all.map { id, notes in
        let facts = input.meetings.first { $0.id == id } ?? MeetingFacts(of: notes, id: id)
        return MeetingSummary(of: notes, facts: facts, input: input)
      })
  }
}

extension MeetingFacts {
  /// What the notes of one meeting agree on.
  init(of notes: [NoteRecord], id: String?) {
    func agreed<Value: Hashable>(_ value: (NoteRecord) -> Value?) -> Value? {
      let values = Set(notes.map(value))
      return values.count == 1 ? values.first.flatMap { $0 } : nil
    }
    self.init(id: id, date: agreed(\.date), region: agreed(\.region))
  }
}

extension MeetingSummary {
  init(of all: [NoteRecord], facts: MeetingFacts, input: SummaryInput) {
    let notes = all.filter { $0.table != 0 }
    var groups = OrderedGroups<String?, NoteRecord>()
    for theme in facts.themes { groups.open(theme.title) }
    for note in notes where note.theme != nil { groups.append(note, to: note.theme) }
    for note in notes where note.theme == nil { groups.append(note, to: nil) }
    let emptied = input.emptied.filter { $0.meeting == facts.id }
    for point in emptied { groups.open(point.theme) }

    let vocabularies = ThemeVocabulary.vocabularies(
      of: groups.all.map { ($0.key, facts.number(of: $0.key), $0.elements) })
    let points = input.points.filter { $0.meeting == (facts.id ?? "") }
    let preparation = ThemeSummary(
      preparation: all.filter { $0.table == 0 }, meeting: facts.id, points: points,
      codings: input.codings, codebook: input.codebook)
    themes =
      Self.discussed(
        groups.all, in: facts, notes, points, emptied, vocabularies.themes, input: input)
      + [preparation].compactMap(\.self)
    self.facts = facts
    let spread = Spread(of: notes)
    self.spread = spread
    kinds = KindCounts(of: notes.map(\.kind))
    areas = AreaCount.counts(of: notes, codings: input.codings, codebook: input.codebook)
    balance = themes.map(\.balance).reduce(.none, +)
    silentTables = facts.tables.map { tables in
      Set(tables).subtracting(spread.tables).filter { $0 > 0 }.sorted()
    }
    silentMunicipalities = facts.municipalities.map { names in
      Set(names).subtracting(spread.municipalities).sorted()
    }
    shared = vocabularies.shared
    codebook = input.codebook.version
  }

  /// What was said at the meeting of each theme, in the order of `groups`.
  private static func discussed(
    _ groups: [(key: String?, elements: [NoteRecord])], in facts: MeetingFacts,
    _ notes: [NoteRecord], _ points: [Point], _ emptied: [EmptiedPoint],
    _ vocabularies: [ThemeVocabulary], input: SummaryInput
  ) -> [ThemeSummary] {
    let records = input.records[facts.id ?? ""] ?? []
    let disagreements = SettlingDisagreement.all(in: records, notes: notes)
    let seen = Set(
      records.compactMap { record in
        if case .apart(let note, _) = record.word { note } else { nil }
      })
    let hasThemes = groups.contains { $0.key != nil }
    return zip(groups, vocabularies).map { group, vocabulary in
      let theme = group.key
      let discussion = ThemeDiscussion(
        meeting: facts.id, theme: theme, notes: group.elements,
        points: points.filter { $0.theme == nil || $0.theme == theme },
        codings: input.codings, codebook: input.codebook, vocabulary: vocabulary,
        proposals: input.proposals, doubtful: input.doubtful, seen: seen,
        isOutside: theme == nil && hasThemes, followed: input.asks,
        disagreements: disagreements.filter { $0.theme == theme },
        emptied: emptied.filter { $0.theme == theme },
        isSearched: !input.unsearched.contains(ThemeName(meeting: facts.id, theme: theme)))
      return discussion.summary(number: facts.number(of: theme))
    }
  }
}

extension MeetingFacts {
  /// The number of the theme whose title a note gives, or whose key its title has.
  func number(of title: String?) -> Int? {
    guard let title else { return nil }
    let key = ThemeKey(title: title)
    return (themes.first { $0.title == title } ?? themes.first { $0.key == key })?.number
  }
}

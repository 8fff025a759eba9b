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
    let records = input.records[facts.id ?? ""] ?? []
    let disagreements = SettlingDisagreement.all(in: records, notes: notes)
    let seen = records.compactMap { record -> String? in
      if case .apart(let note, _) = record.word { note } else { nil }
    }
    let hasThemes = groups.all.contains { $0.key != nil }
    let discussed = groups.all.enumerated().map { ordinal, group in
      let discussion = ThemeDiscussion(
        meeting: facts.id, theme: group.key, notes: group.elements,
        points: points.filter { $0.theme == nil || $0.theme == group.key },
        codings: input.codings, codebook: input.codebook,
        vocabulary: vocabularies.themes[ordinal], proposals: input.proposals,
        doubtful: input.doubtful, seen: Set(seen), isOutside: group.key == nil && hasThemes,
        followed: input.asks,
        disagreements: disagreements.filter { $0.theme == group.key },
        emptied: emptied.filter { $0.theme == group.key },
        isSearched: !input.unsearched.contains(
          ThemeName(meeting: facts.id, theme: group.key)))
      return discussion.summary(number: facts.number(of: group.key))
    }
    let preparation = ThemeSummary(
      preparation: all.filter { $0.table == 0 }, meeting: facts.id, points: points,
      codings: input.codings, codebook: input.codebook)
    themes = discussed + [preparation].compactMap(\.self)
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
}

extension MeetingFacts {
  /// The number of the theme whose title a note gives, or whose key its title has.
  func number(of title: String?) -> Int? {
    guard let title else { return nil }
    let key = ThemeKey(title: title)
    return (themes.first { $0.title == title } ?? themes.first { $0.key == key })?.number
  }
}

/// Elements by key, keys in the order of their first use.
struct OrderedGroups<Key: Hashable, Element> {
  private(set) var all: [(key: Key, elements: [Element])] = []
  private var places: [Key: Int] = [:]

  /// Makes room for a key before it has an element.
  @discardableResult
  mutating func open(_ key: Key) -> Int {
    if let place = places[key] { return place }
    places[key] = all.count
    all.append((key, []))
    return all.count - 1
  }

  mutating func append(_ element: Element, to key: Key) {
    all[open(key)].elements.append(element)
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumStore

extension SettlingDesk {
  /// Reads the notes, and holds those of each theme against each other.
  mutating func load(only theme: Theme?) throws {
    let records = try store.records(of: meeting.id)
    var order: [String?] = meeting.themes.map(\.title)
    if records.contains(where: { $0.theme == nil }) { order.append(nil) }
    if let theme { order = [theme.title] }
    themes = order.compactMap { title in
      let notes = records.filter { $0.theme == title }
      guard !notes.isEmpty else { return nil }
      let pairs = PointFinder.standard.theme(of: notes, areas: coder.assessments(of: notes))
      return SettlingTheme(
        theme: meeting.themes.first { $0.title == title }, notes: notes,
        ids: notes.compactMap { UniqueID($0.id) }, pairs: pairs, session: pairs.session())
    }
    try resume()
  }

  /// Takes up what is on the disk now; the notes too when others have written some.
  mutating func reload() throws {
    let entries = try store.journal(after: sequence)
    let isOfNotes = entries.contains { entry in
      switch entry.change {
      case .notePointed, .noteCompared, .noteCoded: false
      default: true
      }
    }
    if isOfNotes {
      let label = themes.indices.contains(current) ? themes[current].theme?.title : nil
      done = []
      try load(only: only)
      current = themes.firstIndex { $0.theme?.title == label } ?? 0
    } else {
      try resume()
    }
  }

  private mutating func resume() throws {
    sequence = try store.lastSequence()
    let points = try store.points(of: meeting.id)
    let answers = try store.settlingAnswers(of: meeting.id)
    for index in themes.indices {
      let places = Dictionary(
        zip(themes[index].ids, themes[index].ids.indices), uniquingKeysWith: { first, _ in first })
      var session = themes[index].pairs.session()
      session.resume(
        groups: points.map { $0.notes.compactMap { UniqueID($0).flatMap { places[$0] } } }
          .filter { $0.count > 1 },
        answers: answers.compactMap { answer in
          places[answer.note].map { note in
            SettlingSession.Answer(
              note: note, offered: answer.offered.compactMap { places[$0] },
              picked: answer.picked.compactMap { places[$0] })
          }
        })
      for note in themes[index].skipped { session.skip(note) }
      themes[index].session = session
    }
  }

  /// The next screen of this theme, else of one that comes after it, else of any.
  mutating func findNext() throws(StoreError) {
    open = nil
    for step in themes.indices {
      let index = (current + step) % themes.count
      guard let screen = themes[index].session.next() else { continue }
      current = index
      return try show(screen)
    }
  }

  mutating func show(_ screen: SettlingSession.Screen) throws(StoreError) {
    let note = themes[current].notes[screen.note]
    let assessed = coder.assessments(of: note)
    let likely = assessed.enumerated()
      .sorted { ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset) }
      .map(\.element)
    let settled = try store.settledCodes(
      of: themes[current].ids[screen.note], codebook: Codebook.current.version)
    let decided = settled?.isExact == true ? settled?.present : nil
    let chosen = decided ?? likely.filter(\.isAssigned).map(\.area)
    let shown = chosen + likely.map(\.area).filter { !chosen.contains($0) }
    open = Open(
      screen: screen, areas: Array(shown.prefix(max(3, chosen.count))), chosen: Set(chosen),
      statement: screen.group.count > 1
        ? try store.points(of: meeting.id).first { $0.notes.contains(note.id) }?.statement : nil)
  }
}

extension Plenum {
  /// A desk for settling a meeting's points.
  ///
  /// - Parameter theme: a number, a key or a part of a title; nil: one theme after the other.
  package func settlingDesk(meeting name: String, theme: String?, role: String) throws
    -> SettlingDesk
  {
    let store = try store()
    let meeting = try self.meeting(name, in: store)
    return try SettlingDesk(
      store: store, meeting: meeting, theme: try theme.map { try meeting.theme($0) }, role: role)
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumStore

extension SettlingDesk {
  /// Stores what is marked on the screen, all of it in one transaction, unless others have settled its notes meanwhile.
  mutating func confirm() throws {
    // What is read aloud goes through the same guard as a note; nothing of this answer is stored.
    if let open, let words = open.words, words != open.statement {
      let kinds = PersonalDetail.all(in: words).map(\.kind)
      guard kinds.isEmpty else { throw AppError.personalDetails(kinds, line: nil) }
    }
    // Whoever writes between the two is taken up in the next round.
    repeat {
      guard try isUpToDate() else { return }
    } while try !isStored()
    try findNext()
  }

  /// Takes up what others have written since the screen was shown. Where they have settled notes of the answer, the screen
  /// comes again as it is now, with what is marked on it, and nothing is stored.
  private mutating func isUpToDate() throws -> Bool {
    guard let shown = open, try store.lastSequence() != sequence else { return true }
    let before = themes[current]
    let picked = shown.picked.sorted().map { shown.screen.companions[$0] }
    try reload()
    let theme = themes.firstIndex { $0.theme?.title == before.theme?.title }
    guard let theme,
      let screen = shown.screen.moved(to: { themes[theme].ids.firstIndex(of: before.ids[$0]) }),
      let kept = places(of: picked.map(\.note), from: before, in: theme)
    else {
      notice = Self.isGone
      try findNext()
      return false
    }
    current = theme
    let session = themes[theme].session
    let group = Set(session.group(of: screen.note))
    let answered = screen.companions.enumerated().filter { shown.picked.contains($0.offset) }
      .map(\.element)
    let isSame =
      group == Set(screen.group)
      && answered.allSatisfy { Set(session.group(of: $0.note)) == Set($0.group) }
    // Others have said the same already, and nothing that this person left out.
    let isSaid =
      kept.allSatisfy(group.contains)
      && screen.companions.enumerated().allSatisfy {
        shown.picked.contains($0.offset) || !group.contains($0.element.note)
      }
    if isSame || isSaid && !kept.isEmpty {
      open = shown.showing(screen, picked: shown.picked)
      return true
    }
    let fresh = session.screen(of: screen.note, keeping: kept)
    let marked = fresh.companions.indices.filter { place in
      fresh.companions[place].group.contains { kept.contains($0) }
    }
    open = shown.showing(fresh, picked: Set(marked))
    open?.isShownAgain = true
    notice = Self.isOvertaken
    return false
  }

  private func places(of notes: [Int], from theme: SettlingTheme, in place: Int) -> [Int]? {
    let places = notes.compactMap { themes[place].ids.firstIndex(of: theme.ids[$0]) }
    return places.count == notes.count ? places : nil
  }

  /// Stores the answer; false, and nothing stored, where the store is not as the screen knows it.
  private mutating func isStored() throws -> Bool {
    guard let open else { return true }
    let desk = themes[current]
    let note = desk.ids[open.screen.note]
    let picked = open.picked.sorted().map { open.screen.companions[$0] }
    let ledger = try PointLedgerView(of: meeting, in: store)
    let answer = SettlingAnswer(
      open, of: desk, in: ledger, together: Set(open.screen.group + picked.flatMap(\.group)))
    let (role, known) = (role, sequence)
    let areas = open.areas.filter(open.chosen.contains)
    let stored = try store.writing { transaction throws(StoreError) -> (UniqueID, Int64)? in
      guard try store.lastSequence() == known else { return nil }
      if let point = answer.point { try transaction.settle(point, role: role) }
      try transaction.settleCodes(
        of: note, to: areas, codebook: Codebook.current.version, role: role)
      let stamp = try transaction.answer(
        about: note, offered: open.screen.companions.map { desk.ids[$0.note] },
        picked: Set(picked.map { desk.ids[$0.note] }), role: role)
      return (stamp, try store.lastSequence())
    }
    guard let (stamp, last) = stored else { return false }
    done.append(
      Done(
        theme: current, note: open.screen.note, stamp: stamp, before: answer.before,
        after: answer.point))
    sequence = last
    themes[current].session.take(
      SettlingSession.Answer(
        note: open.screen.note, offered: open.screen.companions.map(\.note),
        picked: picked.map(\.note)))
    themes[current].skipped.removeAll { $0 == open.screen.note }
    return true
  }

  /// Takes the last answer back: its points are as they were, and its screen comes again. A point that others have
  /// changed since stays as it is.
  mutating func undo() throws {
    guard let last = done.popLast() else {
      notice = Self.nothingToUndo
      return
    }
    guard let stamp = last.stamp else {
      themes[last.theme].session.unskip(last.note)
      themes[last.theme].skipped.removeAll { $0 == last.note }
      current = last.theme
      return try show(themes[current].session.screen(of: last.note))
    }
    let note = themes[last.theme].ids[last.note]
    let role = role
    var isChanged = false
    let points = try PointLedgerView(of: meeting, in: store)
    if let after = last.after {
      let now = points.points.first { $0.id == after.id }.map(points.settled)
      isChanged =
        now.map { Set($0.notes) != Set(after.notes) || $0.statement != after.statement } ?? true
    }
    let restored = isChanged ? [] : last.before
    try store.writing { transaction throws(StoreError) in
      for point in restored { try transaction.settle(point, role: role) }
      try transaction.takeBack(answer: stamp, about: note, role: role)
    }
    current = last.theme
    try reload()
    try show(themes[current].session.screen(of: last.note))
    if isChanged { notice = Self.isChangedSince }
  }

  private static let isOvertaken =
    "En anden har svaret imens. Intet er gemt endnu: Se skærmen igen, og tryk Enter."
  private static let isGone = "Notatet er ændret eller trukket tilbage imens. Svaret er ikke gemt."
  private static let isChangedSince =
    "Svaret er taget tilbage, men andre har ændret punktet siden, så det står, som det er."
  private static let nothingToUndo = "Der er intet at fortryde."
}

/// What an answer makes of the points.
private struct SettlingAnswer {
  /// nil: it changes no point.
  let point: SettledPoint?
  /// The points as they were before, in the order in which they are to be restored.
  let before: [SettledPoint]

  /// - Parameter together: places of the notes that say the same.
  init(
    _ open: SettlingDesk.Open, of desk: SettlingTheme, in ledger: PointLedgerView,
    together: Set<Int>
  ) {
    let note = desk.ids[open.screen.note]
    let own = together.sorted().map { desk.ids[$0] }
    let points = ledger.points.filter { point in
      together.contains { point.notes.contains(desk.notes[$0].id) }
    }.map(ledger.settled)
    // Also those of them that the screen does not show: a point is only ever added to here.
    let notes = own + points.flatMap(\.notes).filter { !own.contains($0) }
    let named = points.first { $0.notes.contains(note) } ?? points.first
    // Words of one's own make a point even of a note that stands alone, as renaming it does.
    let isPointed =
      together.count > open.screen.group.count
      || (open.words != nil && open.words != named?.statement)
    guard isPointed else {
      (point, before) = (nil, [])
      return
    }
    let point = SettledPoint(
      id: named?.id ?? ledger.freeName(for: note), meeting: ledger.meeting.id,
      theme: desk.theme?.number, notes: notes,
      statement: open.words.map { $0.isEmpty ? nil : $0 } ?? named?.statement)
    self.point = point
    before =
      (named.map { [$0] } ?? [
        SettledPoint(id: point.id, meeting: point.meeting, theme: point.theme, notes: [])
      ])
      + points.filter { $0.id != named?.id }
  }
}

extension SettlingDesk.Open {
  /// The same marks and words on another screen.
  fileprivate func showing(
    _ screen: SettlingSession.Screen, picked: Set<Int>
  ) -> SettlingDesk.Open {
    var open = SettlingDesk.Open(
      screen: screen, areas: areas, chosen: chosen, statement: statement)
    open.picked = picked
    open.isWhole = isWhole
    open.words = words
    return open
  }
}

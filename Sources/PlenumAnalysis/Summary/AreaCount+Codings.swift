import PlenumModel

extension AreaCount {
  /// The counts of every area of the codebook, and of areas that only the codings know; most notes
  /// first, then in the codebook's order.
  static func counts(
    of notes: [NoteRecord], codings: [String: [Coding]], codebook: Codebook
  ) -> [AreaCount] {
    var tallies: [FocusAreaID: Tally] = [:]
    for note in notes {
      let marks = codings[note.id] ?? []
      for area in Set(marks.map(\.area)) {
        tallies[area, default: Tally()].add(note, marks: marks.filter { $0.area == area })
      }
    }
    let known = codebook.areas.map(\.id)
    let unknown = Set(tallies.keys).subtracting(known).sorted()
    return (known + unknown).map { area in
      let tally = tallies[area] ?? Tally()
      return AreaCount(
        area: area, name: codebook.name(of: area), byPerson: tally.byPerson,
        byMachine: tally.byMachine, notes: tally.kinds.count, of: notes.count,
        kinds: KindCounts(of: tally.kinds))
    }.highestFirst(by: \.notes)
  }

  private struct Tally {
    var byPerson = 0
    var byMachine = 0
    var kinds: [NoteKind] = []

    mutating func add(_ note: NoteRecord, marks: [Coding]) {
      if marks.contains(where: { $0.origin == .person }) { byPerson += 1 }
      if marks.contains(where: { $0.origin != .person }) { byMachine += 1 }
      kinds.append(note.kind)
    }
  }
}

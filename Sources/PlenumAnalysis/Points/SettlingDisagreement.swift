package import PlenumModel

/// Notes that two people settled differently: what each said, and what stands.
///
/// The later decision about a point stands. A person who was shown two notes and did not pick them has said that they do
/// not say the same; that takes no point apart, so what was put together stands, also where it was said earlier.
package struct SettlingDisagreement: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    /// The one said that these say the same, and they do not stand together.
    case together([NoteRecord])
    /// The one said that these two do not say the same, and they stand together.
    case apart(NoteRecord, NoteRecord)
    /// The one gave the point these words.
    case wording(String)
  }

  package struct Decision: Hashable, Sendable {
    package let person: SettlingRecord.Person
    package let decided: Timestamp
  }

  package let theme: String?
  package let matter: Matter
  package let other: Decision
  /// Made what stands now.
  package let standing: Decision
  /// Whether it came last too; else the other person left apart what was put together already.
  package let isLastStanding: Bool
  /// The notes as they stand now: those of a group say the same, one alone stands for itself.
  package let now: [[NoteRecord]]
  /// The words that the point has now, where that is the matter.
  package let wording: String?
}

extension SettlingDisagreement {
  /// Every disagreement about the notes, by their first note.
  ///
  /// - Parameters:
  ///   - records: all that was said of the meeting, oldest first.
  ///   - notes: those that are shown.
  /// - Complexity: O(records · notes of a point + pairs that were said to be apart).
  package static func all(
    in records: [SettlingRecord], notes: [NoteRecord]
  ) -> [SettlingDisagreement] {
    guard Set(records.map(\.person)).count > 1 else { return [] }
    return Trial(records, notes).disagreements
  }

  /// What the person said, in a sentence of references alone.
  package var said: String {
    switch matter {
    case .together(let notes): "\(Danish.list(notes.map(\.name))) siger det samme"
    case .apart(let first, let second): "\(first.name) og \(second.name) siger ikke det samme"
    case .wording(let words): "punktet skal hedde \(FindingText.quoted(words))"
    }
  }

  /// What stands, likewise.
  package var stands: String {
    if let wording {
      return "det hedder \(FindingText.quoted(wording))"
    }
    let alone = now.filter { $0.count == 1 }.map { $0[0].name }
    let together = now.filter { $0.count > 1 }
      .map { "\(Danish.list($0.map(\.name))) siger det samme" }
    let apart =
      alone.isEmpty
      ? [] : ["\(Danish.list(alone)) står \(alone.count > 1 ? "hver " : "")for sig"]
    return (together + apart).joined(separator: ", og ")
  }

  /// Both decisions in the order in which they were made, and which of them stands:
  /// `Afgjort forskelligt. Formand: 1.01 og 2.01 siger det samme. Sekretariat: … Det sidste gælder.`
  package var sentence: String {
    let second =
      other.person.role == standing.person.role
      ? "\(standing.person.role) på en anden computer" : standing.person.role
    let (first, then) = (Danish.capitalized(other.person.role), Danish.capitalized(second))
    guard isLastStanding else {
      return "Afgjort forskelligt. \(then): \(stands). \(first) senere: \(said). "
        + "De står sammen, til nogen deler punktet."
    }
    return "Afgjort forskelligt. \(first): \(said). \(then): \(stands). Det sidste gælder."
  }
}

/// Plays the records through, once for all people together and once for each alone.
private struct Trial {
  private typealias Person = SettlingRecord.Person

  /// Points with their notes and words, after the decisions that it was given.
  private struct Ledger {
    var pointOf: [String: String] = [:]
    var notesOf: [String: [String]] = [:]
    var wordsOf: [String: String] = [:]

    mutating func apply(_ id: String, _ notes: [String], _ words: String?) {
      for note in notesOf[id] ?? [] { pointOf[note] = nil }
      for note in notes {
        if let old = pointOf[note] { notesOf[old]?.removeAll { $0 == note } }
        pointOf[note] = id
      }
      notesOf[id] = notes
      wordsOf[id] = words
    }

    func group(of note: String) -> [String] { pointOf[note].flatMap { notesOf[$0] } ?? [note] }

    func areTogether(_ first: String, _ second: String) -> Bool {
      pointOf[first].map { pointOf[second] == $0 } ?? false
    }
  }

  private struct Pair: Hashable {
    let first: String
    let second: String

    init(_ first: String, _ second: String) {
      (self.first, self.second) = first < second ? (first, second) : (second, first)
    }
  }

  private let records: [SettlingRecord]
  private let notes: [String: NoteRecord]
  private let order: [String: Int]
  private var all = Ledger()
  private var views: [Person: Ledger] = [:]
  /// The people in the order in which they first spoke.
  private var people: [Person] = []
  private var apart: [Person: [Pair: Int]] = [:]
  /// The record that last changed whom a note is together with.
  private var changed: [String: Int] = [:]
  /// Who gave a point which words, and when.
  private var words: [String: [(person: Person, place: Int, words: String)]] = [:]

  init(_ records: [SettlingRecord], _ notes: [NoteRecord]) {
    self.records = records
    self.notes = Dictionary(notes.map { ($0.id, $0) }) { first, _ in first }
    order = Dictionary(zip(notes.map(\.id), notes.indices)) { first, _ in first }
    for (place, record) in records.enumerated() { take(record, at: place) }
  }

  private mutating func take(_ record: SettlingRecord, at place: Int) {
    let person = record.person
    if !people.contains(person) { people.append(person) }
    switch record.word {
    case .apart(let note, let others):
      for other in others { apart[person, default: [:]][Pair(note, other)] = place }
    case .point(let id, let members, let statement):
      let touched = Set(members + (all.notesOf[id] ?? []) + members.flatMap { all.group(of: $0) })
      let before = touched.map { ($0, Set(all.group(of: $0))) }
      if let statement, all.wordsOf[id] != statement {
        words[id, default: []].append((person, place, statement))
      }
      all.apply(id, members, statement)
      for (note, old) in before where old != Set(all.group(of: note)) {
        changed[note] = place
        // Who takes apart what another had put together says that it is not the same.
        for gone in old where gone > note && !all.areTogether(note, gone) {
          let wasSaid = views.contains { $0.key != person && $0.value.areTogether(note, gone) }
          if wasSaid { apart[person, default: [:]][Pair(note, gone)] = place }
        }
      }
      views[person, default: Ledger()].apply(id, members, statement)
    }
  }

  private typealias Found = (first: Int, disagreement: SettlingDisagreement)

  var disagreements: [SettlingDisagreement] {
    let found = people.flatMap { notTogether($0) + notApart($0) } + otherWords
    return found.sorted {
      ($0.first, $0.disagreement.sentence) < ($1.first, $1.disagreement.sentence)
    }.map(\.disagreement)
  }

  /// What a person put together and another took apart.
  private func notTogether(_ person: Person) -> [Found] {
    (views[person] ?? Ledger()).notesOf.compactMap { id, members in
      let shown = inOrder(members)
      let parts = Set(shown.map { all.pointOf[$0] ?? "note \($0)" })
      guard shown.count > 1, parts.count > 1, let own = last(by: person, about: id),
        let standing = shown.compactMap({ changed[$0] }).max(), records[standing].person != person
      else { return nil }
      return found(
        .together(shown.compactMap { notes[$0] }), shown, by: own, standing: standing)
    }
  }

  /// What a person left apart and another put together.
  private func notApart(_ person: Person) -> [Found] {
    (apart[person] ?? [:]).compactMap { pair, place in
      let ids = inOrder([pair.first, pair.second])
      guard all.areTogether(pair.first, pair.second),
        views[person]?.areTogether(pair.first, pair.second) != true,
        let standing = lastJoining(pair, notBy: person), ids.count == 2,
        let first = notes[ids[0]], let second = notes[ids[1]]
      else { return nil }
      return found(.apart(first, second), ids, by: place, standing: standing)
    }
  }

  /// The words of others than the one whose words a point has; of each the last.
  private var otherWords: [Found] {
    words.flatMap { id, given -> [Found] in
      guard let now = all.wordsOf[id], let last = given.last(where: { $0.words == now }) else {
        return []
      }
      var seen: Set<Person> = [last.person]
      return given.reversed()
        .filter { $0.words != now && seen.insert($0.person).inserted }
        .map { earlier in
          found(
            .wording(earlier.words), inOrder(all.notesOf[id] ?? []), by: earlier.place,
            standing: last.place, wording: now)
        }
    }
  }

  private func found(
    _ matter: SettlingDisagreement.Matter, _ ids: [String], by other: Int, standing: Int,
    wording: String? = nil
  ) -> Found {
    func decision(_ place: Int) -> SettlingDisagreement.Decision {
      SettlingDisagreement.Decision(
        person: records[place].person, decided: records[place].decided)
    }
    return (
      ids.compactMap { order[$0] }.min() ?? 0,
      SettlingDisagreement(
        theme: ids.first.flatMap { notes[$0]?.theme }, matter: matter, other: decision(other),
        standing: decision(standing), isLastStanding: other < standing, now: now(of: ids),
        wording: wording)
    )
  }

  private func inOrder(_ ids: [String]) -> [String] {
    ids.filter { notes[$0] != nil }.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) }
  }

  /// The groups that the notes are in now, whole.
  private func now(of ids: [String]) -> [[NoteRecord]] {
    var groups: [[String]] = []
    for id in ids {
      let group = inOrder(all.group(of: id))
      if !groups.contains(group) { groups.append(group) }
    }
    return groups.map { $0.compactMap { notes[$0] } }.filter { !$0.isEmpty }
  }

  private func last(by person: Person, about point: String) -> Int? {
    records.lastIndex {
      if case .point(point, _, _) = $0.word { $0.person == person } else { false }
    }
  }

  private func lastJoining(_ pair: Pair, notBy person: Person) -> Int? {
    records.lastIndex { record in
      if case .point(_, let notes, _) = record.word {
        record.person != person && notes.contains(pair.first) && notes.contains(pair.second)
      } else {
        false
      }
    }
  }
}

import PlenumIndex
package import PlenumModel

/// A word that sets a group of notes apart, counted in notes: a table that repeats it counts once.
package struct KeywordCount: Hashable, Sendable {
  /// As people wrote it.
  package let term: String
  /// The forms that are counted as it in all notes, the commonest first.
  package let variants: [WordVariant]
  /// The group's notes with the word.
  package let share: Share
  /// The other notes with the word; nil where there are no others.
  package let elsewhere: Share?
  /// Where in the group the word stands.
  package let spread: Spread
  /// The tables of the group's notes; 0 where they are of several meetings.
  package let tablesAsked: Int
  /// Log-odds on note presence with an informative prior (Monroe, Colaresi & Quinn 2008); nil
  /// without other notes.
  package let z: Double?
  /// The word may stand here more often by chance: p is above 0.10 when adjusted for all the words that were looked at
  /// (Benjamini & Hochberg 1995), or cannot be told, or one table alone of several has the word. Of words that are none, one in ten at most is to be expected by
  /// chance.
  package let isIndicationOnly: Bool
  /// The word counts, times, reports or names who speaks; lists for people leave it out.
  package let isFormal: Bool
  /// Every figure under its name in published tables.
  package let figures: JSONObject
}

extension KeywordCount {
  /// - Parameters:
  ///   - notes: those of the index, in its order.
  ///   - isTested: whether the groups were made without regard to the words.
  init(
    _ row: Keyword, of group: Subcorpus, in index: TermIndex, notes: [NoteRecord], hasOthers: Bool,
    isTested: Bool = true
  ) {
    let holders = index.notes(with: row.term).intersection(group)
    let isOfOneMeeting = Set(group.map { notes[$0.position].meeting }).count == 1
    term = index.display(of: row.term, in: notes)
    variants = index.variants(of: row.term, in: notes)
    share = Share(row.notes.k1, of: row.notes.n1)
    elsewhere = hasOthers ? Share(row.notes.k2, of: row.notes.n2) : nil
    spread = Spread(of: holders.map { notes[$0.position] })
    tablesAsked = isOfOneMeeting ? Spread(of: group.map { notes[$0.position] }).tables.count : 0
    z = hasOthers ? row.logOdds?.z : nil
    isIndicationOnly = !hasOthers || !isTested || row.isIndicationOnly
    isFormal = FormalWords.contains(
      row.spelling, or: FormalWords.municipalities(of: holders.map { notes[$0.position] }))
    figures = row.figures.json(isTested: isTested)
  }
}

extension [Figure] {
  /// The figures, without any that tests: its groups were made by the words themselves.
  func json(isTested: Bool) -> JSONObject {
    var object = json
    guard !isTested else { return object }
    for name in ["doc_p", "doc_p_BH", "cmh_p", "cmh_p_BH", "exact_p", "exact_p_BH"]
    where object[name] != nil { object[name] = .null }
    object["indication_only"] = .bool(true)
    return object
  }

  /// The figures as members of a JSON row; what is not defined is null.
  var json: JSONObject {
    JSONObject(
      map { figure in
        let value: JSONValue =
          switch figure.value {
          case .count(let count): .integer(count)
          case .measure(let measure): .optional(measure)
          case .flag(let flag): .bool(flag)
          case .text(let text): .optional(text)
          }
        return JSONObject.Member(key: figure.name, value: value)
      })
  }
}

import PlenumModel

/// What two stores say differently because neither knew of the other, beside notes' words.
extension MeetingContent {
  /// nil where one of them had seen the other's edit, or where both say the same.
  func clash(with other: MeetingContent, of id: MeetingID) -> MeetingClash? {
    guard !knows(other.current.stamp), !other.knows(current.stamp) else { return nil }
    let (winner, loser) = order < other.order ? (other, self) : (self, other)
    let differences = zip(winner.values, loser.values).flatMap { shown, other in
      shown.value == other.value || shown.name == "details"
        ? []
        : [
          MeetingClash.Difference(field: shown.name, shown: shown.value, other: other.value)
        ]
    }
    let all =
      differences
      + Self.detailDifferences(shown: winner.current.fields[7], other: loser.current.fields[7])
    return all.isEmpty ? nil : MeetingClash(meeting: id, differences: all)
  }

  private func knows(_ stamp: UniqueID) -> Bool {
    current.stamp == stamp || earlier.contains { $0.stamp == stamp }
  }

  private var values: [(name: String, value: String?)] {
    let names = [
      "title", "region", "subregion", "host_municipality", "organiser", "codebook", "state",
      "details", "partnership",
    ]
    let sessions = sessions.map { session in
      let times = [session.fields[1], session.fields[2]].compactMap(\.self)
      return [session.fields[0], times.joined(separator: "-"), session.fields[3]]
        .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
    return Array(zip(names, current.fields)).map { (name: $0, value: $1) }
      + [(name: "sessions", value: sessions.isEmpty ? nil : sessions.joined(separator: "; "))]
  }

  private static func detailDifferences(
    shown: String?, other: String?
  ) -> [MeetingClash.Difference] {
    func members(_ text: String?) -> [String: JSONValue] {
      let value = text.flatMap { try? JSONValue(parsing: $0) }
      return Dictionary((value?.object?.members ?? []).map { ($0.key, $0.value) }) { $1 }
    }
    func words(_ value: JSONValue?) -> String? {
      guard let value, value != .null, value != .array([]) else { return nil }
      if let text = value.string { return text }
      guard let parts = value.array, parts.allSatisfy({ $0.string != nil }) else {
        return value.compact
      }
      return parts.compactMap(\.string).joined(separator: "; ")
    }
    let (shown, other) = (members(shown), members(other))
    return Set(shown.keys).union(other.keys).subtracting(["origin"]).sorted().compactMap { key in
      let (mine, theirs) = (words(shown[key]), words(other[key]))
      return mine == theirs
        ? nil : MeetingClash.Difference(field: key, shown: mine, other: theirs)
    }
  }
}

extension StoreContents {
  /// Asks that each store has taken steps with that the other does not have, and that ended differently.
  static func askClashes(between mine: StoreContents, and other: StoreContents) -> [AskClash] {
    func last(
      of asks: [UniqueID: AskContent], without known: [UniqueID: AskContent]
    ) -> [UniqueID: (stamp: UniqueID, ask: AskContent)] {
      var last: [UniqueID: (stamp: UniqueID, ask: AskContent)] = [:]
      for (stamp, ask) in asks where known[stamp] == nil {
        if let present = last[ask.note], present.stamp > stamp { continue }
        last[ask.note] = (stamp, ask)
      }
      return last
    }
    let theirs = last(of: other.asks, without: mine.asks)
    return last(of: mine.asks, without: other.asks).compactMap { note, own -> AskClash? in
      guard let their = theirs[note], let history = mine.notes[note],
        own.ask.state != their.ask.state || own.ask.answer != their.ask.answer
      else { return nil }
      let (shown, hidden) = own.stamp > their.stamp ? (own.ask, their.ask) : (their.ask, own.ask)
      return AskClash(
        meeting: history.meeting, reference: history.reference,
        shown: AskClash.Step(state: shown.state, answer: shown.answer),
        other: AskClash.Step(state: hidden.state, answer: hidden.answer))
    }.sorted { ($0.meeting, $0.reference) < ($1.meeting, $1.reference) }
  }
}

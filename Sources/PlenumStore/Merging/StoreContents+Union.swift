import PlenumModel

extension StoreContents {
  /// What both hold. An id that is a note of two meetings is refused: a note does not move.
  func union(_ other: StoreContents) throws(StoreError) -> StoreContents {
    for (id, note) in other.notes {
      if let mine = notes[id], mine.meeting != note.meeting {
        throw .noteOfOtherMeeting(id, mine.meeting)
      }
    }
    // A theme whose key lost a name is the theme that has it elsewhere.
    let other = other.callingThemes(as: self)
    var both = StoreContents()
    both.devices = devices.merging(other.devices) { $0.letter >= $1.letter ? $0 : $1 }
    both.imports = imports.merging(other.imports) { $0.joined(with: $1) }
    both.partnerships = partnerships.merging(other.partnerships) { $0.order < $1.order ? $1 : $0 }
    both.meetings = meetings.merging(other.meetings) { $0.joined(with: $1) }
    both.themes = themes.merging(other.themes) { $0.joined(with: $1) }
    both.tables = tables.merging(other.tables) { $0.joined(with: $1) }
    both.notes = notes.merging(other.notes) { $0.joined(with: $1) }
    both.erased = erased.merging(other.erased) { $0.stamp <= $1.stamp ? $0 : $1 }
    both.codings = codings.merging(other.codings) { mine, _ in mine }
    both.points = points.merging(other.points) { $0.statement == nil ? $0 : $1 }
    both.links = links.merging(other.links) { mine, _ in mine }
    both.asks = asks.merging(other.asks) { $0.joined(with: $1) }
    both.answers = answers.merging(other.answers) { mine, _ in mine }
    both.models = models.merging(other.models) { $0.joined(with: $1) }
    both.summaries = summaries.merging(other.summaries) { $0.joined(with: $1) }
    return both.settled()
  }
}

extension ImportContent {
  fileprivate func joined(with other: ImportContent) -> ImportContent {
    var both = self
    both.files = files.redacted(with: other.files)
    switch (undone, other.undone) {
    case (let mine?, let theirs?): both.undone = mine.at <= theirs.at ? mine : theirs
    case (let mine, let theirs): both.undone = mine ?? theirs
    }
    return both
  }
}

extension PartnershipContent {
  fileprivate var order: [String] { [stamp.description, title, details] }
}

extension [String] {
  static func < (left: [String], right: [String]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }
}

extension MeetingContent {
  /// A meeting that a person set up goes before one that an import made of its notes; then the later edit.
  var order: [String] {
    let sessions = sessions.flatMap(\.fields)
    return [origin == nil ? "1" : "0", current.stamp.description]
      + (current.fields + sessions).map { $0 ?? "" }
  }

  fileprivate func joined(with other: MeetingContent) -> MeetingContent {
    let (first, loser) = order < other.order ? (other, self) : (self, other)
    var winner = first
    winner.earlier.formUnion(loser.earlier)
    winner.earlier.insert(loser.current)
    winner.earlier = winner.earlier.filter { $0.stamp != winner.current.stamp }.redacted()
    if winner.current.stamp == loser.current.stamp {
      winner.isWithdrawn = winner.isWithdrawn && loser.isWithdrawn
    }
    winner.changed = max(changed, other.changed)
    return winner
  }
}

extension ThemeContent {
  private var order: [String] { [stamp.description, title, origin?.description ?? ""] }

  fileprivate func joined(with other: ThemeContent) -> ThemeContent {
    var winner = order < other.order ? other : self
    if stamp == other.stamp { winner.isWithdrawn = isWithdrawn && other.isWithdrawn }
    // The number is this file's.
    winner.number = number
    return winner
  }
}

extension TableContent {
  private var order: [String] {
    [
      stamp.description, theme?.key ?? "", "\(theme?.ordinal ?? 0)", origin?.description ?? "",
    ]
  }

  fileprivate func joined(with other: TableContent) -> TableContent {
    var winner = order < other.order ? other : self
    if stamp == other.stamp { winner.isWithdrawn = isWithdrawn && other.isWithdrawn }
    winner.isListed = isListed || other.isListed
    return winner
  }
}

extension NoteHistory {
  fileprivate func joined(with other: NoteHistory) -> NoteHistory {
    var both = self
    // A note that two stores imported has the reference that the elder of them gave.
    both.given = given.order.lexicographicallyPrecedes(other.given.order) ? given : other.given
    both.versions.formUnion(other.versions)
    both.seen.formUnion(other.seen)
    switch (withdrawal, other.withdrawal) {
    case (let mine?, let theirs?):
      both.withdrawal =
        mine.stamp > theirs.stamp || (mine.stamp == theirs.stamp && mine.isWithdrawn)
        ? mine : theirs
    case (let mine, let theirs):
      both.withdrawal = mine ?? theirs
    }
    both.changed = max(changed, other.changed)
    return both
  }
}

extension NoteHistory.GivenReference {
  /// First the elder store, then the earlier note.
  var order: [Int64] {
    [
      storeCreated, Int64(bitPattern: store.high), Int64(bitPattern: store.low), written,
      Int64(table ?? -1), Int64(letter), Int64(number),
    ]
  }
}

extension [String] {
  /// Of two lists that differ only because names were erased in one of them, or in both: the names that are gone stay
  /// gone.
  func redacted(with other: [String]) -> [String] {
    guard self != other, count == other.count else { return self }
    return zip(self, other).map { mine, theirs in
      switch (mine.contains(Redaction.mark), theirs.contains(Redaction.mark)) {
      case (_, false): mine
      case (false, true): theirs
      case (true, true): mine == theirs ? mine : Redaction.mark
      }
    }
  }
}

extension AskContent {
  func joined(with other: AskContent) -> AskContent {
    guard self != other else { return self }
    var both = self
    let words = [owner ?? "", answer ?? "", role].redacted(
      with: [other.owner ?? "", other.answer ?? "", other.role])
    both.owner = owner == nil ? nil : words[0]
    both.answer = answer == nil ? nil : words[1]
    both.role = words[2]
    return both
  }
}

extension Set<MeetingContent.Version> {
  /// One content for each stamp: where a name was erased from one of them, the one without it.
  fileprivate func redacted() -> Set {
    var byStamp: [UniqueID: MeetingContent.Version] = [:]
    for version in self {
      guard let known = byStamp[version.stamp] else {
        byStamp[version.stamp] = version
        continue
      }
      let fields = zip(known.fields, version.fields).map { mine, theirs -> String? in
        guard let mine, let theirs else { return mine ?? theirs }
        // The order in which they come must not matter.
        return mine.contains(Redaction.mark) == theirs.contains(Redaction.mark)
          ? Swift.min(mine, theirs) : [mine].redacted(with: [theirs])[0]
      }
      byStamp[version.stamp] = MeetingContent.Version(stamp: version.stamp, fields: fields)
    }
    return Set(byStamp.values)
  }
}

extension ModelContent {
  fileprivate func joined(with other: ModelContent) -> ModelContent {
    var both = self
    both.undone = [undone, other.undone].compactMap(\.self).min()
    // The shorter one has lost the words of an erased note.
    if other.body.utf8.count < body.utf8.count { both.body = other.body }
    return both
  }
}

extension SummaryContent {
  func joined(with other: SummaryContent) -> SummaryContent {
    var both = self
    switch (redacted, other.redacted) {
    case (nil, nil), (.some, nil): break
    case (nil, .some): both.body = other.body
    case (.some, .some):
      // Both lost words, maybe of different notes: none of either may come back.
      if body != other.body { both.body = "" }
    }
    both.redacted = [redacted, other.redacted].compactMap(\.self).min()
    return both
  }
}

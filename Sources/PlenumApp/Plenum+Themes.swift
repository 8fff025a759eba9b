import PlenumAnalysis
import PlenumModel
import PlenumStore

extension Plenum {
  /// Every theme once, with the meetings that discussed it.
  package func listThemes() throws -> Answer {
    let store = try store()
    let lines = try store.themeHistory().lines
    return Answer(
      text: lines.isEmpty ? "Ingen temaer.\n" : lines.map(\.text).joined(separator: "\n"),
      json: ["themes": .array(lines.map(\.json))],
      status: lines.isEmpty ? .nothingFound : .done)
  }

  /// Which themes may be earlier ones under another name.
  ///
  /// - Parameter name: only the themes of that meeting; nil: of all.
  package func proposeThemeLinks(of name: String?) throws -> Answer {
    let store = try store()
    let id = try name.map { try meeting($0, in: store).id }
    let history = try store.themeHistory()
    // A key that stands in several meetings is asked about once, at its first.
    var seen: Set<ThemeKey> = []
    let uses = history.uses.filter { use in
      (id == nil || use.meeting == id) && history.root(of: use.theme.key) == use.theme.key
        && seen.insert(use.theme.key).inserted
    }
    let proposals = uses.flatMap { ThemeProposal.proposals(for: $0, in: history) }
    return Answer(
      text: proposals.isEmpty
        ? "Ingen forslag: Ingen titel ligner et tidligere temas titel.\n"
        : proposals.map(\.text).joined(separator: "\n"),
      json: ["proposals": .array(proposals.map(\.json))],
      status: proposals.isEmpty ? .nothingFound : .done,
      remarks: proposals.isEmpty
        ? [] : ["Forslagene er gæt ud fra titlernes ord. Kun det, et menneske bekræfter, bruges."])
  }

  /// Keeps a person's word that themes go on with earlier ones, or takes it back.
  ///
  /// - Parameters:
  ///   - meetingName: the meeting whose themes they are; nil: any meeting's, by key.
  ///   - accepted: `1=leg-og-laering`: the theme, and the key of the earlier one.
  ///   - undone: themes that are no earlier ones after all.
  package func linkThemes(
    of meetingName: String?, accepting accepted: [String], undoing undone: [String]
  )
    throws -> Answer
  {
    let store = try store()
    let meeting = try meetingName.map { try self.meeting($0, in: store) }
    var history = try store.themeHistory()
    var decisions: [(use: ThemeHistory.Use, earlier: ThemeKey?)] = []
    for text in accepted {
      guard let (later, name) = text.splitAtEquals else { throw AppError.notAThemeLink(text) }
      let use = try history.use(later, in: meeting)
      let known = history.earlierLines(than: use)
      let key = ThemeKey(stored: name)
      let line = known.first { $0.has(key) }
      guard let line else {
        throw AppError.unknownEarlierTheme(name, known: known.map { $0.key })
      }
      decisions.append((use, line.key))
    }
    for text in undone { decisions.append((try history.use(text, in: meeting), nil)) }
    let settled = decisions
    try store.writing { transaction throws(StoreError) in
      let links = try store.themeLinks()
      for (use, earlier) in settled {
        // A link holds for the key: taking it back takes back every meeting's.
        let others = links.filter { $0.key == use.theme.key && $0.meeting != use.meeting }
        for link in others {
          try transaction.link(link.key, of: link.meeting, to: nil, role: "person")
        }
        try transaction.link(use.theme.key, of: use.meeting, to: earlier, role: "person")
      }
    }
    history = try store.themeHistory()
    let lines = settled.map { use, earlier in
      earlier == nil
        ? "»\(use.theme.title)« (\(use.meeting)) er igen sit eget tema."
        : "»\(use.theme.title)« (\(use.meeting)) er det samme som »\(history.title(of: use.theme))«."
    }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: [
        "links": .array(
          settled.map { use, earlier in
            [
              "meeting": .string(use.meeting.value), "key": .string(use.theme.key.value),
              "earlier": .optional(earlier?.value),
            ]
          })
      ])
  }
}

extension Store {
  /// The themes of all meetings with the links that people have confirmed.
  func themeHistory() throws(StoreError) -> ThemeHistory {
    ThemeHistory(
      meetings: try meetings(),
      links: Dictionary(
        try themeLinks().compactMap { link in link.earlier.map { (link.key, $0) } }
      ) { _, latest in latest })
  }
}

extension ThemeHistory {
  /// The theme that a person means: of a meeting by number, key or part of its title, else by its key.
  fileprivate func use(_ name: String, in meeting: Meeting?) throws(AppError) -> Use {
    let key = try meeting?.theme(name).key ?? ThemeKey(stored: name)
    guard
      let use = uses.first(where: {
        $0.theme.key == key && (meeting == nil || $0.meeting == meeting?.id)
      })
    else {
      if meeting == nil, Int(name) != nil {
        throw .themeNumberWithoutMeeting(name, known: lines.map(\.key))
      }
      throw .unknownThemeKey(name, known: lines.map(\.key))
    }
    return use
  }
}

extension ThemeHistory.Line {
  fileprivate func has(_ sought: ThemeKey) -> Bool {
    key == sought || uses.contains { $0.theme.key == sought }
  }

  fileprivate var text: String {
    let own = uses.map { use in
      "  \(use.meeting)" + (use.theme.title == title ? "" : ": \(use.theme.title)")
    }
    return "\(title)\n  nøgle: \(key)\n" + own.joined(separator: "\n") + "\n"
  }

  fileprivate var json: JSONValue {
    [
      "key": .string(key.value), "title": .string(title),
      "meetings": .array(
        uses.map { use in
          [
            "meeting": .string(use.meeting.value), "date": .optional(use.date?.description),
            "number": .integer(use.theme.number), "key": .string(use.theme.key.value),
            "title": .string(use.theme.title),
          ]
        }),
    ]
  }
}

extension ThemeProposal {
  fileprivate var text: String {
    """
    \(use.meeting), tema \(use.theme.number): \(use.theme.title)
      kan være \(earlier.key): \(earlier.title)
      \(percent) af ordene er fælles: \(Danish.list(shared))
      Bekræft med: plenum theme map --meeting \(use.meeting) --accept \(use.theme.number)=\(earlier.key)

    """
  }

  private var percent: String { "\(Int((score * 100).rounded())) %" }

  fileprivate var json: JSONValue {
    [
      "meeting": .string(use.meeting.value), "number": .integer(use.theme.number),
      "key": .string(use.theme.key.value), "title": .string(use.theme.title),
      "earlier": .string(earlier.key.value), "earlier_title": .string(earlier.title),
      "score": .double(score), "shared": .strings(shared),
    ]
  }
}

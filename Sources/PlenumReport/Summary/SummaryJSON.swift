import PlenumAnalysis
import PlenumModel

/// The summary's interface: fields stay, more may come.
enum SummaryJSON {
  static func value(of summary: Summary) -> JSONValue {
    [
      "meetings": .array(summary.meetings.map(meeting)),
      "themes": .array(summary.themes.map(theme)),
      "left_out": .array(summary.leftOut.map(leftOut)),
    ]
  }

  private static func meeting(_ meeting: MeetingSummary) -> JSONValue {
    [
      "id": .optional(meeting.facts.id), "title": .optional(meeting.facts.title),
      "date": .optional(meeting.facts.date?.description), "region": .optional(meeting.facts.region),
      "codebook": .string(meeting.codebook.value),
      "coverage": [
        "tables": .array(meeting.spread.tables.map { .integer($0) }),
        "tables_silent": meeting.silentTables.map { .array($0.map { .integer($0) }) } ?? .null,
        "municipalities": .strings(meeting.spread.municipalities),
        "municipalities_silent": meeting.silentMunicipalities.map { .strings($0) } ?? .null,
      ],
      "shared": .array(meeting.shared.map(shared)),
      "kinds": kinds(meeting.kinds), "areas": .array(meeting.areas.map(area)),
      "balance": balance(meeting.balance),
    ]
  }

  private static func shared(_ word: SharedWord) -> JSONValue {
    [
      "term": .string(word.term), "tables": .integer(word.spread.tables.count),
      "themes": .array(
        word.uses.map {
          [
            "theme": .string($0.theme), "number": .optional($0.number),
            "notes": .integer($0.notes),
          ]
        }),
    ]
  }

  private static func theme(_ theme: ThemeSummary) -> JSONValue {
    [
      "meeting": .optional(theme.meeting), "theme": .optional(theme.theme),
      "preparation": .bool(theme.isPreparation),
      "number": .optional(theme.number), "notes": .integer(theme.balance.notes),
      "tables_asked": .integer(theme.tablesAsked),
      "municipalities": .integer(theme.spread.municipalities.count),
      "kinds": kinds(theme.kinds), "findings": .array(theme.findings.map(finding)),
      "fragile": .array(
        theme.fragile.map {
          [
            "place": .integer($0.place), "table": .integer($0.table),
            "place_without": .integer($0.placeWithout), "text": .string($0.sentence),
          ]
        }),
      "emptied_points": .array(theme.emptied.map(emptied)),
      "proposals_sought": .bool(theme.isSearched),
      "disagreements": .array(theme.disagreements.map(disagreement)),
      "areas": .array(theme.areas.map(area)), "keywords": .array(theme.keywords.map(keyword)),
      "balance": balance(theme.balance),
    ]
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    [
      "type": .string(finding.sort.rawValue), "text": .string(finding.text),
      "headline": .string(finding.headline), "sentence": .string(finding.sentence),
      "citations": .array(finding.voices.map(citation)),
      "notes": .integer(finding.spread.notes), "notes_asked": .integer(finding.notesAsked),
      "tables": .optional(finding.tables), "tables_asked": .integer(finding.tablesAsked),
      "municipalities": .optional(finding.municipalities),
      "kind": .optional(finding.kinds.commonest?.rawValue), "kinds": kinds(finding.kinds),
      "counted": .bool(finding.isCounted), "points": .strings(finding.pointIDs),
      "verbatim": .bool(finding.isVerbatim), "remarks": .strings(finding.remarks),
      "areas": .array(finding.areas.map(area)), "ask": finding.standing.map(ask) ?? .null,
    ]
  }

  private static func ask(_ standing: AskStanding) -> JSONValue {
    ask(
      standing.state, standing.owner, standing.answer, standing.role, standing.decided)
  }

  /// A step on an ask's way.
  static func ask(_ step: AskStep) -> JSONValue {
    ask(step.state, step.owner, step.answer, step.role, step.decided)
  }

  private static func ask(
    _ state: AskState, _ owner: String?, _ answer: String?, _ role: String, _ decided: Timestamp
  ) -> JSONValue {
    [
      "state": .string(state.rawValue), "owner": .optional(owner), "answer": .optional(answer),
      "role": .string(role), "decided": .string(decided.description),
    ]
  }

  static func emptied(_ point: EmptiedPoint) -> JSONValue {
    [
      "id": .string(point.id), "meeting": .string(point.meeting),
      "theme": .optional(point.theme), "statement": .optional(point.statement),
      "withdrawn": .strings(point.withdrawn), "text": .string(FindingText.emptied(point)),
    ]
  }

  static func disagreement(_ disagreement: SettlingDisagreement) -> JSONValue {
    func decision(_ decision: SettlingDisagreement.Decision, _ said: String) -> JSONValue {
      [
        "role": .string(decision.person.role),
        "store": .optional(decision.person.store?.description),
        "decided": .string(decision.decided.description), "said": .string(said),
      ]
    }
    return [
      "theme": .optional(disagreement.theme), "text": .string(disagreement.sentence),
      "stands_as_last": .bool(disagreement.isLastStanding),
      "other": decision(disagreement.other, disagreement.said),
      "standing": decision(disagreement.standing, disagreement.stands),
      "now": .array(disagreement.now.map { .strings($0.map(\.id)) }),
    ]
  }

  static func citation(_ voice: Voice) -> JSONValue {
    let citation = voice.citation
    return [
      "note": .string(citation.note), "ref": .string(citation.name),
      "start": .integer(citation.utf8Range.lowerBound),
      "end": .integer(citation.utf8Range.upperBound), "quote": .string(citation.quote),
      "table": .optional(voice.speaker.table),
      "municipality": .optional(voice.speaker.municipality), "kind": .string(voice.kind.rawValue),
    ]
  }

  private static func leftOut(_ leftOut: LeftOut) -> JSONValue {
    [
      "note": .string(leftOut.note), "ref": .string(leftOut.name),
      "meeting": .optional(leftOut.meeting), "theme": .optional(leftOut.theme),
      "reason": .string(FindingText.reason(leftOut.reason)),
      "reason_code": .string(leftOut.reason.code),
    ]
  }

  private static func balance(_ balance: Balance) -> JSONValue {
    [
      "notes": .integer(balance.notes), "cited": .integer(balance.cited),
      "left_out": .integer(balance.leftOut), "settled": .integer(balance.settled),
      "points": .integer(balance.points), "proposals": .integer(balance.proposals),
      "proposed": .integer(balance.proposed),
    ]
  }

  private static func area(_ area: AreaCount) -> JSONValue {
    [
      "area": .string(area.area.value), "name": .string(area.name), "notes": .integer(area.notes),
      "notes_asked": .integer(area.of), "by_person": .integer(area.byPerson),
      "by_machine": .integer(area.byMachine), "kinds": kinds(area.kinds),
    ]
  }

  /// The figures under their published names, between the word and its spread.
  static func keyword(_ keyword: KeywordCount) -> JSONValue {
    var row = JSONObject([JSONObject.Member(key: "term", value: .string(keyword.term))])
    for figure in keyword.figures.members { row[figure.key] = figure.value }
    if keyword.tablesAsked > 0 {
      row["tables"] = .integer(keyword.spread.tables.count)
      row["tables_asked"] = .integer(keyword.tablesAsked)
    }
    return .object(row)
  }

  /// Every kind, also those without notes, so that a reader need not know them.
  static func kinds(_ kinds: KindCounts) -> JSONValue {
    .object(
      JSONObject(
        NoteKind.allCases.map {
          JSONObject.Member(key: $0.rawValue, value: .integer(kinds[$0]))
        }))
  }
}

extension Finding {
  /// nil for a proposal: at how many tables it was said nobody knows.
  var tables: Int? { if case .proposal = subject { nil } else { spread.tables.count } }
  var municipalities: Int? {
    if case .proposal = subject { nil } else { spread.municipalities.count }
  }

  /// Its own point, or those that its note belongs to.
  var pointIDs: [String] {
    if case .point(let id, _) = subject { [id] } else { points }
  }
}

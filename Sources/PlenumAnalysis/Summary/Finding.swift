import PlenumModel

/// A line of a summary. It always has at least one citation, and every count in it comes from what
/// it cites.
package struct Finding: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// Notes that say the same, as a person has settled it under this name. The statement is the
    /// person's words; nil: its clearest note speaks for it.
    case point(id: String, statement: String?)
    /// A word that sets the theme apart, as people wrote it.
    case term(String)
    /// A note that asks something of KL.
    case ask
    /// A note that leaves a question open.
    case question
    /// A note that resembles the notes of other tables least. Settled: a person saw it beside those that resemble it
    /// most and left it alone; else nobody has said that no other table meant the same.
    case loneVoice(isSettled: Bool)
    /// A note that no other finding would show: on a topic of the table's own, or of a theme with very few notes.
    case other
    /// Notes that seem to say the same, by machine; nobody has said that they do.
    case proposal
    /// A note that a municipality wrote before the meeting.
    case preparation
  }

  package let subject: Subject
  /// One for every note that is counted, at least one; the first one speaks for a point.
  package let voices: [Voice]
  package let spread: Spread
  package let kinds: KindCounts
  /// The tables that discussed the theme: the denominator of every "5 af 6 borde".
  package let tablesAsked: Int
  /// The notes of the theme.
  package let notesAsked: Int
  /// The settled points that its notes belong to, for asks, questions and lone voices.
  package let points: [String]
  /// What a reader must know of the finding beside its counts, in full sentences: that a note of it was withdrawn.
  package let remarks: [String]
  /// Ids of notes of it that were revised since people settled it.
  package let revised: Set<String>
  /// What was done about an ask since; nil while nothing was.
  package let standing: AskStanding?
  /// What its notes are about, the areas of most notes first; each has at least one note.
  package let areas: [AreaCount]

  /// nil without a voice: nothing is said that no note said.
  package init?(
    _ subject: Subject, voices: [Voice], tablesAsked: Int, notesAsked: Int, points: [String] = [],
    remarks: [String] = [], revised: Set<String> = [], standing: AskStanding? = nil,
    areas: [AreaCount] = []
  ) {
    guard !voices.isEmpty else { return nil }
    self.subject = subject
    self.voices = voices
    spread = Spread(speakers: voices.map(\.speaker))
    kinds = KindCounts(of: voices.map(\.kind))
    self.tablesAsked = tablesAsked
    self.notesAsked = notesAsked
    self.points = points
    self.remarks = remarks
    self.revised = revised
    self.standing = standing
    self.areas = areas
  }

  /// What sort of finding it is, by its name in the interface.
  package enum Sort: String, Hashable, Sendable {
    case point, term, ask, question, proposal, preparation
    case loneVoice = "lone_voice"
    case other = "note"
  }

  package var sort: Sort {
    switch subject {
    case .point: .point
    case .term: .term
    case .ask: .ask
    case .question: .question
    case .loneVoice: .loneVoice
    case .proposal: .proposal
    case .preparation: .preparation
    case .other: .other
    }
  }

  /// Whether its counts may be said aloud: a person settled it, or there was nothing to judge. That
  /// nobody else said what a lone voice says is a guess from words until a person has seen it, and so is every proposal.
  package var isCounted: Bool {
    switch subject {
    case .loneVoice(let isSettled): isSettled
    case .proposal: false
    default: true
    }
  }

  /// A word for word note, a person's statement, or the term.
  package var headline: String {
    switch subject {
    case .point(_, let statement?): statement
    case .term(let term): term
    default: voices[0].citation.quote
    }
  }

  /// Whether the headline is a note word for word, and not a person's words or a term.
  package var isVerbatim: Bool {
    switch subject {
    case .point(_, .some), .term: false
    default: true
    }
  }

  /// Whether its headline is the words of one of several notes: an example of what the others say in words of their own.
  package var isExample: Bool {
    if case .point(_, nil) = subject { voices.count > 1 } else { false }
  }

  /// The counted sentence: `Rejst ved 5 af 6 borde, 9 kommuner`, without a full stop.
  package var sentence: String {
    switch subject {
    case .point: FindingText.raised(spread, tablesAsked: tablesAsked)
    case .term(let term):
      FindingText.mentioned(term, spread, notesAsked: notesAsked, tablesAsked: tablesAsked)
    case .proposal: FindingText.unconfirmed
    case .ask, .question, .loneVoice, .preparation, .other:
      FindingText.speaker(
        table: voices[0].speaker.table, municipality: voices[0].speaker.municipality)
    }
  }

  /// The whole line, to be read aloud: the headline in quotation marks where it is a note, then the
  /// sentence. One of several notes is given as an example, since the others have words of their own.
  package var text: String {
    if case .term = subject { return sentence + "." }
    if isExample {
      return
        (["\(sentence), \(FindingText.example) \(FindingText.quotedSentence(headline))"] + remarks)
        .joined(separator: " ")
    }
    let headline =
      if case .proposal = subject {
        voices.map { FindingText.quoted($0.citation.quote) }.joined(separator: " ")
      } else {
        isVerbatim ? FindingText.quoted(self.headline) : FindingText.closed(self.headline)
      }
    return (["\(headline) \(sentence)."] + remarks).joined(separator: " ")
  }
}

import PlenumAnalysis
import PlenumModel
import Testing

/// What holds of every summary, whatever the meeting.
struct SummaryPropertyTests {
  private func summary(seed: UInt64) -> (meeting: RandomMeeting, summary: Summary) {
    let meeting = RandomMeeting(seed: seed)
    let input = SummaryInput(
      notes: meeting.notes, codings: meeting.codings, points: meeting.points,
      codebook: SmallMeeting.codebook, proposals: meeting.proposals)
    return (meeting, Summary(of: input))
  }

  @Test(arguments: UInt64(0)..<200)
  func `quotes are exact parts of the notes they cite`(seed: UInt64) throws {
    let (meeting, summary) = summary(seed: seed)
    for voice in summary.themes.flatMap(\.findings).flatMap(\.voices) {
      let note = try #require(meeting.notes.first { $0.id == voice.citation.note })
      let bytes = Array(note.text.utf8)[voice.citation.utf8Range]
      #expect(String(decoding: bytes, as: UTF8.self) == voice.citation.quote)
      #expect(!voice.citation.quote.isEmpty)
      #expect(voice.kind == note.kind)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `counts are what a recount of the cited notes gives`(seed: UInt64) {
    let (meeting, summary) = summary(seed: seed)
    for theme in summary.themes {
      let inTheme = meeting.notes.filter { note in
        theme.isPreparation ? note.table == 0 : note.table != 0 && note.theme == theme.theme
      }
      #expect(theme.tablesAsked == tables(of: inTheme))
      #expect(theme.balance.notes == inTheme.count)
      for finding in theme.findings {
        let cited = inTheme.filter { note in
          finding.voices.contains { $0.citation.note == note.id }
        }
        #expect(cited.count == finding.voices.count, "one citation for every note that is counted")
        #expect(finding.spread.notes == cited.count)
        #expect(finding.spread.tables.count == tables(of: cited))
        #expect(finding.spread.tables.count <= finding.tablesAsked)
        #expect(finding.tablesAsked == theme.tablesAsked)
        #expect(
          finding.spread.municipalities.count
            == Set(cited.compactMap(\.municipality).filter { !$0.isEmpty }).count)
        #expect(
          NoteKind.allCases.allSatisfy { kind in
            finding.kinds[kind] == cited.count { $0.kind == kind }
          })
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `every note is cited or left out, never both`(seed: UInt64) {
    let (meeting, summary) = summary(seed: seed)
    let cited = Set(summary.themes.flatMap(\.findings).flatMap(\.voices).map(\.citation.note))
    let leftOut = summary.leftOut.map(\.note)
    #expect(cited.isDisjoint(with: leftOut))
    #expect(cited.union(leftOut) == Set(meeting.notes.map(\.id)))
    #expect(cited.count + leftOut.count == meeting.notes.count)
    for part in summary.meetings {
      #expect(part.balance.cited + part.balance.leftOut == part.balance.notes)
      #expect(part.balance.notes == part.themes.reduce(0) { $0 + $1.balance.notes })
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `a term is cited in every note of the theme that the keyword counts`(seed: UInt64) {
    let (_, summary) = summary(seed: seed)
    for theme in summary.themes {
      for finding in theme.findings(.term) {
        let keyword = theme.keywords.first { $0.term == finding.headline }
        #expect(keyword?.share.notes == finding.spread.notes)
        #expect(keyword?.spread == finding.spread)
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `findings of a sort are ranked by tables, then municipalities`(seed: UInt64) {
    let (_, summary) = summary(seed: seed)
    for theme in summary.themes {
      for sort in [Finding.Sort.point, .term] {
        let spreads = theme.findings(sort).map(\.spread)
        for (wider, narrower) in zip(spreads, spreads.dropFirst()) {
          #expect(
            (wider.tables.count, wider.municipalities.count)
              >= (narrower.tables.count, narrower.municipalities.count))
        }
      }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `only proposals and voices that nobody has seen alone are not counted`(seed: UInt64) {
    let (meeting, summary) = summary(seed: seed)
    for theme in summary.themes {
      #expect(
        theme.findings.allSatisfy { $0.isCounted == ![.loneVoice, .proposal].contains($0.sort) })
      let lone = theme.findings(.loneVoice).flatMap(\.voices)
      #expect(lone.count <= 3)
      #expect(lone.isEmpty || theme.tablesAsked > 1)
      let settled = Set(
        meeting.points.filter { $0.theme == nil || $0.theme == theme.theme }.flatMap(\.notes))
      #expect(lone.allSatisfy { !settled.contains($0.citation.note) })
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `the same notes give the same summary`(seed: UInt64) {
    #expect(summary(seed: seed).summary == summary(seed: seed).summary)
  }

  private func tables(of notes: [NoteRecord]) -> Int {
    Set(notes.compactMap(\.table).filter { $0 > 0 }).count
  }
}

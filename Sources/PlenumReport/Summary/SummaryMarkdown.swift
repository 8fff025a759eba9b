import PlenumAnalysis
import PlenumModel

/// The summary as Markdown.
struct SummaryMarkdown {
  private(set) var text = ""

  init(_ summary: Summary) {
    if summary.isEmpty, summary.meetings.isEmpty {
      text = "# \(SummaryWording.title)\n\n\(SummaryWording.emptyMeeting)\n"
    }
    for meeting in summary.meetings { write(meeting) }
  }

  private mutating func write(_ meeting: MeetingSummary) {
    if !text.isEmpty { text += "\n" }
    heading(1, "\(SummaryWording.title): \(SummaryWording.heading(meeting.facts))")
    let place = SummaryWording.place(meeting.facts)
    if !place.isEmpty { paragraph(place) }
    guard meeting.balance.notes > 0 else {
      paragraph(SummaryWording.emptyMeeting)
      return
    }
    paragraph(SummaryWording.size(meeting) + ".")
    for remark in SummaryWording.remarks(meeting) { paragraph(remark) }
    paragraph(SummaryWording.settled(meeting.roomBalance))
    for theme in meeting.themes { write(theme) }
    if !meeting.shared.isEmpty {
      heading(2, SummaryWording.sharedTitle)
      for word in meeting.shared {
        text += "- \(SummaryWording.shared(word).escapedForMarkdown())\n"
      }
      text += "\n"
    }
    if meeting.themes.count > 1 {
      write(meeting.areas, heading: SummaryWording.wholeMeetingTitle, level: 2)
    }
    writeLeftOut(meeting)
  }

  private mutating func write(_ theme: ThemeSummary) {
    heading(2, SummaryWording.heading(theme))
    guard theme.balance.notes > 0 else {
      paragraph(SummaryWording.emptyTheme)
      for notice in SummaryWording.notices(theme) { paragraph(notice) }
      return
    }
    paragraph(SummaryWording.size(theme.spread) + ".")
    paragraph(SummaryWording.kinds(theme.kinds))
    for notice in SummaryWording.notices(theme) { paragraph(notice) }
    if theme.balance.points == 0 { writeDisagreements(theme) }
    for section in FindingSection.sections(of: theme) { write(section, of: theme) }
    write(theme.areas, heading: "Indsatsområder", level: 3)
    write(theme.keywords)
  }

  private mutating func write(_ section: FindingSection, of theme: ThemeSummary) {
    heading(3, section.title)
    if let explanation = section.explanation { paragraph(explanation) }
    for (place, finding) in section.findings.enumerated() {
      switch section.sort {
      case .point: write(point: finding, number: place + 1)
      case .proposal: write(proposal: finding, number: place + 1)
      default: write(line: finding, of: theme)
      }
    }
    text += "\n"
    guard section.sort == .point else { return }
    if let fragile = SummaryWording.fragile(theme) { paragraph(fragile) }
    writeDisagreements(theme)
  }

  private mutating func writeDisagreements(_ theme: ThemeSummary) {
    guard !theme.disagreements.isEmpty else { return }
    for disagreement in theme.disagreements {
      text += "- \(disagreement.sentence.quotable.escapedForMarkdown(indent: 2))\n"
    }
    text += "\n"
  }

  /// Words with their references, and no count.
  private mutating func write(proposal finding: Finding, number: Int) {
    text += "- Forslag \(number):\n"
    for voice in finding.voices {
      text +=
        "  - \(Self.quoted(voice, indent: 4)) (\(voice.source.escapedForMarkdown()))\n"
    }
  }

  private mutating func write(point finding: Finding, number: Int) {
    let label = "\(number). "
    let indent = label.utf8.count
    let headline = "**\(Self.headline(finding, indent: indent))**"
    let authorship = SummaryWording.authorship(finding)
    let introduction = SummaryWording.introduction(finding, authorship: authorship)
      .escapedForMarkdown()
    text +=
      label + (finding.isExample ? "\(introduction) \(headline)" : "\(headline) \(introduction)")
    if authorship == nil { text += " (\(finding.voices[0].source.escapedForMarkdown()))" }
    for remark in SummaryWording.remarks(finding) { text += " \(remark.escapedForMarkdown())" }
    text += "\n"
    for (kind, voices) in finding.voicesByKind {
      let margin = String(repeating: " ", count: indent)
      text += "\(margin)- \(kind.danish.name):\n"
      for voice in voices {
        text +=
          "\(margin)  - \(Self.quoted(voice, indent: indent + 4)) "
          + "(\(voice.source.escapedForMarkdown()))\n"
      }
    }
  }

  private mutating func write(line finding: Finding, of theme: ThemeSummary) {
    if case .term = finding.subject {
      let names = finding.voices.map { $0.citation.name.escapedForMarkdown() }
      text += "- \(finding.sentence.escapedForMarkdown()). (\(names.joined(separator: ", ")))\n"
    } else {
      let voice = finding.voices[0]
      let source = [voice.source, SummaryWording.seeAlso(finding, in: theme)].compactMap(\.self)
        .joined(separator: "; ")
      text += "- \(Self.headline(finding, indent: 2)) (\(source.escapedForMarkdown()))"
      for remark in finding.remarks { text += " \(remark.escapedForMarkdown(indent: 2))" }
      text += "\n"
    }
  }

  private static func headline(_ finding: Finding, indent: Int) -> String {
    let words = finding.headline.quotable
    return finding.isVerbatim
      ? FindingText.quoted(words.escapedForMarkdown(indent: indent))
      : FindingText.closed(words).escapedForMarkdown(indent: indent)
  }

  private static func quoted(_ voice: Voice, indent: Int) -> String {
    FindingText.quoted(voice.citation.quote.quotable.escapedForMarkdown(indent: indent))
  }

  private mutating func write(_ areas: [AreaCount], heading title: String, level: Int) {
    let used = areas.filter { $0.notes > 0 }
    guard !used.isEmpty else { return }
    heading(level, title)
    paragraph(SummaryWording.areasExplained)
    table(
      header: [
        "Indsatsområde", "Notater", NoteKind.success.danish.plural,
        NoteKind.challenge.danish.plural, "Mærket af mennesker", "Mærket af maskinen",
      ],
      rows: used.map {
        [
          $0.name, SummaryWording.share($0), String($0.kinds[.success]),
          String($0.kinds[.challenge]), String($0.byPerson), String($0.byMachine),
        ]
      })
    if let unused = SummaryWording.unusedAreas(areas) { paragraph(unused) }
  }

  private mutating func write(_ keywords: [KeywordCount]) {
    guard !keywords.isEmpty else { return }
    heading(3, SummaryWording.keywordsTitle)
    let columns = KeywordColumns(keywords)
    table(header: columns.header, rows: keywords.map(columns.row))
  }

  private mutating func writeLeftOut(_ meeting: MeetingSummary) {
    heading(2, "Regnskab")
    paragraph(SummaryWording.balance(meeting.balance) + ".")
    for theme in meeting.themes where !theme.leftOut.isEmpty {
      text += "- \(SummaryWording.heading(theme).escapedForMarkdown(indent: 2))\n"
      for (reason, names) in theme.leftOut.byReason {
        let line = "\(reason): \(names.joined(separator: ", "))"
        text += "  - \(line.escapedForMarkdown(indent: 4))\n"
      }
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
  }

  private mutating func heading(_ level: Int, _ title: String) {
    text += String(repeating: "#", count: level) + " " + title.onOneLine.escapedForMarkdown()
    text += "\n\n"
  }

  private mutating func paragraph(_ words: String) { text += words.escapedForMarkdown() + "\n\n" }

  private mutating func table(header: [String], rows: [[String]]) {
    text += MarkdownTable.text(header: header, rows: rows) + "\n"
  }
}

import PlenumAnalysis
import PlenumModel

/// The summary for a terminal: what the chair says, without the tables of figures that the page
/// has.
struct SummaryTerminalText {
  private var page = TerminalText()
  private let extent: Extent

  /// The most that is shown of each sort.
  struct Extent {
    var themes = Int.max
    var points = Int.max
    /// Asks, questions, notes that stand out, words: of each.
    var others = Int.max
    var areas = Int.max

    static let whole = Extent()
    static let excerpt = Extent(themes: 1, points: 2, others: 1, areas: 3)

    fileprivate func findings(of section: FindingSection) -> Int {
      section.sort == .point ? points : others
    }
  }

  var text: String { page.text }

  init(_ summary: Summary, extent: Extent = .whole) {
    self.extent = extent
    if summary.meetings.isEmpty { page.paragraph(SummaryWording.emptyMeeting) }
    for (place, meeting) in summary.meetings.enumerated() {
      if place > 0 { page.blankLine() }
      write(meeting)
    }
  }

  private mutating func write(_ meeting: MeetingSummary) {
    page.heading("\(SummaryWording.title): \(SummaryWording.heading(meeting.facts))")
    let place = SummaryWording.place(meeting.facts)
    if !place.isEmpty { page.paragraph(place) }
    guard meeting.balance.notes > 0 else { return page.paragraph(SummaryWording.emptyMeeting) }
    page.paragraph(SummaryWording.size(meeting) + ".")
    for remark in SummaryWording.remarks(meeting) { page.paragraph(remark) }
    page.paragraph(SummaryWording.settled(meeting.roomBalance))
    for theme in meeting.themes.prefix(extent.themes) { write(theme) }
    if extent.themes > 1, !meeting.shared.isEmpty {
      page.blankLine()
      page.heading(SummaryWording.sharedTitle, underline: "-")
      for word in meeting.shared { page.item("-", SummaryWording.shared(word), indent: 2) }
    }
    page.blankLine()
    let rest = meeting.themes.count - extent.themes
    if rest > 0 { page.paragraph("… og det samme for \(CountedNoun.theme.counted(rest)) mere.") }
    page.paragraph(SummaryWording.balance(meeting.balance) + ".")
    guard extent.themes > 1 else { return }
    for theme in meeting.themes where !theme.leftOut.isEmpty {
      page.item("-", SummaryWording.heading(theme))
      for (reason, names) in theme.leftOut.byReason {
        page.item("-", "\(reason): \(names.joined(separator: ", "))", indent: 2)
      }
    }
  }

  private mutating func write(_ theme: ThemeSummary) {
    page.blankLine()
    page.heading(SummaryWording.heading(theme), underline: "-")
    guard theme.balance.notes > 0 else {
      page.paragraph(SummaryWording.emptyTheme)
      for notice in SummaryWording.notices(theme) { page.paragraph(notice) }
      return
    }
    page.paragraph(SummaryWording.size(theme.spread) + ".")
    page.paragraph(SummaryWording.kinds(theme.kinds))
    for notice in SummaryWording.notices(theme) { page.paragraph(notice) }
    if theme.balance.points == 0 { writeDisagreements(theme) }
    for section in FindingSection.sections(of: theme) { write(section, of: theme) }
    write(theme.areas)
  }

  private mutating func write(_ section: FindingSection, of theme: ThemeSummary) {
    page.blankLine()
    page.paragraph(section.title)
    if section.sort != .term, let explanation = section.explanation {
      page.paragraph(explanation, indent: 2)
    }
    let findings = section.findings.prefix(extent.findings(of: section))
    for (place, finding) in findings.enumerated() {
      switch finding.subject {
      case .point: write(point: finding, number: place + 1)
      case .term: page.item("-", finding.sentence, indent: 2)
      case .proposal:
        for (place, voice) in finding.voices.enumerated() {
          page.item(place == 0 ? "-" : " ", "\(Self.quoted(voice)) (\(voice.source))", indent: 2)
        }
      case .ask, .question, .loneVoice, .preparation, .other:
        let seeAlso = SummaryWording.seeAlso(finding, in: theme).map { "; \($0)" } ?? ""
        let voice = finding.voices[0]
        let remarks = finding.remarks.map { " \($0)" }.joined()
        page.item("-", "\(Self.quoted(voice)) (\(voice.source)\(seeAlso))\(remarks)", indent: 2)
      }
    }
    writeRest(section.findings.count - findings.count)
    if section.sort == .point, findings.count == section.findings.count,
      let fragile = SummaryWording.fragile(theme)
    {
      page.blankLine()
      page.paragraph(fragile)
    }
    if section.sort == .point { writeDisagreements(theme) }
  }

  private mutating func writeDisagreements(_ theme: ThemeSummary) {
    guard !theme.disagreements.isEmpty else { return }
    page.blankLine()
    for disagreement in theme.disagreements { page.paragraph(disagreement.sentence.quotable) }
  }

  /// How many lines of a sort are left out; nothing where all are shown.
  private mutating func writeRest(_ rest: Int) {
    if rest > 0 { page.paragraph("… og \(rest) til.", indent: 2) }
  }

  private mutating func write(point finding: Finding, number: Int) {
    if number > 1 { page.blankLine() }
    let label = TerminalText.padded("\(number).", to: 3, right: true)
    let words = finding.headline.quotable
    let headline = finding.isVerbatim ? FindingText.quoted(words) : FindingText.closed(words)
    let introduction = SummaryWording.introduction(
      finding, authorship: SummaryWording.authorship(finding))
    page.item(label, finding.isExample ? introduction : headline)
    page.paragraph(finding.isExample ? headline : introduction, indent: 4)
    for remark in SummaryWording.remarks(finding) { page.paragraph(remark, indent: 4) }
    let kinds = finding.voicesByKind
    for (kind, voices) in kinds where kinds.count > 1 {
      page.item("\(kind.danish.name):", Self.quoted(voices[0]), indent: 4)
    }
    let names = finding.voices.map(\.citation.name).joined(separator: ", ")
    page.paragraph("[\(names)]", indent: 4)
  }

  private static func quoted(_ voice: Voice) -> String {
    FindingText.quoted(voice.citation.quote.quotable)
  }

  private mutating func write(_ areas: [AreaCount]) {
    let used = areas.filter { $0.notes > 0 }
    guard let most = used.map(\.notes).max() else { return }
    page.blankLine()
    page.paragraph("Indsatsområder (# mærket af mennesker, + kun af maskinen)")
    let nameWidth = used.map { TerminalText.columns($0.name) }.max() ?? 0
    let barWidth = TerminalText.width - nameWidth - 16
    for area in used.prefix(extent.areas) {
      let bar = max(1, area.notes * barWidth / most)
      let solid = area.byPerson * bar / area.notes
      let marks = String(repeating: "#", count: solid) + String(repeating: "+", count: bar - solid)
      let share = TerminalText.padded(SummaryWording.share(area), to: 10, right: true)
      page.line("  \(TerminalText.padded(area.name, to: nameWidth))  \(share)  \(marks)")
    }
    writeRest(used.count - extent.areas)
  }
}

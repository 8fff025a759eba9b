import PlenumAnalysis
import PlenumModel

/// The summary as slides in pandoc's Markdown: a slide a theme with its widest points, then what KL is asked.
struct SummarySlides {
  private(set) var text = ""
  private static let linesPerSlide = 4
  private static let proposalsPerSlide = 3
  private static let proposalWords = 14
  private static let titleWords = 11

  init(_ summary: Summary) {
    for meeting in summary.meetings {
      // One meeting's name is the title of the slides.
      if summary.meetings.count > 1 {
        text += "# \(SummaryWording.heading(meeting.facts).onOneLine.escapedForMarkdown())\n\n"
      }
      if meeting.balance.notes > 0 {
        slides(
          "Overblik",
          [SummaryWording.size(meeting) + "."] + SummaryWording.remarks(meeting)
            + [SummaryWording.settled(meeting.roomBalance)])
      }
      for theme in meeting.themes where theme.balance.notes > 0 {
        // More than two lines of a title would cover what stands below.
        let whole = SummaryWording.heading(theme)
        let title = whole.shortened(toWords: Self.titleWords).map { $0 + " …" } ?? whole
        // A theme's title stands on its first slide.
        let short = theme.number.map { "Tema \($0)" } ?? title
        let points = theme.findings(.point).map(Self.counted)
        let terms = points.isEmpty ? theme.findings(.term).map(Self.counted) : []
        slides(title, theme.emptied.map(FindingText.emptied) + points + terms, short)
        slides(
          "\(short): ønsker til KL",
          [SummaryWording.wishes(theme)].compactMap(\.self) + theme.findings(.ask).map(Self.ask))
        slides("\(short): åbne spørgsmål", theme.findings(.question).map(Self.ask))
        for section in FindingSection.sections(of: theme) where section.sort == .loneVoice {
          let explanation = [section.explanation].compactMap(\.self)
          slides(
            "\(short): \(Danish.uncapitalized(section.title))",
            explanation + section.findings.map(Self.ask))
        }
        let notes = theme.findings(.other).map(Self.ask)
        slides(points.isEmpty && terms.isEmpty ? title : "\(short): notater", notes)
        slides(
          "\(short): \(Danish.uncapitalized(FindingText.unconfirmed))",
          theme.findings(.proposal).map(Self.proposal), perSlide: Self.proposalsPerSlide)
      }
    }
  }

  /// With the notes that are counted, and the other side where tables disagree.
  private static func counted(_ finding: Finding) -> String {
    let names = finding.voices.map(\.citation.name).joined(separator: ", ")
    let line = "\(finding.text.quotable) (\(names))"
    guard finding.isVerbatim, let other = finding.voices(against: finding.voices[0]).first else {
      return line
    }
    return
      "\(line) Men også: \(FindingText.quoted(other.citation.quote.quotable)) (\(other.source))"
  }

  /// Word for word with its source, and what was done about it.
  private static func ask(_ finding: Finding) -> String {
    let voice = finding.voices[0]
    let line = "\(FindingText.quoted(voice.citation.quote.quotable)) (\(voice.source))"
    return ([line] + finding.remarks).joined(separator: " ")
  }

  /// Every quote shortened, so that each keeps its source.
  private static func proposal(_ finding: Finding) -> String {
    finding.voices.map { voice in
      let words = voice.citation.quote
      let quote = words.shortened(toWords: proposalWords).map { $0 + " […]" } ?? words
      return "\(FindingText.quoted(quote)) (\(voice.source))"
    }.joined(separator: " ")
  }

  /// - Parameter short: what the slides after the first are called, where that is less than the whole title.
  private mutating func slides(
    _ title: String, _ lines: [String], _ short: String? = nil, perSlide: Int = linesPerSlide
  ) {
    for start in stride(from: 0, to: lines.count, by: perSlide) {
      let name = start > 0 ? "\(short ?? title) (fortsat)" : title
      text += "## \(name.onOneLine.escapedForMarkdown())\n\n"
      for line in lines[start..<min(start + perSlide, lines.count)] {
        text += "- \(line.onOneLine.escapedForMarkdown(indent: 2))\n"
      }
      text += "\n"
    }
  }
}

package import PlenumAnalysis
package import PlenumModel

/// What the chair says aloud, for the screen, for paper in large print, and for programs.
package struct ScriptReport: Sendable {
  package let scripts: [SpokenScript]

  /// One script a meeting.
  package init(_ scripts: [SpokenScript]) { self.scripts = scripts }

  /// For a terminal of 80 columns; what stands in brackets is not said.
  package var text: String {
    var page = TerminalText()
    if scripts.isEmpty { page.paragraph(SummaryWording.emptyMeeting) }
    for (place, script) in scripts.enumerated() {
      if place > 0 { page.blankLine() }
      page.heading(Self.title(script))
      page.paragraph(Self.size(script))
      for part in script.parts {
        for line in part.lines {
          page.blankLine()
          page.paragraph(line.text)
          if let remark = Self.remark(line) { page.paragraph("[\(remark)]", indent: 4) }
        }
      }
    }
    return page.text
  }

  package var markdown: String {
    guard !scripts.isEmpty else { return SummaryWording.emptyMeeting + "\n" }
    return scripts.map { script in
      let parts = script.parts.map { part in
        part.lines.map { line in
          line.text.escapedForMarkdown()
            + (Self.remark(line).map { " [\($0.escapedForMarkdown())]" } ?? "") + "\n\n"
        }.joined()
      }
      return "# \(Self.title(script).onOneLine.escapedForMarkdown())\n\n"
        + "\(Self.size(script).escapedForMarkdown())\n\n" + parts.joined()
    }.joined()
  }

  /// The script's heading; of several scripts what they all are.
  package var documentTitle: String { scripts.count == 1 ? Self.title(scripts[0]) : Self.title }

  /// One page in large print: what is said is large, what is not said is small.
  package var html: String {
    let title = documentTitle
    let empty = Markup.element("p", [:], .text(SummaryWording.emptyMeeting))
    let main =
      scripts.isEmpty
      ? [empty]
      : scripts.flatMap { script -> [Markup] in
        let heading =
          scripts.count == 1 ? [] : [Markup.element("h2", [:], .text(Self.title(script)))]
        return heading + [.element("p", ["class": "place"], .text(Self.size(script)))]
          + script.parts.flatMap(\.lines).map(Self.markup)
      }
    return Page.html(
      title: title, header: [.element("h1", [:], .text(title))],
      main: [.element("div", ["class": "script"], main)])
  }

  package var json: JSONValue {
    [
      "scripts": .array(
        scripts.map { script in
          [
            "meeting": .optional(script.facts.id), "minutes": .integer(script.minutes),
            "words": .integer(script.words),
            "lines": .array(script.parts.flatMap { part in part.lines.map { line($0, of: part) } }),
          ]
        })
    ]
  }

  private func line(_ line: SpokenScript.Line, of part: SpokenScript.Part) -> JSONValue {
    [
      "theme": .optional(part.title), "text": .string(line.text), "words": .integer(line.words),
      "citations": .array(line.voices.map(SummaryJSON.citation)),
      "call_table": .optional(line.call?.table),
      "call_municipality": .optional(line.call?.municipality),
      "remarks": .array(line.remarks.map(JSONValue.string)),
    ]
  }

  static let title = "Talepapir"

  private static func title(_ script: SpokenScript) -> String {
    "\(title): \(MeetingHeading(script.facts).title)"
  }

  /// `228 ord, omkring 2 minutter.`
  private static func size(_ script: SpokenScript) -> String {
    let perMinute = SpokenScript.wordsAMinute
    let minutes = max(1, (script.words + perMinute / 2) / perMinute)
    return "\(Danish.grouped(script.words)) ord, omkring \(minutes) "
      + (minutes == 1 ? "minut." : "minutter.")
  }

  /// The notes behind a line, whom to call on, and what became of the notes:
  /// `1.05, 2.05; spørg bord 1, Odder; notat 2.05 er rettet, siden punktet blev afgjort`.
  private static func remark(_ line: SpokenScript.Line) -> String? {
    guard !line.voices.isEmpty else { return nil }
    let names = line.voices.map(\.citation.name).joined(separator: ", ")
    let call = line.call.map { speaker in
      let table = speaker.roomTable.map { "bord \($0)" }
      return "; spørg " + [table, speaker.municipality].compactMap(\.self).joined(separator: ", ")
    }
    let remarks = line.remarks.map { "; \(Danish.uncapitalized($0).trimmingFullStop)" }
    return names + (call ?? "") + remarks.joined()
  }

  private static func markup(_ line: SpokenScript.Line) -> Markup {
    .element(
      "p", [:], .element("span", ["class": "said"], .words(line.text)),
      remark(line).map { .element("span", ["class": "source"], .text(" [\($0)]")) } ?? .none)
  }
}

extension String {
  fileprivate var trimmingFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

import PlenumAnalysis
import PlenumModel

/// A frozen summary as people read it again: what was said then, in the words that were kept.
package struct FrozenReport: Sendable {
  private struct Section {
    let title: String
    /// What was said, with the names of the notes behind it.
    var lines: [(words: String, names: String)]
  }

  private struct Part {
    let title: String
    var sections: [Section] = []
  }

  private let title: String
  /// What became of it since: that it is as it was frozen, or that words were taken out.
  private let state: String
  private let parts: [Part]
  private let notes: [SummarySnapshot.Note]

  /// - Parameters:
  ///   - body: what ``SummarySnapshot/body(of:)`` wrote; nil comes of anything else.
  ///   - title: of the whole, such as `Opsamling 1, 21. november 2026`.
  ///   - state: a sentence about it.
  package init?(body: String, title: String, state: String) {
    guard let snapshot = SummarySnapshot(body: body),
      let themes = (try? JSONValue(parsing: body))?.object?["summary"]?.object?["themes"]?.array
    else { return nil }
    self.title = title
    self.state = state
    notes = snapshot.notes
    parts = themes.compactMap(\.object).map { theme in
      var part = Part(title: Self.title(of: theme))
      for finding in (theme["findings"]?.array ?? []).compactMap(\.object) {
        guard let words = finding["text"]?.string else { continue }
        let names = (finding["citations"]?.array ?? []).compactMap { $0.object?["ref"]?.string }
        let line = (words, names.joined(separator: ", "))
        let section = Self.section(of: finding)
        if part.sections.last?.title == section {
          part.sections[part.sections.count - 1].lines.append(line)
        } else {
          part.sections.append(Section(title: section, lines: [line]))
        }
      }
      return part
    }
  }

  private static func title(of theme: JSONObject) -> String {
    if theme["preparation"] == .bool(true) { return "Forberedelse" }
    guard let title = theme["theme"]?.string else { return "Uden for temaerne" }
    guard case .integer(let number)? = theme["number"] else { return title }
    return "Tema \(number): \(title)"
  }

  private static func section(of finding: JSONObject) -> String {
    switch finding["type"]?.string {
    case "point": "Rejst ved bordene"
    case "ask": "Ønsker til KL"
    case "question": "Åbne spørgsmål"
    case "lone_voice": finding["counted"] == .bool(true) ? "Kun ét bord sagde" : "Skiller sig ud"
    case "proposal": FindingText.unconfirmed
    case "term": "Ord, der fylder"
    case "preparation": "Skrevet inden mødet"
    default: "Andre notater"
    }
  }

  /// For a terminal of 80 columns.
  package var text: String {
    var page = TerminalText()
    page.heading(title)
    page.paragraph(state)
    for part in parts {
      page.blankLine()
      page.heading(part.title, underline: "-")
      for section in part.sections {
        page.blankLine()
        page.paragraph(section.title)
        for line in section.lines { page.item("-", "\(line.words) [\(line.names)]", indent: 2) }
      }
    }
    return page.text
  }

  /// With every note at the end.
  package var markdown: String {
    var text = "# \(title.onOneLine.escapedForMarkdown())\n\n\(state.escapedForMarkdown())\n"
    func write(_ heading: String, _ title: String, _ lines: [(words: String, names: String)]) {
      text += "\n\(heading) \(title.onOneLine.escapedForMarkdown())\n"
      if !lines.isEmpty { text += "\n" }
      for line in lines {
        text +=
          "- \(line.words.escapedForMarkdown(indent: 2)) [\(line.names.escapedForMarkdown())]\n"
      }
    }
    for part in parts {
      write("##", part.title, [])
      for section in part.sections { write("###", section.title, section.lines) }
    }
    write("##", Self.allNotes, notes.map { (FindingText.quoted($0.text), $0.name) })
    return text
  }

  /// One page that needs nothing beside itself, with every note at the end.
  package var html: String {
    func list(_ lines: [(words: String, names: String)]) -> Markup {
      .element(
        "ul", ["class": "lines"],
        lines.map { line in
          .element(
            "li", [:], .element("p", ["class": "words"], .words(line.words)),
            .element("p", ["class": "source"], .text(line.names)))
        })
    }
    var main: [Markup] = []
    for part in parts {
      main.append(.element("h2", [:], .text(part.title)))
      for section in part.sections {
        main += [.element("h3", [:], .text(section.title)), list(section.lines)]
      }
    }
    main += [
      .element("h2", [:], .text(Self.allNotes)),
      list(notes.map { (FindingText.quoted($0.text), $0.name) }),
    ]
    return Page.html(
      title: title,
      header: [
        .element("h1", [:], .text(title)), .element("p", ["class": "place"], .text(state)),
      ], navigation: .none, main: main)
  }

  private static let allNotes = "Alle notater"
}

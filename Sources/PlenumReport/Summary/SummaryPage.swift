import PlenumAnalysis
import PlenumModel

/// The summary as one HTML page: what the chair says first, figures below it, every note at the
/// end.
struct SummaryPage {
  private let summary: Summary

  private let lexicon: String?

  init(_ summary: Summary, lexicon: String?) {
    self.summary = summary
    self.lexicon = lexicon
  }

  var html: String {
    let heading = summary.meetings.count == 1 ? summary.meetings.first : nil
    let name = heading.map { SummaryWording.heading($0.facts) } ?? "\(summary.meetings.count) møder"
    let meetings = summary.meetings.enumerated().map { ordinal, meeting in
      MeetingPart(meeting, ordinal: ordinal, isAlone: summary.meetings.count == 1)
    }
    let empty = [Markup.element("p", ["class": "lead"], .text(SummaryWording.emptyMeeting))]
    return Page.html(
      title: "\(SummaryWording.title): \(name)",
      header: [.element("h1", [:], .text("\(SummaryWording.title): \(name)"))]
        + (heading.map { MeetingPart.place($0.facts) } ?? []),
      navigation: navigation(meetings),
      main: meetings.isEmpty ? empty : meetings.flatMap(\.markup), lexicon: lexicon)
  }

  private func navigation(_ meetings: [MeetingPart]) -> Markup {
    let links = meetings.flatMap(\.links)
    guard links.count > 1 else { return .none }
    return .element(
      "nav", ["aria-label": "Indhold"],
      .element("ul", [:], links.map { .element("li", [:], $0) }))
  }
}

/// One meeting of the page.
private struct MeetingPart {
  private let meeting: MeetingSummary
  private let themes: [ThemePart]
  private let ordinal: Int
  private let isAlone: Bool

  init(_ meeting: MeetingSummary, ordinal: Int, isAlone: Bool) {
    self.meeting = meeting
    self.ordinal = ordinal
    self.isAlone = isAlone
    themes = meeting.themes.enumerated().map { number, theme in
      ThemePart(theme, anchor: "m\(ordinal + 1)-t\(number + 1)")
    }
  }

  static func place(_ facts: MeetingFacts) -> [Markup] {
    let place = SummaryWording.place(facts)
    return place.isEmpty ? [] : [.element("p", ["class": "place"], .text(place))]
  }

  var links: [Markup] {
    let themes = themes.map { theme in
      Markup.element(
        "a", ["href": "#\(theme.anchor)"], .text(SummaryWording.heading(theme.theme)))
    }
    let notes = Markup.element(
      "a", ["href": "#\(notesAnchor)"],
      .text(isAlone ? Self.notesTitle : "\(Self.notesTitle): \(name)"))
    return themes + [notes]
  }

  private static let notesTitle = "Alle notater"
  private var name: String { SummaryWording.heading(meeting.facts) }
  private var notesAnchor: String { "m\(ordinal + 1)-notater" }

  var markup: [Markup] {
    let title: [Markup] =
      isAlone ? [] : [.element("h1", [:], .text(name))] + Self.place(meeting.facts)
    guard meeting.balance.notes > 0 else {
      return title + [.element("p", ["class": "lead"], .text(SummaryWording.emptyMeeting))]
    }
    return title + lead + themes.map(\.markup) + shared + wholeMeeting + [appendix]
  }

  private var lead: [Markup] {
    let remarks = SummaryWording.remarks(meeting).map { Markup.element("p", [:], .text($0)) }
    return [.element("p", ["class": "lead"], .text(SummaryWording.size(meeting) + "."))]
      + remarks + [
        .element("p", ["class": "state"], .text(SummaryWording.settled(meeting.roomBalance))),
        .element("p", ["class": "explanation"], .text(SummaryWording.appendix)),
      ]
  }

  private var shared: [Markup] {
    guard !meeting.shared.isEmpty else { return [] }
    let anchor = "m\(ordinal + 1)-faelles"
    let words = meeting.shared.map { Markup.element("li", [:], .text(SummaryWording.shared($0))) }
    return [
      .element(
        "section", ["aria-labelledby": anchor],
        .element("h2", ["id": anchor], .text(SummaryWording.sharedTitle)),
        .element("ul", ["class": "plain"], words))
    ]
  }

  private var wholeMeeting: [Markup] {
    guard meeting.themes.count > 1, meeting.areas.contains(where: { $0.notes > 0 }) else {
      return []
    }
    let anchor = "m\(ordinal + 1)-omraader"
    return [
      .element(
        "section", ["aria-labelledby": anchor],
        .element("h2", ["id": anchor], .text(SummaryWording.wholeMeetingTitle)),
        AreaTable.markup(
          meeting.areas,
          caption: "Alle temaer. Fyldt: mærket af mennesker. Skraveret: kun af maskinen."),
        heat)
    ]
  }

  /// Which theme is about which area.
  private var heat: Markup {
    let discussed = meeting.themes.filter { !$0.isPreparation && $0.balance.notes > 0 }
    let used = meeting.areas.filter { $0.notes > 0 }
    guard discussed.count > 1, used.count > 1 else { return .none }
    let label = "Andel af temaets notater, der er om indsatsområdet."
    return .joined([
      .element("h3", [:], "Indsatsområder i hvert tema"),
      .element(
        "p", ["class": "explanation"],
        .text(label + " Jo mørkere, jo større andel.")),
      HeatMap(
        rowTitle: "Indsatsområde", rows: used.map(\.name),
        columns: discussed.map { theme in
          theme.number.map { "Tema \($0)" } ?? SummaryWording.heading(theme)
        },
        cells: used.map { area in
          discussed.map { theme in
            let count = theme.areas.first { $0.area == area.area }
            return Share(count?.notes ?? 0, of: theme.balance.notes)
          }
        }
      ).markup(label: label),
    ])
  }

  /// Why notes are left out; which ones, each note says itself.
  private var reasons: [Markup] {
    meeting.themes.flatMap(\.leftOut).byReason.map { reason, names in
      .element("li", [:], .text("\(CountedNoun.note.counted(names.count)) er udeladt: \(reason)."))
    }
  }

  private var appendix: Markup {
    .element(
      "section", ["class": "appendix", "aria-labelledby": notesAnchor],
      [
        .element("h2", ["id": notesAnchor], .text(Self.notesTitle)),
        .element("p", [:], .text(SummaryWording.balance(meeting.balance) + ".")),
        reasons.isEmpty ? .none : .element("ul", [:], reasons),
      ] + themes.flatMap(\.notes))
  }
}

/// The focus areas as a table with bars.
enum AreaTable {
  static func markup(_ areas: [AreaCount], caption: String) -> Markup {
    let used = areas.filter { $0.notes > 0 }
    let longest = used.map(\.notes).max() ?? 0
    let rows = used.map { area in
      Markup.element(
        "tr", [:],
        .element("th", ["scope": "row"], .text(area.name)),
        .element("td", ["class": "figure"], .text(SummaryWording.share(area))),
        .element(
          "td", ["class": "bar"], Picture.bar(area, longest: longest),
          .element("p", [:], .text(SummaryWording.marks(area))),
          balance(of: area)))
    }
    let unused = SummaryWording.unusedAreas(areas)
    return .joined([
      .element("p", ["class": "explanation"], .text(SummaryWording.areasExplained)),
      .element(
        "table", [:], .element("caption", [:], .text(caption)), header,
        .element("tbody", [:], rows)),
      unused.map { .element("p", ["class": "explanation"], .text($0)) } ?? .none,
    ])
  }

  private static func balance(of area: AreaCount) -> Markup {
    let counts = SummaryWording.balance(of: area)
    return counts.isEmpty ? .none : .element("p", [:], Markup.shortRow(counts))
  }

  private static let header: Markup = """
    <thead><tr><th scope="col">Indsatsområde</th><th scope="col" class="figure">Notater</th>\
    <th scope="col">Mærket af</th></tr></thead>
    """
}

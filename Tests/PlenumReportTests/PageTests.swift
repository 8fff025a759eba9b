import Foundation
import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

/// What every page promises to its readers (WCAG 2.2 AA, and a hall without a network).
struct PageTests {
  static func pages() throws -> [String] {
    [
      SummaryReport(SmallMeeting.summary()).html,
      SummaryReport(try SampleNotes.summary(of: "2022-10-05-partnerskab", isSettled: true)).html,
      SummaryReport(try SampleNotes.summary(of: "2021-06-14-hovedstaden", isSettled: false)).html,
      SummaryReport(
        Summary(of: SummaryInput(notes: try SampleNotes.notes(), codebook: SampleNotes.codebook))
      ).html,
      ComparisonReport(try SampleNotes.comparison()).html,
      ComparisonReport(SmallMeeting.comparison).html,
    ]
  }

  @Test func `every page that counts words names the lexicon at its foot, where it is known`()
    throws
  {
    let named = [
      SummaryReport(SmallMeeting.summary(), lexicon: "prøve-1").html,
      ComparisonReport(SmallMeeting.comparison, lexicon: "prøve-1").html,
    ]
    for html in named {
      let foot = try #require(html.split(separator: "<footer>").dropFirst().first)
      #expect(foot.contains("Ordenes grundformer er fundet med ordlisten prøve-1."))
    }
    for html in try Self.pages() { #expect(!html.contains("ordlisten")) }
  }

  @Test func `needs nothing beside itself and runs nothing`() throws {
    for html in try Self.pages() {
      let page = try #require(ParsedPage(html))
      for element in ["script", "img", "link", "iframe", "object", "form"] {
        #expect(page.elements[element] == nil)
      }
      #expect(page.targets.allSatisfy { $0.hasPrefix("#") })
      #expect(!page.attributeNames.contains { $0.hasPrefix("on") || $0 == "src" })
      #expect(!html.contains("url(http") && !html.contains("@import"))
    }
  }

  @Test func `has a language, one main part, a title and a way past the navigation`() throws {
    for html in try Self.pages() {
      let page = try #require(ParsedPage(html))
      #expect(html.contains("<html lang=\"da\">"))
      #expect(page.elements["main"] == 1)
      #expect(!page.title.isEmpty)
      #expect(page.targets.first == "#main")
    }
  }

  /// On a phone rows are laid out as lines, each figure under its column's head.
  @Test func `every figure of a table says what it is, and every row is one for a screen reader`()
    throws
  {
    let html = try ComparisonReport(SampleNotes.comparison()).html
    let figures = html.components(separatedBy: "<td role=\"cell\" class=\"figure\" data-label=\"")
    #expect(figures.count > 40)
    #expect(figures.dropFirst().allSatisfy { !$0.hasPrefix("\"") })
    #expect(!html.contains("<td class=\"figure\""))
    let rows = html.components(separatedBy: "<tr role=\"row\">").count
    #expect(rows > 10 && html.components(separatedBy: "role=\"rowheader\"").count > 8)
    #expect(html.contains(".stack td.figure::before { content: attr(data-label)"))
  }

  @Test func `every link leads to a place, and no place has two names`() throws {
    for html in try Self.pages() {
      let page = try #require(ParsedPage(html))
      #expect(Set(page.ids).count == page.ids.count)
      #expect(page.targets.allSatisfy { page.ids.contains(String($0.dropFirst())) })
    }
  }

  @Test func `headings never skip a level`() throws {
    for html in try Self.pages() {
      let levels = try #require(ParsedPage(html)).headings
      #expect(levels.first == 1)
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }
  }
}

import Foundation
import PlenumModel
import Testing

@testable import PlenumReport

@Suite struct `A codebook for other programs` {
  private func qdc(_ version: String, name: String = "A") throws -> String {
    let area = FocusArea(
      id: FocusAreaID("a"), name: name, inclusion: "Om a.", exclusion: "b & c", years: [2024])
    return CodebookExchange(
      Codebook(
        version: CodebookVersion(version), date: try #require(CalendarDate(iso: "2024-07-01")),
        title: "Prøve", areas: [area], indicators: [])
    ).qdc
  }

  private func ids(_ qdc: String) -> [String] {
    qdc.matches(of: /guid="([^"]+)"/).map { String($0.output.1) }
  }

  @Test func `says what an area is not, too`() throws {
    #expect(try qdc("1").contains("<Description>Om a.\nIkke: b &amp; c</Description>"))
  }

  @Test func `gives the same codebook the same names, and another version others`() throws {
    let (first, again, other) = (ids(try qdc("1")), ids(try qdc("1")), ids(try qdc("2")))
    // The area, the set, and the area in the set.
    #expect(first.count == 3 && first[0] == first[2] && first[0] != first[1])
    #expect(first == again)
    #expect(Set(first).isDisjoint(with: other))
    #expect(first.allSatisfy { UUID(uuidString: $0) != nil })
  }

  @Test func `holds any name as text, also a mark after a quote`() throws {
    let name = "»A« \"b\u{301}\" <c> & d\u{1}"
    let text = try qdc("1", name: name)
    #expect(text.contains("name=\"»A« &quot;b\u{301}&quot; &lt;c&gt; &amp; d\u{FFFD}\""))
    let hidden = try qdc("1", name: "a\"\u{301} onload=\"x")
    #expect(hidden.contains("name=\"a&quot;\u{301} onload=&quot;x\""))
  }
}

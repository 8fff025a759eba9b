import PlenumModel
import PlenumReport
import Testing

/// A codebook as people read it, be it their own.
struct CodebookReportTests {
  @Test(arguments: [1e30, -1e300, 9.3e16])
  func `a weight beyond all reason is shown as none`(weight: Double) throws {
    let area = FocusArea(
      id: FocusAreaID("a"), name: "A", inclusion: "Om a.", exclusion: nil, years: [2024])
    let codebook = Codebook(
      version: CodebookVersion("1"), date: try #require(CalendarDate(iso: "2024-07-01")),
      title: "Prøve", areas: [area],
      indicators: [
        Indicator(subject: .area(area.id), pattern: "skole*", weight: weight, note: "both"),
        Indicator(subject: .area(area.id), pattern: "klub*", weight: 1.5, note: "both"),
      ])
    let page = CodebookReport(library: [codebook]).page(of: codebook, showing: area.id)
    #expect(page.contains("–") && page.contains("1,50"))
  }
}

import Foundation
import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

/// Writes the reports of the sample meetings where PLENUM_PICTURES points, for people who want to
/// look at them.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["PLENUM_PICTURES"] != nil))
struct PictureTests {
  @Test func `writes the reports of the sample meetings to look at`() throws {
    let folder = URL(
      filePath: ProcessInfo.processInfo.environment["PLENUM_PICTURES"] ?? NSTemporaryDirectory())
    for meeting in Set(try SampleNotes.notes().compactMap(\.meeting)) {
      for isSettled in [true, false] {
        let report = SummaryReport(
          try SampleNotes.summary(of: meeting, isSettled: isSettled))
        let name = meeting + (isSettled ? "" : "-unsettled")
        try Data(report.html.utf8).write(to: folder.appending(path: name + ".html"))
        try Data(report.markdown.utf8).write(to: folder.appending(path: name + ".md"))
        try Data(report.text.utf8).write(to: folder.appending(path: name + ".txt"))
        try Data(report.json.pretty.utf8).write(to: folder.appending(path: name + ".json"))
        try Data(report.csv.utf8).write(to: folder.appending(path: name + ".csv"))
      }
    }
    let comparison = ComparisonReport(try SampleNotes.comparison())
    let keywords = KeywordReport(try SampleNotes.keywords(by: .theme))
    for (name, text) in [
      ("comparison.html", comparison.html),
      ("comparison.txt", comparison.text), ("comparison.json", comparison.json.pretty),
      ("comparison.csv", comparison.csv), ("keywords.txt", keywords.text),
      ("keywords.csv", keywords.csv), ("keywords.json", keywords.json.pretty),
    ] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
  }
}

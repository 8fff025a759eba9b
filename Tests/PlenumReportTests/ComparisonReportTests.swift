import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

struct ComparisonReportTests {
  @Test func `the two regions of June 2021 read as approved`() throws {
    let report = ComparisonReport(try SampleNotes.comparison())
    #expect(report.markdown.contains("Der tælles notater"))
    #expect(report.markdown.contains("uafhængige"))
    #expect(report.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `with fewer than five notes on a side it says so and lists no words`() {
    let report = ComparisonReport(SmallMeeting.comparison)
    for text in [report.markdown, report.html, report.text] {
      #expect(text.contains("For få notater"))
      #expect(text.contains("for få notater"))
      #expect(!text.contains("Hyppigere"))
    }
  }

  @Test func `each side's words are told from that side`() throws {
    let markdown = ComparisonReport(try SampleNotes.comparison()).markdown
    let words = markdown.split(separator: "\n").filter {
      $0.hasPrefix("- »") && $0.contains("nævnes i")
    }
    #expect(!words.isEmpty)
    for word in words {
      #expect(!word.hasSuffix("færre.") && !word.hasSuffix("færre)."), "\(word)")
    }
  }

  @Test func `rows bear the names of published tables`() throws {
    let document = ComparisonReport(try SampleNotes.comparison()).json
    let term = try #require(document.object?["rows"]?.array?.first?.object)
    for key in ["k1", "n1", "k2", "n2", "diff", "newcombe_lo", "mh_risk_difference", "cmh_p_BH"] {
      #expect(term.members.contains { $0.key == key }, "\(key)")
    }
    #expect(document.object?["JSD_bits"]?.double != nil)
  }

  @Test func `the rows for programs have a decimal point and the people's text a comma`() throws {
    let report = ComparisonReport(try SampleNotes.comparison())
    #expect(report.csv.contains("0."))
    #expect(report.text.contains(" bit") && report.text.contains("0,"))
  }

  @Test func `keywords are listed for every group`() throws {
    let report = KeywordReport(try SampleNotes.keywords(by: .region))
    for text in [report.markdown, report.html, report.text, report.csv, report.json.compact] {
      #expect(text.contains("Region Nordjylland") && text.contains("Region Hovedstaden"))
    }
    #expect(report.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}

import Foundation
import PlenumText
import Testing

/// Word forms of the domain with their lemma, where the reference folder lies beside the package.
struct DomainFormsTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/language/domain-forms.tsv")

  private static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// The rest are homographs, which the form alone does not decide, and misspellings.
  @Test(.enabled(if: isThere, "the reference folder is not beside the package"))
  func `knows the lemma of nine in ten forms`() throws {
    let rows = try String(contentsOf: Self.file, encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let right = rows.count { row in
      TextAnalyzer.standard.query(String(row[0])).map { $0.lowercased() } == [row[2].lowercased()]
    }
    #expect(Double(right) >= 0.9 * Double(rows.count), "\(right) of \(rows.count)")
  }
}

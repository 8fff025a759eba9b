import Foundation
import PlenumText
import Testing

/// Word forms of the domain with their lemma, where the reference folder lies beside the package.
struct DomainFormsTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/language/domain-forms.tsv")

  private static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// The rest are misspellings and a few forms that their neighbours do not decide either.
  @Test(.enabled(if: isThere, "the reference folder is not beside the package"))
  func `knows the lemma of 97 in 100 forms where they stand`() throws {
    let rows = try String(contentsOf: Self.file, encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let right = rows.count { row in
      Self.lemma(of: String(row[0]), in: String(row[3])) == row[2].lowercased()
    }
    #expect(Double(right) >= 0.97 * Double(rows.count), "\(right) of \(rows.count)")
  }

  private static func lemma(of form: String, in context: String) -> String? {
    guard let place = context.range(of: form) else { return nil }
    let start = context.utf8.distance(from: context.startIndex, to: place.lowerBound)
    return TextAnalyzer.standard.sentences(in: context.utf8Span.span).flatMap(\.tokens)
      .first { $0.utf8Range.lowerBound == start }?.lemma.lowercased()
  }
}

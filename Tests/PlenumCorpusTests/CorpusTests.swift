import Foundation
import PlenumCorpus
import Testing

struct CorpusTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")

  @Test(arguments: CorpusFile.allCases)
  func `carries every byte of a file, as UTF-8 with a line end`(file: CorpusFile) throws {
    let bytes = try Data(contentsOf: folder.appending(path: file.rawValue))
    #expect(file.bytes == Array(bytes))
    // One table is numbers behind its lines of text, and documents are archives.
    let isArchive = file == .wordStyles || file == .slideStyles
    #expect(isArchive || file == .vectors || String(validating: bytes, as: UTF8.self) != nil)
    #expect(bytes.last == 0x0A || isArchive && bytes.starts(with: [0x50, 0x4B]))
  }

  @Test func `leaves no data file of the folder behind`() throws {
    let found = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.contains("/") && !$0.hasPrefix("include/") && $0.contains(".") }
      // What makes a file does not travel.
      .filter { !$0.hasSuffix(".py") }
      .filter { !folder.appending(path: $0).hasDirectoryPath }
    #expect(
      Set(found).subtracting(directories(of: found)) == Set(CorpusFile.allCases.map(\.rawValue)))
  }

  private func directories(of paths: [String]) -> Set<String> {
    Set(
      paths.flatMap { path in
        path.split(separator: "/").indices.dropFirst().map {
          path.split(separator: "/")[..<$0].joined(separator: "/")
        }
      })
  }

  @Test func `knows all 98 municipalities and the region each will have in 2027`() {
    let rows = CorpusFile.municipalities.rows
    #expect(rows.count == 98)
    #expect(Set(rows.map { $0[3] }).count == 5)
    #expect(Set(rows.map { $0[6] }).count == 4)
  }
}

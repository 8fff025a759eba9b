import Foundation
import TestSupport
import Testing

struct HouseTests {
  @Test func `the manifest has no arrow that the plan does not have`() throws {
    #expect(try House.turnedArrows(inManifest: House.manifest()) == [])
  }

  @Test func `an arrow turned in the manifest is seen`() throws {
    let manifest = try House.manifest()
    let turned = manifest.replacing(
      #"library("PlenumText", ["PlenumCorpus"])"#,
      with: #"library("PlenumText", ["PlenumCorpus", "PlenumIndex"])"#
    ).replacing(
      #"library("PlenumIndex", ["PlenumText", "PlenumModel"])"#,
      with: #"library("PlenumIndex", ["PlenumModel"])"#)
    #expect(turned != manifest)
    #expect(try House.turnedArrows(inManifest: turned) == ["PlenumText -> PlenumIndex"])
  }

  @Test func `sources import only what the plan allows`() throws {
    var turned: [String] = []
    for file in try swiftFiles(under: "Sources") {
      let target = String(file.path.split(separator: "/")[1])
      turned += House.turnedImports(in: file.text, of: target).map { "\(file.path): \($0)" }
    }
    #expect(turned == [])
  }

  @Test(arguments: [
    ("import PlenumStore", ["PlenumIndex -> PlenumStore"]),
    ("package import PlenumStore", ["PlenumIndex -> PlenumStore"]),
    ("@testable import PlenumApp", ["PlenumIndex -> PlenumApp"]),
    ("@_spi(X) import struct PlenumReport.Page", ["PlenumIndex -> PlenumReport"]),
    ("import Foundation", ["PlenumIndex -> Foundation"]),
    ("package import PlenumModel\nimport Glibc", []),
  ])
  func `an import against the plan is seen`(source: String, turned: [String]) {
    #expect(House.turnedImports(in: source, of: "PlenumIndex") == turned)
  }

  @Test func `the manifest names no package, and every target of ours is built strictly`() throws {
    let manifest = try House.manifest()
    #expect(!manifest.contains(".package("))
    for setting in [
      ".swiftLanguageMode(.v6)", "\"ExistentialAny\"", "\"MemberImportVisibility\"",
      "\"InternalImportsByDefault\"", ".strictMemorySafety()", ".treatAllWarnings(as: .error)",
    ] {
      #expect(manifest.contains(setting))
    }
    let swiftTargets = try House.targets(inManifest: manifest).count {
      !["Corpus", "CSQLite", "CEdit"].contains($0.name)
    }
    #expect(swiftTargets > 10)
  }

  @Test func `nothing lies at the top that the plan does not name`() throws {
    let tracked = try Shell.run("git", "-C", House.root.path(), "ls-files")
    let top = Set(
      tracked.standardOutput.split(separator: "\n").compactMap { $0.split(separator: "/").first }
    )
    .filter { !$0.hasPrefix(".") }
    #expect(top.isSubset(of: ["Package.swift", "Sources", "Tests", "Corpus", "README.md"]))
  }

  @Test func `the README shows words that the summary of a sample meeting prints`() throws {
    let folder = try TemporaryFolder("readme")
    let notes = House.root.appending(path: "Corpus/meetings/notes.jsonl").path()
    let environment = ["PLENUM_DB": folder["store.sqlite"].path()]
    let plenum = Built.plenum.path()
    _ = try Shell.run(plenum, "import", notes, "--settled", environment: environment)
    let summary = try Shell.run(
      plenum, "summary", "--meeting", "2021-06-14-hovedstaden", environment: environment)
    func words(_ text: some StringProtocol) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let readme = try String(contentsOf: House.root.appending(path: "README.md"), encoding: .utf8)
    let excerpt = readme.split(separator: "\n").filter { $0.hasPrefix("> ") }
      .map { words($0.dropFirst(2).replacing("**", with: "")) }
    #expect(excerpt.count > 5)
    let printed = words(summary.standardOutput)
    #expect(excerpt.filter { !printed.contains($0) } == [])
  }

  @Test
  func `every target has a page that says what enters, what leaves and what is never done there`()
    throws
  {
    let targets = Set(
      try swiftFiles(under: "Sources").map { String($0.path.split(separator: "/")[1]) })
    #expect(targets.count >= 11)
    for target in targets.sorted() {
      let file = House.root.appending(path: "Sources/\(target)/\(target).docc/\(target).md")
      let page = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      #expect(page.hasPrefix("# ``\(target)``\n"), "\(target)")
      let words = page.lowercased()
      #expect(words.contains("what enters") || words.contains("in: "), "\(target)")
      #expect(words.contains("leave") || words.contains("out: "), "\(target)")
      #expect(words.contains("never done here"), "\(target)")
    }
  }

  @Test func `unsafe code stands only where the plan allows it`() throws {
    let allowed = [
      "Sources/PlenumCorpus/", "Sources/PlenumStore/SQLite/",
      "Sources/PlenumIndex/Postings",
      "Sources/PlenumText/MappedLexicon", "Sources/PlenumApp/System/", "Sources/plenum/",
    ]
    let found = try swiftFiles(under: "Sources")
      .filter { file in !allowed.contains { file.path.hasPrefix($0) } }
      .filter { $0.text.contains(/\bunsafe\s/) }
    #expect(found.map(\.path) == [])
  }

  private func swiftFiles(under folder: String) throws -> [(path: String, text: String)] {
    let base = House.root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: base.path())
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { path in
        let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
        return (path: "\(folder)/\(path)", text: text)
      }
  }
}

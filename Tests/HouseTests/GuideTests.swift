import Foundation
import Testing

@testable import plenum

/// What the guides and the help say is what happens.
struct GuideTests {
  private static let folder = House.root.appending(path: "Corpus/guides")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }

  private static func markdown(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test func `there is a guide for each user, one of the method and one of the data`() {
    #expect(
      Self.names == ["analytiker.md", "data.md", "formand.md", "metode.md", "noteskriver.md"])
  }

  @Test(arguments: names)
  func `no command of a guide fails, and each shows what the guide shows`(name: String) throws {
    let guide = Guide(try Self.markdown(name))
    let followed = try guide.followed()
    #expect(followed.count == guide.steps.count)
    for (step, seen) in zip(guide.steps, followed) {
      #expect(seen.status == "0", "\(step.command)\n\(seen.printed.joined(separator: "\n"))")
      #expect(
        step.firstLineNotShown(in: seen.printed) == nil,
        "\(step.command)\n\(seen.printed.joined(separator: "\n"))")
    }
  }

  @Test(arguments: names)
  func `help shows a guide within 80 columns and without its markup`(name: String) throws {
    let shown = try Shell.run(Built.plenum.path(), "help", String(name.dropLast(3)))
    #expect(shown.status == 0)
    let prose = shown.standardOutput.split(separator: "\n").filter { !$0.hasPrefix("$ ") }
    #expect(prose.count > 40)
    #expect(prose.filter { $0.count > 80 } == [])
    #expect(prose.filter { $0.contains("`") || $0.hasPrefix("#") } == [])
  }

  @Test func `a guide is one page`() throws {
    for name in ["noteskriver.md", "formand.md", "analytiker.md"] {
      #expect(try Self.markdown(name).split(separator: "\n").count <= 100, "\(name)")
    }
  }

  @Test(arguments: [
    ("a\nb", "a\nb", nil), ("a\nb", "a", "(the end)"), ("a\nb\nc", "a\n…\nc", nil),
    ("a\nb", "b\n…", "b"), ("a\nb", "…\nc", "c"), ("a 17\nb", "a …\n…", nil),
  ])
  func `what a guide shows is held against what is printed`(
    printed: String, shown: String, missing: String?
  ) {
    let step = Guide.Step(command: "", shown: shown.split(separator: "\n").map(String.init))
    #expect(
      step.firstLineNotShown(in: printed.split(separator: "\n").map(String.init)) == missing)
  }
}

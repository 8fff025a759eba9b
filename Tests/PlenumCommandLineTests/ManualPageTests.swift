import Foundation
import TestSupport
import Testing

@testable import PlenumCommandLine

@Suite struct ManualPageTests {
  @Test func `writes the manual`() throws {
    try Golden.expect(Sample.application.manual, isKeptAs: "aftale.1")
  }

  @Test func `is ASCII with every hyphen as it is typed`() {
    let manual = Sample.application.manual
    #expect(manual.utf8.allSatisfy { $0 < 0x80 })
    let bytes = Array(manual.utf8)
    let bare = bytes.indices.dropFirst().filter {
      bytes[$0] == UInt8(ascii: "-") && bytes[$0 - 1] != UInt8(ascii: "\\")
    }
    #expect(bare.isEmpty)
  }

  @Test(.enabled(if: Program.isInstalled("man"), "man is not installed"))
  func `man prints it without a warning, Danish letters and all`() throws {
    let folder = try TemporaryFolder("manual")
    let file = folder["aftale.1"]
    try Sample.application.manual.write(to: file, atomically: true, encoding: .utf8)
    let result = try Program.run(
      "man", ["--warnings", "-P", "cat", "-l", file.path], environment: ["MANWIDTH": "80"])
    #expect(result.status == 0)
    #expect(result.errors == "")
    for shown in ["NAVN", "MILJØ", "--dry-run", "FIL…", "Læg notater ind fra filer.", "'Fælles om"]
    {
      #expect(result.output.contains(shown), "\(shown)")
    }
  }

  @Test(arguments: [
    (".start", "\\&.start"), ("'x'", "\\[aq]x\\[aq]"), ("a\\b", "a\\[rs]b"),
    ("æøå", "\\[ae]\\[/o]\\[oa]"),
    ("--x", "\\-\\-x"), ("…", "\\[u2026]"), ("\u{1F600}", "\\[u1F600]"),
    ("~/\"^`", "\\[ti]/\\[dq]\\[ha]\\[ga]"),
    ("a\n.b", "a .b"),
  ])
  func `nothing in a text is a request`(text: String, roff: String) {
    #expect(Roff.text(text) == roff)
  }
}

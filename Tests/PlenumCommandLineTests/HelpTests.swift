import Testing

@testable import PlenumCommandLine

@Suite struct HelpTests {
  @Test(arguments: [
    [], ["meeting"], ["meeting", "create"], ["note", "add"], ["summary"],
  ])
  func `writes the help of each command`(_ names: [String]) throws {
    let text = try #require(Sample.application.help(for: names))
    try Golden.expect(text, isKeptAs: (["help"] + names).joined(separator: "-") + ".txt")
    #expect(Sample.application.help(for: ["nowhere"]) == nil)
  }

  @Test(arguments: [
    ["help", "begynd"], ["help", "begynd", "--help"], ["help", "--help", "begynd"],
  ])
  func `shows a guide as it is`(_ words: [String]) throws {
    guard case .help(let text) = try Sample.application.parse(words) else {
      Issue.record("a guide is not a command to run")
      return
    }
    #expect(text == "# Begynd\n")
  }

  @Test func `a guide and a command do not share a name`() {
    let taken = Application(
      version: "1",
      root: Command<String>(
        "aftale", summary: "En prøve.", subcommands: [Sample.importing]),
      guides: [Guide("import", summary: "Taget.") { "" }])
    #expect(taken.problems().map(\.fault) == [.duplicate("import")])
  }

  @Test(arguments: [30, 40, 60, 80, 120])
  func `keeps to the width, but for examples, which are copied whole`(width: Int) throws {
    let examples = Sample.add.declaration.examples.map(\.command)
    let text = try #require(Sample.application.help(for: ["note", "add"], width: width))
    for line in text.split(separator: "\n") where !examples.contains(where: line.contains) {
      #expect(line.unicodeScalars.count <= max(width, 54), "\(line)")
    }
  }
}

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

  @Test(arguments: [30, 40, 60, 80, 120])
  func `keeps to the width, but for examples, which are copied whole`(width: Int) throws {
    let examples = Sample.add.declaration.examples.map(\.command)
    let text = try #require(Sample.application.help(for: ["note", "add"], width: width))
    for line in text.split(separator: "\n") where !examples.contains(where: line.contains) {
      #expect(line.unicodeScalars.count <= max(width, 54), "\(line)")
    }
  }
}

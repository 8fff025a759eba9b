import PlenumCommandLine
import Testing

@Suite struct ArgumentsTests {
  /// What a line gives to the body of its command.
  private func arguments(
    _ line: String, environment: [String: String] = [:]
  ) throws -> Arguments {
    let invocation = try Sample.application.parse(words(line), environment: environment)
    guard case .run(let arguments, _) = invocation else { throw NothingToRun() }
    return arguments
  }

  private struct NothingToRun: Error {}

  @Test func `gives each value with its type`() throws {
    let given = try arguments(
      "summary m 7 a b --format=json --where region=Nord=1 --where rest --out mappe")
    let first: String = given[Sample.first]
    let second: Int? = given[Sample.second]
    let others: [String] = given[Sample.others]
    let format: Sample.Format = given[Sample.format]
    let conditions: [String] = given[Sample.conditions]
    #expect(first == "m" && second == 7 && others == ["a", "b"] && format == .json)
    #expect(conditions == ["region: Nord=1", "alle andre"])
    #expect(given[Sample.folder] == "mappe")
    #expect(given.command == ["aftale", "summary"])
  }

  @Test func `gives nil, nothing or the default for what was left out`() throws {
    let given = try arguments("summary m")
    #expect(given[Sample.second] == nil && given[Sample.others] == [])
    #expect(given[Sample.format] == .md && given[Sample.conditions].isEmpty)
    #expect(given[Sample.db] == nil)
  }

  @Test(arguments: [
    ("0,5", 0.5), ("-0.5", -0.5), ("1", 1), ("+,5", 0.5), ("-1,0", -1), ("00.25", 0.25),
  ])
  func `reads decimals with comma and point`(word: String, number: Double) throws {
    #expect(try arguments("import --weight=\(word) f")[Sample.weight] == number)
  }

  @Test func `tells what was given from what counts anyway`() throws {
    let given = try arguments("summary m --db x")
    #expect(given.has(Sample.db) && given.has(Sample.first))
    #expect(!given.has(Sample.format) && !given.has(Sample.second))
    #expect(try arguments("import f", environment: ["AFTALE_DB": "x"]).has(Sample.db))
  }

  @Test func `a variable may be the companion that an option needs`() throws {
    let place = Option("place", value: "STED", .text, help: "Et sted.")
    let day = Option("day", value: "DAG", .text, environment: "DAY", help: "En dag.")
    let command = Command<String>(
      "app", summary: "En prøve.", parameters: [place, day], rules: [.giving(place, needs: day)]
    ) { $0[day] ?? "-" }
    let application = Application(version: "1", root: command)
    let invocation = try application.parse(["--place=Ribe"], environment: ["DAY": "mandag"])
    guard case .run(let given, let body) = invocation else {
      Issue.record("a program of one command runs")
      return
    }
    #expect(try body(given) == "mandag")
    #expect(throws: UsageError.self) { try application.parse(["--place=Ribe"]) }
  }

  @Test func `a command that reads what it does not declare is ended at once`() async {
    await #expect(processExitsWith: .failure) {
      guard case .run(let arguments, _) = try Sample.application.parse(["meeting", "list"])
      else { return }
      _ = arguments[Sample.dryRun]
    }
  }

  @Test func `a value may have a rule of its own`() throws {
    let even = Option(
      "even", value: "TAL",
      ValueFormat(expected: "et lige tal") { Int($0).flatMap { $0.isMultiple(of: 2) ? $0 : nil } },
      help: "Et lige tal.")
    let command = Command<Int>("app", summary: "En prøve.", parameters: [even]) { $0[even] ?? 0 }
    let application = Application(version: "1", root: command)
    guard case .run(let given, let body) = try application.parse(["--even", "4"]) else {
      Issue.record("a program of one command runs")
      return
    }
    #expect(try body(given) == 4)
    let refusal = try #require(throws: UsageError.self) { try application.parse(["--even=3"]) }
    #expect(
      refusal.message == """
        Værdien til tilvalget --even er ikke et lige tal.
        Brug: app [--even TAL]
        Hjælp: app --help
        """)
  }

  @Test(arguments: [true, false])
  func `an error shows the word again only where nobody's text is expected`(isShown: Bool) throws {
    let even = Option(
      "even", value: "TAL",
      ValueFormat<Int>(expected: "et lige tal", isShown: isShown) { _ in nil },
      help: "Et lige tal.")
    let command = Command<Int>("app", summary: "En prøve.", parameters: [even]) { $0[even] ?? 0 }
    let application = Application(version: "1", root: command)
    let refusal = try #require(throws: UsageError.self) { try application.parse(["--even=tre"]) }
    #expect(refusal.message.contains("»tre«") == isShown)
  }

  @Test func `a program of one command has help and version, and no hidden commands`() throws {
    let word = Argument(optional: "ORD", .text, help: "Et ord.")
    let command = Command<String>("app", summary: "En prøve.", parameters: [word]) {
      $0[word] ?? "-"
    }
    let application = Application(version: "2", root: command)
    #expect(try application.parse(["--version"]).text == "app 2\n")
    #expect(try application.parse(["-h"]).text == application.help())
    guard case .run(let given, let body) = try application.parse(["man"]) else {
      Issue.record("a word is an argument here")
      return
    }
    #expect(try body(given) == "man")
    #expect(try application.parse([]).text == nil)
  }

  @Test func `prints the same texts by line and by call`() throws {
    let application = Sample.application
    #expect(try application.parse(["man"]).text == application.manual)
    #expect(
      try application.parse(["completion", "fish"]).text == application.completion(for: .fish))
    #expect(try application.parse(["help", "import"]).text == application.help(for: ["import"]))
    #expect(try application.parse(["-h"], width: 40).text == application.help(width: 40))
    #expect(try application.parse(["--version"]).text == "aftale 1.2.3\n")
  }
}

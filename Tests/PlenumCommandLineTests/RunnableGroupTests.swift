import PlenumCommandLine
import Testing

@Suite struct `A group that does something itself` {
  static let db = Option("db", value: "FIL", .file, help: "Databasen.")
  static let offers = Option("offers", value: "TAL", .wholeNumber, help: "Så mange forslag.")
  static let theme = Option("theme", value: "TEMA", .text, help: "Kun temaet.")
  static let meeting = Option("meeting", value: "MØDE", .text, help: "Mødet.")
  static let json = Flag("json", help: "Skriv JSON.")

  static let application = Application<String>(
    version: "1",
    root: Command(
      "aftale", summary: "En prøve.", parameters: [db],
      subcommands: [
        Command(
          "points", summary: "Vis punkter.", parameters: [meeting, offers, json],
          rules: [.giving(offers, needs: json)],
          subcommands: [
            Command("settle", summary: "Afgør punkter.", parameters: [meeting, theme]) {
              "settle \($0[meeting] ?? "-") \($0[theme] ?? "-") \($0[db] ?? "-")"
            }
          ]
        ) { "points \($0[meeting] ?? "-") \($0[offers].map(String.init) ?? "-") \($0[db] ?? "-")" }
      ]))

  func outcome(_ line: String) throws -> String {
    do throws(UsageError) {
      guard
        case .run(let arguments, let body) = try Self.application.parse(
          line.split(separator: " ").map(String.init))
      else { return "no run" }
      return (try? body(arguments)) ?? "thrown"
    } catch {
      return "\(error.fault)"
    }
  }

  @Test(arguments: [
    ("points", "points - - -"), ("points --meeting m --offers 5 --json", "points m 5 -"),
    ("points settle --meeting m --theme t", "settle m t -"),
    ("--db x points settle", "settle - - x"), ("points --db x", "points - - x"),
    // An option that both have may stand before the name; one of the group's alone may not.
    ("points --meeting m settle", "settle m - -"),
  ])
  func `runs where no command is named, and its commands where one is`(
    line: String, expected: String
  ) throws {
    #expect(try outcome(line) == expected)
  }

  @Test(arguments: [
    (
      "points --offers 5 settle",
      #"unknownOption(typed: Optional("--offers"), nearest: [], mayBeText: false)"#
    ),
    (
      "points settle --offers 5",
      #"unknownOption(typed: Optional("--offers"), nearest: [], mayBeText: false)"#
    ),
    ("points --theme t", #"optionBeforeCommand(option: "--theme")"#),
    ("points setle", #"unknownCommand(typed: Optional("setle"), nearest: ["settle"])"#),
    ("points --offers 5", #"missingCompanions(of: "--offers", needed: ["--json"])"#),
  ])
  func `keeps its options and rules to itself`(line: String, fault: String) throws {
    #expect(try outcome(line) == fault)
  }

  @Test func `is declared without fault and shows both ways in its help`() throws {
    #expect(Self.application.problems().isEmpty)
    let help = try #require(Self.application.help(for: ["points"]))
    #expect(help.contains("aftale points [--meeting MØDE] [--offers TAL] [--json] [KOMMANDO]"))
    #expect(help.contains("settle  Afgør punkter."))
    let settle = try #require(Self.application.help(for: ["points", "settle"]))
    #expect(settle.contains("--db FIL") && !settle.contains("--offers"))
  }
}

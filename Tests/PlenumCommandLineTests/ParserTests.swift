import PlenumCommandLine
import Testing

@Suite struct ParserTests {
  @Test(arguments: [
    LineCase("meeting list", "run: false -"),
    LineCase("meeting list --json", "run: true -"),
    LineCase("summary m", "run: m - []"),
    LineCase("summary m 3 a b a", #"run: m 3 ["a", "b", "a"]"#),
    LineCase("import a.jsonl b.csv", #"run: ["a.jsonl", "b.csv"] - false"#),
    LineCase("secret", "run: "),
  ])
  func `reads commands, groups of commands and arguments`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test(arguments: [
    LineCase("import --meeting m f", #"run: ["f"] m false"#),
    LineCase("import --meeting=m f", #"run: ["f"] m false"#),
    LineCase("import f --meeting m", #"run: ["f"] m false"#),
    LineCase("import f --dry-run g", #"run: ["f", "g"] - true"#),
    LineCase("import -n f", #"run: ["f"] - true"#),
    LineCase("meeting create --from-letter b -t x --theme=y", #"run: - b - ["x", "y"] false"#),
    LineCase("note add -m m --table=3", "run: m 3 point -"),
    LineCase("note add -m=m --table=3", "run: m 3 point -"),
    LineCase("meeting create --title=a=b --date=2021-06-17", "run: a=b - 2021-06-17 [] false"),
    LineCase("meeting create --title _=_ --date=2021-06-17", "run:  =  - 2021-06-17 [] false"),
  ])
  func `takes options before and after arguments, with and without =`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test(arguments: [
    LineCase("--db x meeting list", "run: false x"),
    LineCase("--db=x meeting list", "run: false x"),
    LineCase("meeting --db x list", "run: false x"),
    LineCase("meeting list --db x", "run: false x"),
    LineCase("--db meeting meeting list", "run: false meeting"),
    LineCase("--db x meeting list --db y", #"givenTwice(option: "--db")"#),
    LineCase("--json meeting list", #"optionBeforeCommand(option: "--json")"#),
    LineCase("meeting -t x create", #"optionBeforeCommand(option: "-t")"#),
  ])
  func `takes a group's options anywhere, a command's only after it`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test(arguments: [
    LineCase("import --meeting -x f", #"run: ["f"] -x false"#),
    LineCase("import --meeting --x f", #"run: ["f"] --x false"#),
    LineCase("import --meeting - f", #"run: ["f"] - false"#),
    LineCase("import --meeting=--dry-run f", #"run: ["f"] --dry-run false"#),
    LineCase("import --meeting=-n f", #"run: ["f"] -n false"#),
    LineCase("import --meeting=-- f", #"run: ["f"] -- false"#),
    LineCase("import --meeting=--help f", #"run: ["f"] --help false"#),
    LineCase("import --offset -5 --weight -0,5 f", #"run: ["f"] - false"#),
    LineCase("import --weight -.5 f", #"run: ["f"] - false"#),
    LineCase("summary m -5", "run: m -5 []"),
    LineCase("import - -5 -.5", #"run: ["-", "-5", "-.5"] - false"#),
  ])
  func `takes values and numbers that begin with a hyphen`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test(arguments: [
    LineCase("import f --meeting", missing(next: nil)),
    LineCase("import --meeting --dry-run f", missing(next: "--dry-run")),
    LineCase("import --meeting -n f", missing(next: "-n")),
    LineCase("import --meeting --weight=1 f", missing(next: "--weight")),
    LineCase("import --meeting --db x f", missing(next: "--db")),
    LineCase("import --meeting -- f", missing(next: "--")),
  ])
  func `says so when a value was forgotten before the next option`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  private static func missing(next: String?) -> String {
    "\(UsageFault.missingValue(option: "--meeting", valueName: "MØDE", next: next))"
  }

  @Test(arguments: [
    LineCase(
      "note add -m m --table 3 -- -5_busser --dry-run -- -h",
      "run: m 3 point -5 busser --dry-run -- -h"),
    LineCase("note add -m m --table 3 flere busser", "run: m 3 point flere busser"),
    LineCase("note add flere -m m busser --table 3", "run: m 3 point flere busser"),
    LineCase("note add -m m --table 3 flere -- -x", "run: m 3 point flere -x"),
    LineCase("note add -m m --table 3 --", "run: m 3 point -"),
    LineCase("note add -m m --table 3 -- ''", "run: m 3 point "),
    LineCase("import -- --dry-run", #"run: ["--dry-run"] - false"#),
    LineCase("import -- --help", #"run: ["--help"] - false"#),
    LineCase(
      "-- meeting list", #"missingCommand(choices: ["meeting", "note", "import", "summary"])"#),
  ])
  func `takes every word after -- as it is`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test(arguments: [
    LineCase("import --json=1 f", unknown("--json", [], mayBeText: true)),
    LineCase("meeting list --json=1", #"unexpectedValue(flag: "--json")"#),
    LineCase("meeting list --json=", #"unexpectedValue(flag: "--json")"#),
    LineCase("import -n=1 f", #"unexpectedValue(flag: "-n")"#),
    LineCase("import --help=1 f", #"unexpectedValue(flag: "--help")"#),
    LineCase("meeting list --json --json", #"givenTwice(option: "--json")"#),
    LineCase("import -n --dry-run f", #"givenTwice(option: "--dry-run")"#),
    LineCase("import --meeting a --meeting=b f", #"givenTwice(option: "--meeting")"#),
    LineCase("note add --meeting a -m b", #"givenTwice(option: "-m")"#),
    LineCase("meeting create --from-letter b --theme x --theme x", #"run: - b - ["x", "x"] false"#),
  ])
  func `refuses values of flags, and options given twice`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test(arguments: [
    LineCase("import --meet m f", unknown("--meet", ["--meeting"], mayBeText: true)),
    LineCase("import --metting m f", unknown("--metting", ["--meeting"], mayBeText: true)),
    LineCase("import --Meeting=m f", unknown("--Meeting", ["--meeting"], mayBeText: true)),
    LineCase("import -meeting m f", unknown("-meeting", ["--meeting"], mayBeText: true)),
    LineCase("import --n f", unknown("--n", ["-n"], mayBeText: true)),
    LineCase("import -nx f", unknown("-nx", ["-n"], mayBeText: true)),
    LineCase("note add -mm", unknown("-mm", ["-m MØDE"], mayBeText: true)),
    LineCase("meeting list --colour", unknown("--colour", [], mayBeText: false)),
    LineCase("meeting list -x", unknown("-x", [], mayBeText: false)),
    LineCase("meeting list --versio", unknown("--versio", [], mayBeText: false)),
    LineCase("--versio", unknown("--versio", ["--version"], mayBeText: false)),
    LineCase("meeting list --version", unknown("--version", [], mayBeText: false)),
    LineCase("note add -vi_vil_have", unknown(nil, [], mayBeText: true)),
    LineCase("note add ---", unknown(nil, [], mayBeText: true)),
    LineCase("note add --\u{1B}[2J", unknown(nil, [], mayBeText: true)),
    LineCase("note add --\u{301}", unknown(nil, [], mayBeText: true)),
    LineCase("note add --=x", unknown(nil, [], mayBeText: true)),
  ])
  func `refuses unknown and shortened options and names the nearest`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  private static func unknown(_ typed: String?, _ nearest: [String], mayBeText: Bool) -> String {
    "\(UsageFault.unknownOption(typed: typed, nearest: nearest, mayBeText: mayBeText))"
  }

  @Test(arguments: [
    LineCase("impor f", unknownCommand("impor", ["import"])),
    LineCase("imp", unknownCommand("imp", ["import"])),
    LineCase("Import", unknownCommand("Import", ["import"])),
    LineCase("create", unknownCommand("create", ["meeting create"])),
    LineCase("meeting lsit", unknownCommand("lsit", ["list"])),
    LineCase("hjælp", unknownCommand("hjælp", ["help"])),
    LineCase("version", unknownCommand("version", ["--version"])),
    LineCase("xyzzy", unknownCommand("xyzzy", [])),
    LineCase("secre", unknownCommand("secre", [])),
    LineCase("complete", unknownCommand("complete", [])),
    LineCase("Vi_vil_have", unknownCommand(nil, [])),
    LineCase("''", unknownCommand(nil, [])),
    LineCase("impor --help", unknownCommand("impor", ["import"])),
    LineCase("help impor", unknownCommand("impor", ["import"])),
    LineCase("meeting", #"missingCommand(choices: ["create", "list"])"#),
    LineCase("--db x", #"missingCommand(choices: ["meeting", "note", "import", "summary"])"#),
  ])
  func `refuses unknown commands and names the nearest`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  private static func unknownCommand(_ typed: String?, _ nearest: [String]) -> String {
    "\(UsageFault.unknownCommand(typed: typed, nearest: nearest))"
  }

  @Test func `takes arguments as one side of a choice`() throws {
    let files = Argument(anyNumber: "FIL", .file, help: "Filer.")
    let undo = Option("undo", value: "NUMMER", .wholeNumber, help: "Tag tilbage.")
    let root = Command<Int>(
      "app", summary: "En prøve.", parameters: [undo, files],
      rules: [.exactlyOne(of: files, undo)]
    ) { $0[files].count }
    let app = Application(version: "1", root: root)
    #expect(app.problems() == [])
    #expect(throws: Never.self) { try app.parse(["a", "b"]) }
    #expect(throws: Never.self) { try app.parse(["--undo", "2"]) }
    for (line, fault) in [
      ([], UsageFault.missingOneOf(["FIL", "--undo"])),
      (["a", "--undo", "2"], .mutuallyExclusive(["FIL", "--undo"])),
    ] {
      let error = #expect(throws: UsageError.self) { try app.parse(line) }
      #expect(error?.fault == fault)
      #expect(error?.message.contains("(--undo NUMMER | FIL…)") == true)
    }
  }

  @Test(arguments: [
    LineCase("note add", #"missingOptions(["--meeting MØDE", "--table BORD"])"#),
    LineCase("note add --table 3", #"missingOptions(["--meeting MØDE"])"#),
    LineCase("import", #"missingArguments(["FIL"])"#),
    LineCase("summary", #"missingArguments(["MØDE"])"#),
    LineCase("meeting list en to", "tooManyArguments(given: 2, allowed: 0)"),
    LineCase("meeting create", #"missingOneOf(["--title", "--from-letter"])"#),
    LineCase(
      "meeting create --title a --from-letter b --date 2021-06-17",
      #"mutuallyExclusive(["--title", "--from-letter"])"#),
    LineCase(
      "meeting create --title a", #"missingCompanions(of: "--title", needed: ["--date"])"#),
    LineCase("meeting create --from-letter b --date 2021-06-17", "run: - b 2021-06-17 [] false"),
    LineCase("summary m --from f --meeting x", #"mutuallyExclusive(["--meeting", "--from"])"#),
    LineCase("summary m --from f", "run: m - []"),
    LineCase("man x", "tooManyArguments(given: 1, allowed: 0)"),
    LineCase("help import x", unknownCommand("x", [])),
  ])
  func `refuses lines with too little or too much`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test(arguments: [
    LineCase("--version", "version"),
    LineCase("--version import", "version"),
    LineCase("", "help: aftale [--db FIL] KOMMANDO"),
    LineCase("--help", "help: aftale [--db FIL] KOMMANDO"),
    LineCase("-h", "help: aftale [--db FIL] KOMMANDO"),
    LineCase("help", "help: aftale [--db FIL] KOMMANDO"),
    LineCase("--help meeting list", "help: aftale meeting list [--json]"),
    LineCase("meeting list --help", "help: aftale meeting list [--json]"),
    LineCase("meeting -h list", "help: aftale meeting list [--json]"),
    LineCase("--db x meeting list -h", "help: aftale meeting list [--json]"),
    LineCase("help meeting list", "help: aftale meeting list [--json]"),
    LineCase("meeting help list", "help: aftale meeting list [--json]"),
    LineCase("help meeting list --help", "help: aftale meeting list [--json]"),
    LineCase("help help", "help: aftale [--db FIL] KOMMANDO"),
    LineCase("meeting", #"missingCommand(choices: ["create", "list"])"#),
    LineCase("meeting --help", "help: aftale meeting KOMMANDO"),
    LineCase("meeting list a b c --nonsense --json=1 --help", "help: aftale meeting list [--json]"),
    LineCase("meeting list --nonsense --help -- x", "help: aftale meeting list [--json]"),
    LineCase("help secret", "help: aftale secret"),
    LineCase("completion bash", "completion"),
    LineCase("man", "manual"),
  ])
  func `gives help and version wherever they are asked for`(_ row: LineCase) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  @Test func `an option that is given an environment variable reads it last`() throws {
    let here = ["AFTALE_DB": "x"]
    #expect(try outcome(of: ["meeting", "list"], environment: here) == "run: false x")
    #expect(
      try outcome(of: ["meeting", "list", "--db", "y"], environment: here) == "run: false y")
    #expect(
      try outcome(of: ["meeting", "list"], environment: ["AFTALE_DB": ""]) == "run: false -")
  }

  @Test func `a variable is silent when its option is excluded by one that was typed`() throws {
    let here = ["AFTALE_MEETING": "m"]
    #expect(try outcome(of: words("summary a --from f"), environment: here) == "run: a - []")
    #expect(try outcome(of: words("import f"), environment: here) == #"run: ["f"] m false"#)
  }
}

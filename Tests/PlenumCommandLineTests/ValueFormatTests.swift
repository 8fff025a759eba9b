import PlenumCommandLine
import Testing

@Suite struct ValueFormatTests {
  @Test(arguments: [
    LineCase("import --offset abc f", bad("--offset", "abc", .notAWholeNumber)),
    LineCase("import --offset 1,5 f", bad("--offset", "1,5", .notAWholeNumber)),
    LineCase(
      "import --offset 99999999999999999999 f",
      bad("--offset", "99999999999999999999", .notAWholeNumber)),
    LineCase("import --offset '' f", bad("--offset", nil, .empty)),
    LineCase("note add -m m --table 0", bad("--table", "0", .outOfRange(from: "1", to: "99"))),
    LineCase("import --weight 0x1 f", bad("--weight", "0x1", .notANumber)),
    LineCase("import --weight nan f", bad("--weight", "nan", .notANumber)),
    LineCase("import --weight 1,5 f", bad("--weight", "1,5", .outOfRange(from: "-1", to: "1"))),
    LineCase("import --weight 1.2.3 f", bad("--weight", "1.2.3", .notANumber)),
    LineCase("import --weight - f", bad("--weight", "-", .notANumber)),
    LineCase("meeting create --from-letter b --date i_dag", bad("--date", "i dag", .notADate)),
    LineCase("meeting create --from-letter b --start nu", bad("--start", "nu", .notATime)),
    LineCase(
      "summary m --format htm",
      bad("--format", "htm", .notAChoice(choices: ["md", "html", "json"], nearest: ["html"]))),
    LineCase("summary m -f=", bad("-f", nil, .empty)),
    LineCase("summary m --format=", bad("--format", nil, .empty)),
    LineCase("summary m --out=", bad("--out", nil, .empty)),
    LineCase("import f --meeting ''", bad("--meeting", nil, .empty)),
    LineCase("meeting create --title '' --date 2021-06-17", "run:  - 2021-06-17 [] false"),
    LineCase("meeting create --title= --date=2021-06-17", "run:  - 2021-06-17 [] false"),
    LineCase(
      "summary m --where region", bad("--where", nil, .notAPair(keys: keys, orWords: ["rest"]))),
    LineCase("summary m --where =x", bad("--where", nil, .notAPair(keys: keys, orWords: ["rest"]))),
    LineCase(
      "summary m --where year=", bad("--where", nil, .notAPair(keys: keys, orWords: ["rest"]))),
    LineCase(
      "summary m --where regoin=x",
      bad("--where", nil, .unknownKey(key: "regoin", keys: keys, nearest: ["region"]))),
    LineCase(
      "summary m --where region=Region_Nordjylland --where=year=2021 --where rest", "run: m - []"),
    LineCase("summary m to", badArgument("ANDET", "to", .notAWholeNumber)),
    LineCase(
      "summary m 2 a c", badArgument("FLERE", "c", .notAChoice(choices: ["a", "b"], nearest: []))),
    LineCase("import ''", badArgument("FIL", nil, .empty)),
    LineCase(
      "completion csh",
      badArgument("SKAL", "csh", .notAChoice(choices: ["bash", "zsh", "fish"], nearest: ["zsh"]))),
  ])
  func `refuses values that are not of the format, and shows only what is safe`(
    _ row: LineCase
  ) throws {
    #expect(try outcome(of: words(row.line)) == row.outcome)
  }

  private static let keys = ["region", "year"]

  private static func bad(_ option: String, _ typed: String?, _ fault: ValueFault) -> String {
    "\(UsageFault.badOptionValue(option: option, typed: typed, fault: fault))"
  }

  private static func badArgument(_ name: String, _ typed: String?, _ fault: ValueFault) -> String {
    "\(UsageFault.badArgument(argument: name, typed: typed, fault: fault))"
  }
}

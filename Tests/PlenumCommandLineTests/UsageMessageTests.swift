import PlenumCommandLine
import Testing

@Suite struct UsageMessageTests {
  private func message(_ line: String, environment: [String: String] = [:]) -> String? {
    do {
      _ = try Sample.application.parse(words(line), environment: environment)
      return nil
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    LineCase(
      "meeting", "Der mangler en kommando efter aftale meeting. Vælg mellem create og list."),
    LineCase("impor", "Kommandoen findes ikke: impor. Mente du import?"),
    LineCase("help begyndt", "Kommandoen findes ikke: begyndt. Mente du begynd?"),
    LineCase("begynd", "Kommandoen findes ikke: begynd. Mente du help begynd?"),
    LineCase("help begynd x", "For mange argumenter: Der er 2, men aftale kan højst have 1."),
    LineCase("Vi_vil_have", "Kommandoen findes ikke."),
    LineCase("meeting list --jsn", "Tilvalget findes ikke: --jsn. Mente du --json?"),
    LineCase(
      "note add -vi_vil",
      "Tilvalget findes ikke. Er det tekst, der begynder med -, så skriv -- foran teksten."),
    LineCase(
      "--json meeting list", "Tilvalget --json hører til en kommando og skal stå efter dens navn."),
    LineCase("import --meeting", "Tilvalget --meeting mangler sin værdi (MØDE)."),
    LineCase(
      "import --meeting --dry-run",
      "Tilvalget --meeting mangler sin værdi (MØDE): Det næste ord, --dry-run, er selv et tilvalg. "
        + "Er det alligevel værdien, så skriv --meeting=--dry-run."),
    LineCase(
      "note add --meeting -- x",
      "Tilvalget --meeting mangler sin værdi (MØDE): Det næste ord er --. "
        + "Er det alligevel værdien, så skriv --meeting=--."),
    LineCase("meeting list --json=1", "Tilvalget --json skal stå uden værdi."),
    LineCase("meeting list --json --json", "Tilvalget --json må kun angives én gang."),
    LineCase("import --offset x f", "Værdien »x« til tilvalget --offset er ikke et helt tal."),
    LineCase("import --weight x f", "Værdien »x« til tilvalget --weight er ikke et tal."),
    LineCase(
      "note add -m m --table 100", "Værdien »100« til tilvalget --table skal være mellem 1 og 99."),
    LineCase(
      "meeting create --from-letter b --date x",
      "Værdien »x« til tilvalget --date er ikke en dato. Skriv den som 2021-06-17."),
    LineCase(
      "meeting create --from-letter b --start x",
      "Værdien »x« til tilvalget --start er ikke et klokkeslæt. Skriv det som 13:30."),
    LineCase(
      "summary m --format htm",
      "Værdien »htm« til tilvalget --format er ikke en af mulighederne: md, html, json. Mente du html?"
    ),
    LineCase("import --meeting= f", "Værdien til tilvalget --meeting må ikke være tom."),
    LineCase(
      "summary m --where x",
      "Værdien til tilvalget --where skal skrives som FELT=VÆRDI eller være rest. "
        + "Feltet er region eller year."),
    LineCase(
      "summary m --where yaer=2",
      "Værdien til tilvalget --where har et ukendt felt: yaer. Feltet er region eller year. "
        + "Mente du year?"),
    LineCase("summary m x", "Værdien »x« til argumentet ANDET er ikke et helt tal."),
    LineCase("note add", "Tilvalgene --meeting MØDE og --table BORD mangler."),
    LineCase("note add -m x", "Tilvalget --table BORD mangler."),
    LineCase("import", "Argumentet FIL mangler."),
    LineCase(
      "meeting list a b",
      "For mange argumenter: Der er 2, men aftale meeting list kan ikke have nogen."),
    LineCase("meeting create", "Angiv enten --title eller --from-letter."),
    LineCase(
      "summary m --from f --meeting m", "Tilvalgene --meeting og --from kan ikke bruges sammen."),
    LineCase("meeting create --title x", "Tilvalget --title kan kun bruges sammen med --date."),
  ])
  func `says in Danish what is wrong`(_ row: LineCase) {
    let sentence = message(row.line)?.split(separator: "\n").first.map(String.init)
    #expect(sentence == row.outcome)
  }

  @Test func `says how the command is used and where its help is`() {
    #expect(
      message("meeting create") == """
        Angiv enten --title eller --from-letter.
        Brug: aftale meeting create (--title TITEL | --from-letter BREV) [--date DATO]
            [--start TID] [--theme TEMA]… [--json]
        Hjælp: aftale help meeting create
        """)
    #expect(
      message("impor") == """
        Kommandoen findes ikke: impor. Mente du import?
        Brug: aftale [--db FIL] KOMMANDO
        Hjælp: aftale --help
        """)
  }

  @Test func `names the variable that holds a bad value`() {
    let error = message("import f", environment: ["AFTALE_WEIGHT": "tung"])
    #expect(
      error?.hasPrefix("Værdien »tung« til miljøvariablen AFTALE_WEIGHT er ikke et tal.\n") == true)
  }

  @Test func `never shows what a terminal would obey, nor more than a little`() {
    let long = String(repeating: "x", count: 50)
    let shown = message("import --offset \u{1B}[31m\u{202E}\(long) f")
    #expect(shown?.contains("»\u{FFFD}[31m\u{FFFD}\(long.prefix(34))…«") == true)
  }

  @Test(arguments: [
    "meeting list hemmeligt", "note add -hemmeligt_notat", "hemmeligt_notat", "--hemmeligt_notat",
    "summary m --where hemmeligt", "summary m --where hemmeligt_ord=x",
    "summary m --where region=hemmeligt --where x=hemmeligt", "note add hemmeligt --meeting",
  ])
  func `never repeats what may be somebody's text`(_ line: String) throws {
    let shown = try #require(self.message(line))
    #expect(!shown.contains("hemmeligt"))
  }

  @Test func `wrong usage exits with 64`() {
    #expect(UsageError.exitCode == 64)
  }
}

import PlenumCommandLine

/// A program with everything that a declaration can hold, for all tests of the target. Its
/// commands give back what they read.
enum Sample {
  enum Format: String, CaseIterable, Sendable { case md, html, json }
  enum Field: String, CaseIterable, Sendable { case region, year }

  static let db = Option(
    "db", value: "FIL", .file, environment: "AFTALE_DB", help: "Brug databasen i FIL.")
  static let json = Flag("json", help: "Skriv JSON.")

  static let title = Option("title", value: "TITEL", .textOrEmpty, help: "Mødets titel.")
  static let letter = Option("from-letter", value: "BREV", .file, help: "Læs mødet af et brev.")
  static let date = Option(
    "date", value: "DATO", .date { $0.utf8.count == 10 ? $0 : nil }, help: "Mødets dato.")
  static let start = Option(
    "start", value: "TID", .time { $0.utf8.count == 5 ? $0 : nil }, help: "Hvornår det begynder.")
  static let themes = Option(
    repeated: "theme", letter: "t", value: "TEMA", .text, help: "Et tema på mødet.")

  static let meeting = Option(
    required: "meeting", letter: "m", value: "MØDE", .text, help: "Mødet, som notatet er fra.")
  static let table = Option(
    required: "table", value: "BORD", .wholeNumber(in: 1...99), help: "Bordets nummer.")
  static let kind = Option(
    "kind", value: "SLAGS", .choice(of: Kind.self), default: "point", help: "Notatets slags.")
  static let text = Argument(text: "TEKST", help: "Notatets tekst.")
  enum Kind: String, CaseIterable, Sendable { case success, challenge, ask, point }

  static let files = Argument(repeated: "FIL", .file, help: "En fil med notater.")
  static let dryRun = Flag("dry-run", letter: "n", help: "Læs filerne, men gem ikke noget.")
  static let importMeeting = Option(
    "meeting", value: "MØDE", .text, environment: "AFTALE_MEETING",
    help: "Mødet, hvis filen ikke nævner det.")
  static let weight = Option(
    "weight", value: "TAL", .decimal(in: -1...1), environment: "AFTALE_WEIGHT", help: "En vægt.")
  static let offset = Option("offset", value: "TAL", .wholeNumber, help: "En forskydning.")
  static let from = Option("from", value: "FIL", .file, help: "Læs notater fra en fil.")
  static let format = Option(
    "format", letter: "f", value: "FORMAT", .choice(of: Format.self), default: "md",
    help: "Opsamlingens format.")
  static let conditions = Option(
    repeated: "where", value: "FELT=VÆRDI",
    .pair(of: Field.self, orWords: ["rest": "alle andre"]) { "\($0): \($1)" },
    help: "Kun de notater, som passer.")
  static let folder = Option("out", value: "MAPPE", .folder, help: "Skriv i en mappe.")
  static let first = Argument("MØDE", .text, help: "Det første møde.")
  static let second = Argument(optional: "ANDET", .wholeNumber, help: "Et tal.")
  static let others = Argument(
    anyNumber: "FLERE", .choice(["a", "b"]), help: "Resten.")

  static let create = Command<String>(
    "create", summary: "Opret et møde.",
    examples: [
      Example(
        "aftale meeting create --from-letter brev.txt", "Opretter mødet, som brevet indbyder til."),
      Example(
        "aftale meeting create --title 'Fælles om fremtiden' --date 2021-06-17",
        "Opretter et møde uden et brev."),
    ],
    parameters: [title, letter, date, start, themes, json],
    rules: [.exactlyOne(of: title, letter), .giving(title, needs: date)]
  ) { "\($0[title] ?? "-") \($0[letter] ?? "-") \($0[date] ?? "-") \($0[themes]) \($0[json])" }

  static let list = Command<String>("list", summary: "Vis alle møder.", parameters: [json]) {
    "\($0[json]) \($0[db] ?? "-")"
  }

  static let add = Command<String>(
    "add", summary: "Skriv et notat.",
    discussion: """
      Teksten er resten af linjen. Begynder den med en bindestreg, skal -- stå foran.

      Uden tekst læses notaterne fra standard input, ét på hver linje.
      """,
    examples: [
      Example(
        "aftale note add --meeting 2021-06-17-odense --table 3 -- -5 busser om dagen",
        "Skriver et notat, som begynder med en bindestreg."),
      Example(
        "cat noter.txt | aftale note add -m 2021-06-17-odense --table 3",
        "Skriver et notat for hver linje i noter.txt."),
    ],
    parameters: [meeting, table, kind, text]
  ) { "\($0[meeting]) \($0[table]) \($0[kind]) \($0[text] ?? "-")" }

  static let importing = Command<String>(
    "import", summary: "Læg notater ind fra filer.",
    parameters: [importMeeting, dryRun, weight, offset, files]
  ) { "\($0[files]) \($0[importMeeting] ?? "-") \($0[dryRun])" }

  static let summary = Command<String>(
    "summary", summary: "Skriv opsamlingen til plenum.",
    parameters: [importMeeting, from, format, conditions, folder, first, second, others],
    rules: [.atMostOne(of: importMeeting, from)]
  ) { "\($0[first]) \($0[second].map(String.init) ?? "-") \($0[others])" }

  static let secret = Command<String>("secret", summary: "Vises ikke.", isHidden: true) { _ in "" }

  static let application = Application(
    version: "1.2.3",
    root: Command(
      "aftale", summary: "En prøve, der går fra brev til opsamling.",
      examples: [Example("aftale import noter.jsonl --dry-run", "Viser, hvad filen indeholder.")],
      parameters: [db],
      subcommands: [
        Command(
          "meeting", summary: "Opret og vis møder.", subcommands: [create, list]),
        Command("note", summary: "Skriv notater.", subcommands: [add]),
        importing, summary, secret,
      ]),
    guides: [Guide("begynd", summary: "Kom i gang.") { "# Begynd\n" }],
    exitCodes: [
      Entry("0", "Udført."), Entry("1", "Intet fundet."), Entry("2", "Fejlet eller afvist."),
      Entry("64", "Forkert brug."),
    ],
    environment: [Entry("NO_COLOR", "Bruges ikke.")],
    files: [Entry("~/.local/share/aftale/aftale.sqlite", "Databasen, når intet andet er sagt.")])
}

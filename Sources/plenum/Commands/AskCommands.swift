import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var asks: Command<Reply> {
    Command(
      "asks", summary: "Følg op på ønskerne til KL",
      discussion: """
        Et notat med arten ønske er et ønske til KL. Sekretariatet skriver, hvad der er sket med det; hvert skridt gemmes \
        med dato og rolle, og opsamlingen viser det seneste.
        """,
      examples: [
        Example("plenum asks list --year 2024 --state åbent", "de åbne ønsker fra 2024"),
        Example(
          "plenum asks answer 3.04 --meeting 2024-10-30-herning -- Ministeriet ser på reglerne i foråret",
          "ønsket er besvaret"),
      ],
      subcommands: [listAsks, answerAsk])
  }

  private static var listAsks: Command<Reply> {
    let meeting = Option<String?>(
      "meeting", value: "MØDE", .text, help: "Kun ønsker fra det møde, fx 2024-10-30-herning.")
    let year = Option(
      "year", value: "ÅR", .wholeNumber(in: 1...9999), help: "Kun ønsker fra det år.")
    let region = Option("region", value: "REGION", .text, help: "Kun ønsker fra den region.")
    let state = Option<AskState?>(
      "state", value: "TILSTAND", .askState,
      help: "Kun ønsker i den tilstand: åbent, igang, besvaret eller afvist.")
    let csv = Flag(
      "csv", help: "Skriv ønskerne som en tabel til et dansk regneark (CSV med semikolon).")
    return Command(
      "list", summary: "Vis ønskerne til KL, og hvad der er sket med dem",
      examples: [
        Example("plenum asks list", "alle ønsker, møde for møde"),
        Example("plenum asks list --region Midtjylland --csv", "én regions ønsker til et regneark"),
      ],
      parameters: [meeting, year, region, state, csv], rules: [.atMostOne(of: json, csv)]
    ) { arguments in
      try plenum(arguments).listAsks(
        AskFilter(
          meeting: arguments[meeting], year: arguments[year], region: arguments[region],
          state: arguments[state]), asCSV: arguments[csv])
    }
  }

  private static var answerAsk: Command<Reply> {
    let note = Argument("NOTAT", .text, help: "Ønskets reference i mødet, fx 3.07, eller dets id.")
    let meeting = Option<String?>(
      "meeting", value: "MØDE", .text,
      help: "Mødets navn. Kan udelades, når notatet angives med id.")
    let state = Option(
      "state", value: "TILSTAND", .askState, default: "besvaret",
      help: """
        Hvor langt ønsket er nu: åbent (igen), igang, besvaret eller afvist. De to sidste kræver et svar.
        """)
    let owner = Option<String?>(
      "owner", value: "HVEM", .text, help: "Hvem der følger op, som en rolle eller et kontor.")
    let role = Option(
      "role", value: "ROLLE", .text, default: "sekretariat",
      help: "Hvem der skriver det, som en rolle; aldrig et navn.")
    let text = Argument(text: "SVAR", help: "Hvad der blev svaret, eller hvad der er sket.")
    return Command(
      "answer", summary: "Skriv, hvad der er sket med et ønske",
      examples: [
        Example(
          "plenum asks answer 3.04 --meeting 2024-10-30-herning -- Ministeriet ser på reglerne i foråret",
          "ønsket er besvaret"),
        Example(
          #"plenum asks answer 3.04 --meeting 2024-10-30-herning --state igang --owner "Kontoret for Børn og Skole""#,
          "nogen har taget fat på det"),
      ],
      parameters: [meeting, state, owner, role, allowPersonal, note, text]
    ) { arguments in
      try Consent.asking(isGiven: arguments[allowPersonal], canAsk: true) { allowed in
        try plenum(arguments).follow(
          ask: arguments[note], of: arguments[meeting], state: arguments[state],
          answer: arguments[text], owner: arguments[owner], role: arguments[role],
          allowsPersonal: allowed)
      }
    }
  }
}

extension ValueFormat where Value == AskState {
  fileprivate static var askState: ValueFormat {
    ValueFormat(
      expected: "åbent, igang, besvaret eller afvist", isShown: true,
      completion: .choices(AskStateName.all)
    ) {
      AskStateName.read($0)
    }
  }
}

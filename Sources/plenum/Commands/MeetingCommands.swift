import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var meeting: Command<Reply> {
    Command(
      "meeting", summary: "Opret møder, og se dem",
      subcommands: [readLetter, createMeeting, listMeetings, showMeeting])
  }

  private static var readLetter: Command<Reply> {
    let letter = Argument(
      "BREV", .file, help: "Brevet som tekst, e-mail, Markdown, PDF eller Word.")
    let explain = Flag("explain", help: "Vis også, hvilke linjer hver oplysning kommer fra.")
    return Command(
      "read", summary: "Læs et indbydelsesbrev, og vis, hvad der står i det",
      discussion: """
        Viser dato, sted, temaer, program og tilmelding. Det, brevet ikke siger, og det, der er udledt, står under »Bemærk«. \
        Intet gemmes. PDF læses med pdftotext, og Word, OpenDocument og HTML med pandoc, når de er installeret.
        """,
      examples: [
        Example("plenum meeting read brev.txt", "vis, hvad brevet siger"),
        Example("plenum meeting read brev.txt --explain", "og hvor i brevet det står"),
        Example("plenum meeting read brev.txt --json", "det samme til et program"),
      ],
      parameters: [letter, explain]
    ) { arguments in
      try plenum(arguments).readLetter(at: arguments[letter], explains: arguments[explain])
    }
  }

  private static var createMeeting: Command<Reply> {
    let letter = Option(
      "from-letter", value: "BREV", .file,
      help: "Tag mødets dato, sted, region og temaer fra indbydelsesbrevet.")
    let title = Option("title", value: "TITEL", .text, help: "Mødets titel.")
    let date = Option("date", value: "DATO", .isoDate, help: "Mødets dato, fx 2024-10-30.")
    let start = Option("start", value: "TID", .clockTime, help: "Hvornår mødet begynder, fx 17:00.")
    let end = Option("end", value: "TID", .clockTime, help: "Hvornår mødet slutter, fx 19:00.")
    let place = Option(
      "place", value: "STED", .text, help: "Byen eller ordet virtuelt. Stedet indgår i mødets navn."
    )
    let region = Option(
      "region", value: "REGION", .text, help: "Mødets region, fx Region Midtjylland.")
    let host = Option("host", value: "KOMMUNE", .text, help: "Kommunen, der er vært.")
    let themes = Option(
      repeated: "theme", value: "TEMA", .text, help: "Et tema, som bordene skal drøfte.")
    let tables = Option(
      "tables", value: "ANTAL", .wholeNumber(in: 1...500),
      help:
        "Hvor mange borde der er. Udelades det, oprettes et bord, når dets første notat skrives.")
    return Command(
      "create", summary: "Opret et møde ud fra et brev eller ud fra tilvalg",
      discussion: """
        Mødet får navn efter dato og sted, fx 2024-10-30-herning. Det samme brev giver det samme møde, også på en anden \
        computer.
        """,
      examples: [
        Example(
          "plenum meeting create --from-letter brev.txt", "opret mødet, som brevet indbyder til"),
        Example(
          """
          plenum meeting create --title "Politisk møde" --date 2024-10-30 --place Herning --theme Inklusion
          """, "opret et møde uden brev"),
      ],
      parameters: [letter, title, date, start, end, place, region, host, themes, tables],
      rules: [
        .exactlyOne(of: letter, title), .giving(title, needs: date),
      ]
    ) { arguments in
      let plenum = plenum(arguments)
      if let letter = arguments[letter] {
        return try plenum.createMeetings(fromLetterAt: letter, tables: arguments[tables])
      }
      guard let title = arguments[title], let date = arguments[date] else {
        preconditionFailure("the rules ask for a letter, or for a title with a date")
      }
      return try plenum.createMeeting(
        MeetingPlan(
          title: title, date: date, start: arguments[start],
          end: arguments[end], place: arguments[place], region: arguments[region],
          host: arguments[host], themes: arguments[themes], tables: arguments[tables]))
    }
  }

  private static var listMeetings: Command<Reply> {
    let region = Option("region", value: "REGION", .text, help: "Kun møder i den region.")
    let year = Option(
      "year", value: "ÅR", .wholeNumber(in: 1...9999), help: "Kun møder fra det år.")
    return Command(
      "list", summary: "Vis alle møder",
      examples: [Example("plenum meeting list --year 2021", "møderne i 2021")],
      parameters: [region, year]
    ) { arguments in
      try plenum(arguments).listMeetings(region: arguments[region], year: arguments[year])
    }
  }

  private static var showMeeting: Command<Reply> {
    let name = Argument("MØDE", .text, help: "Mødets navn, fx 2024-10-30-herning.")
    return Command(
      "show", summary: "Vis ét møde med temaer og borde",
      examples: [
        Example("plenum meeting show 2024-10-30-herning", "mødets tid, sted, temaer og borde")
      ],
      parameters: [name]
    ) { arguments in
      try plenum(arguments).showMeeting(arguments[name])
    }
  }
}

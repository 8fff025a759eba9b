import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var meeting: Command<Reply> {
    Command(
      "meeting", summary: "Opret møder, ret dem, og se dem",
      subcommands: [
        readLetter, createMeeting, editMeeting, openMeeting, closeMeeting, listMeetings,
        showMeeting, exportMeeting, meetingSheets,
      ])
  }

  private static var readLetter: Command<Reply> {
    let letter = Argument(
      "BREV", .file, help: "Brevet som tekst, mail, Markdown, PDF eller Word.")
    let explain = Flag("explain", help: "Vis også, hvilke linjer hver oplysning kommer fra.")
    return Command(
      "read", summary: "Læs et indbydelsesbrev, og vis, hvad der står i det",
      discussion: """
        Viser dato, sted, temaer, program og tilmelding. Under »Bemærk« står det, der er udledt, og det, brevet ikke siger. \
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
    let file = Option(
      "from-file", value: "FIL", .file,
      help: "Opret mødet fra en mødefil, som »plenum meeting export« skriver dem.")
    let title = Option("title", value: "TITEL", .text, help: "Mødets titel.")
    let date = Option<CalendarDate?>(
      "date", value: "DATO", .meetingDate,
      help: "Mødets dato, fx 2024-10-30 eller \"30. oktober 2024\"; skal med, når --title er brugt."
    )
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
    let tables = Option<[Int]?>(
      "tables", value: "BORDE", .tables,
      help: """
        Hvor mange borde der er, fx 6, eller deres numre, fx 1-4, 6. Udelades det, oprettes et bord, når dets første \
        notat skrives.
        """)
    let own: [any Parameter] = [
      letter, file, title, date, start, end, place, region, host, themes, tables,
    ]
    // A letter and a file say all this themselves; what differs from them is put right with `edit`.
    let described: [any Parameter] = [date, start, end, place, region, host, themes]
    return Command(
      "create", summary: "Opret et møde ud fra et brev, en mødefil eller tilvalg",
      discussion: """
        Mødet får navn efter dato og sted, fx 2024-10-30-herning. Det samme brev giver det samme møde, også på en anden \
        computer. Møder, som et brev kun varsler, bliver planlagt. Et brev, der indbyder til et partnerskab uden møde, \
        giver et partnerskab.
        """,
      examples: [
        Example(
          "plenum meeting create --from-letter brev.txt", "opret mødet, som brevet indbyder til"),
        Example(
          """
          plenum meeting create --title "Politisk møde" --date 2024-10-30 --place Herning --theme Inklusion
          """, "opret et møde uden brev"),
        Example("plenum meeting create --from-file møde.txt", "opret et møde fra en mødefil"),
      ],
      parameters: own + MeetingOptions.all,
      rules: [
        .exactlyOne(of: letter, file, title), .giving(title, needs: date),
        .atMostOne(of: tables, file),
      ] + described.map { Rule.giving($0, needs: title) }
        + MeetingOptions.all.map { Rule.giving($0, needs: title) }
    ) { arguments in
      let plenum = plenum(arguments)
      if let letter = arguments[letter] {
        return try plenum.createMeetings(fromLetterAt: letter, tables: arguments[tables])
      }
      if let file = arguments[file] { return try plenum.createMeeting(fromFileAt: file) }
      guard let title = arguments[title], let date = arguments[date] else {
        preconditionFailure("the rules ask for a letter, a file, or a title with a date")
      }
      return try plenum.createMeeting(
        MeetingPlan(
          title: title, date: date, start: arguments[start],
          end: arguments[end], place: arguments[place], region: arguments[region],
          host: arguments[host], themes: arguments[themes], tables: arguments[tables],
          assignments: MeetingOptions.assignments(arguments)))
    }
  }

  private static let meetingName = Argument(
    "MØDE", .text, help: "Mødets navn, fx 2024-10-30-herning.")

  private static var editMeeting: Command<Reply> {
    let file = Option(
      "from-file", value: "FIL", .file, help: "Ret mødet, så det er, som mødefilen siger.")
    let title = Option("title", value: "TITEL", .text, help: "Mødets titel.")
    let region = Option("region", value: "REGION", .textOrEmpty, help: "Mødets region.")
    let host = Option("host", value: "KOMMUNE", .textOrEmpty, help: "Kommunen, der er vært.")
    let added = Option(
      repeated: "add-theme", value: "TEMA", .text, help: "Et tema mere; det får næste nummer.")
    let renamed = Option(
      repeated: "rename-theme", value: "TEMA=TITEL", .text,
      help: "Omdøb et tema, fx \"2=Leg og læring\". Dets nøgle og notater følger med.")
    let removed = Option(
      repeated: "remove-theme", value: "TEMA", .text,
      help: "Fjern et tema, som ingen notater hører til.")
    let tables = Option(
      "tables", value: "BORDE", .textOrEmpty,
      help: "Hvor mange borde der er, fx 6, eller deres numre, fx 1-4, 6.")
    let own: [any Parameter] = [
      file, title, region, host, added, renamed, removed, tables,
    ]
    return Command(
      "edit", summary: "Ret et møde",
      discussion: """
        Kun det, der er nævnt, bliver ændret; en tom værdi ("") sletter oplysningen. Tilvalg, der kan gentages, erstatter \
        hele listen. Mødets navn ændrer sig ikke.
        """,
      examples: [
        Example(
          "plenum meeting edit 2024-10-30-herning --tables 1-6 --table-theme 3=1",
          "giv mødet seks borde, og lad bord 3 drøfte tema 1"),
        Example(
          """
          plenum meeting edit 2024-10-30-herning --session "2024-11-06 kl. 17:00-18:45, Rådhuset i Herning"
          """, "flyt mødet"),
      ],
      parameters: [meetingName] + own + MeetingOptions.all
    ) { arguments in
      var changes = MeetingChanges()
      changes.file = arguments[file]
      changes.addedThemes = arguments[added]
      changes.renamedThemes = arguments[renamed]
      changes.removedThemes = arguments[removed]
      let single: [(MeetingField, String?)] = [
        (.title, arguments[title]), (.region, arguments[region]), (.host, arguments[host]),
        // One number is how many there are, as elsewhere; in a meeting file it is the table's own.
        (.tables, arguments[tables].map { Int($0).map { "1-\($0)" } ?? $0 }),
      ]
      changes.assignments =
        single.compactMap { field, value in value.map { MeetingAssignment(field, $0) } }
        + (try MeetingOptions.assignments(arguments))
      return try plenum(arguments).editMeeting(arguments[meetingName], changes)
    }
  }

  private static var openMeeting: Command<Reply> {
    Command(
      "open", summary: "Åbn et møde for notater",
      examples: [Example("plenum meeting open 2024-10-30-herning", "mødet er i gang")],
      parameters: [meetingName]
    ) { arguments in
      try plenum(arguments).changeState(of: arguments[meetingName], to: .open)
    }
  }

  private static var closeMeeting: Command<Reply> {
    Command(
      "close", summary: "Luk et møde for nye notater",
      discussion: """
        Et notat, der kommer for sent, bliver afvist med besked, så en opsamling, der er læst op, ikke ændrer sig \
        ubemærket. Skal det alligevel med, skrives det med --force, eller mødet åbnes igen.
        """,
      examples: [Example("plenum meeting close 2024-10-30-herning", "mødet er slut")],
      parameters: [meetingName]
    ) { arguments in
      try plenum(arguments).changeState(of: arguments[meetingName], to: .closed)
    }
  }

  private static var listMeetings: Command<Reply> {
    let region = Option("region", value: "REGION", .text, help: "Kun møder i den region.")
    let year = Option(
      "year", value: "ÅR", .wholeNumber(in: 1...9999), help: "Kun møder fra det år.")
    let state = Option<Meeting.State?>(
      "state", value: "TILSTAND", .meetingState,
      help: "Kun møder, der er planlagt, åbent eller lukket.")
    return Command(
      "list", summary: "Vis alle møder",
      examples: [Example("plenum meeting list --year 2021", "møderne i 2021")],
      parameters: [region, year, state]
    ) { arguments in
      try plenum(arguments).listMeetings(
        region: arguments[region], year: arguments[year], state: arguments[state])
    }
  }

  private static var showMeeting: Command<Reply> {
    Command(
      "show", summary: "Vis ét møde med temaer, program, borde og antal notater",
      examples: [
        Example("plenum meeting show 2024-10-30-herning", "alt, hvad plenum ved om mødet")
      ],
      parameters: [meetingName]
    ) { arguments in
      try plenum(arguments).showMeeting(arguments[meetingName])
    }
  }

  private static var exportMeeting: Command<Reply> {
    let format = Option(
      "format", value: "FORMAT", .choice(of: MeetingFormat.self), default: "text",
      help: "text er en mødefil, der kan rettes i hånden og læses igen; ics er til kalenderen.")
    return Command(
      "export", summary: "Skriv et møde som mødefil eller til kalenderen",
      examples: [
        Example(
          "plenum meeting export 2024-10-30-herning --output møde.txt", "en mødefil til at rette i"),
        Example(
          "plenum meeting export 2024-10-30-herning --format ics --output møde.ics",
          "en kalenderfil med en begivenhed for hver gang, mødet holdes"),
      ],
      parameters: [meetingName, format, output, overwrite]
    ) { arguments in
      try plenum(arguments, replacesFiles: arguments[overwrite]).exportMeeting(
        arguments[meetingName], format: arguments[format], to: arguments[output])
    }
  }

  private static var meetingSheets: Command<Reply> {
    let tables = Option<[Int]?>(
      "tables", value: "BORDE", .tables,
      help: """
        Hvor mange borde der skal have et ark, fx 6, eller hvilke, fx 1-4, 6. Udelades det, får mødets borde hver sit.
        """)
    let offline = Option<String?>(
      "offline", value: "MAPPE", .folder,
      help:
        "Skriv i stedet en side til hvert bord i mappen, som bordet kan tage notater på uden plenum."
    )
    return Command(
      "sheets", summary: "Lav ark eller sider til bordene, der kan skrives på",
      discussion: """
        Uden --offline: en side, der åbnes i en browser og skrives ud på A4, ét ark pr. bord, med tema, spørgsmål, tegnene \
        foran notaterne og linjer. Kendes bordene ikke, er der ét ark pr. tema.

        Med --offline: én HTML-fil pr. bord, der åbnes på en telefon eller en computer uden plenum og uden net. Den gemmer \
        hvert tastetryk i browseren og til sidst en fil, som plenum import læser.
        """,
      examples: [
        Example(
          "plenum meeting sheets 2024-10-30-herning --tables 6 --output ark.html",
          "ark til seks borde"),
        Example(
          "plenum meeting sheets 2024-10-30-herning --tables 6 --offline borde",
          "en side pr. bord, 2024-10-30-herning-bord-1.html og så videre, i mappen borde"),
      ],
      parameters: [meetingName, tables, output, offline, overwrite],
      rules: [.atMostOne(of: output, offline)]
    ) { arguments in
      let plenum = plenum(arguments, replacesFiles: arguments[overwrite])
      if let folder = arguments[offline] {
        return try plenum.tablePages(
          arguments[meetingName], tables: arguments[tables], to: folder)
      }
      return try plenum.meetingSheets(
        arguments[meetingName], tables: arguments[tables], to: arguments[output])
    }
  }
}

extension ValueFormat where Value == [Int] {
  /// How many tables, or their numbers.
  static var tables: ValueFormat {
    ValueFormat(expected: "et antal borde eller deres numre, fx 6 eller 1-4, 6", isShown: true) {
      TableNumbers.read($0)
    }
  }
}

extension ValueFormat where Value == CalendarDate {
  /// As in a meeting file.
  fileprivate static var meetingDate: ValueFormat {
    ValueFormat(expected: "en dato som 2024-10-30 eller 30. oktober 2024", isShown: true) {
      MeetingDate.read($0)
    }
  }
}

extension ValueFormat where Value == Meeting.State {
  static var meetingState: ValueFormat {
    ValueFormat(
      expected: "planlagt, åbent eller lukket", isShown: true,
      completion: .choices(MeetingStateName.all)
    ) {
      MeetingStateName.read($0)
    }
  }
}

import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var summary: Command<Reply> {
    let format = Option(
      "format", value: "FORMAT", .choice(of: SummaryFormat.self), default: "text",
      help: """
        Tekst til skærmen (text), Markdown (md), en side til browser og papir (html), JSON, fundene som tabel (csv) eller \
        et dokument: Word (docx) og PowerPoint (pptx) gennem pandoc, PDF gennem Chromium. Udelades det, bestemmer \
        endelsen på filen i --output formatet. Talepapiret kan ikke blive csv eller pptx.
        """)
    let script = Flag(
      "script", help: "Skriv formandens talepapir i stedet: det, der kan siges højt på få minutter."
    )
    let minutes = Option(
      "minutes", value: "TAL", .wholeNumber(in: Plenum.scriptMinutes), default: "2",
      help: "Hvor mange minutter talepapiret må tage.")
    return Command(
      "summary", summary: "Skriv mødets opsamling til plenum",
      discussion: """
        Hver linje er et notat ord for ord eller et tal, der kan tælles efter. Hvert notat er enten citeret eller \
        nævnt som udeladt, og hvorfor.
        """,
      examples: [
        Example("plenum summary --meeting 2024-10-30-herning", "opsamlingen som tekst"),
        Example(
          "plenum summary --meeting 2024-10-30-herning --format html --output opsamling.html",
          "opsamlingen som en side, formanden kan stå med"),
        Example(
          "plenum summary --meeting 2024-10-30-herning --script --minutes 3",
          "det, formanden kan sige højt på tre minutter"),
        Example(
          "plenum summary --partnership 2022-06-15-partnerskab",
          "et partnerskabs møder og det, der er skrevet uden for dem"),
        Example(
          "plenum summary check opsamling.md --meeting 2024-10-30-herning",
          "hold formandens egen udgave op mod notaterne"),
      ],
      parameters: [
        optionalMeeting, partnershipOfNotes, from, format, output, overwrite, script, minutes,
      ],
      rules: [
        .atMostOne(of: optionalMeeting, partnershipOfNotes, from), .giving(minutes, needs: script),
      ],
      subcommands: [summaryCheck, summaryFreeze, summaryFrozen, summaryChanges]
    ) { arguments in
      let plenum = plenum(arguments, replacesFiles: arguments[overwrite])
      let (notes, path) = (summarised(arguments), arguments[output])
      let form = form(arguments, format)
      let answer =
        arguments[script]
        ? try plenum.script(of: notes, minutes: arguments[minutes], format: form, to: path)
        : try plenum.summary(of: notes, format: form, to: path)
      let isOther = arguments[json] && path == nil && arguments.has(format) && form != .json
      return isOther ? answer.remarking(Plenum.jsonGoesFirst(of: form)) : answer
    }
  }

  private static var summaryFreeze: Command<Reply> {
    Command(
      "freeze", summary: "Fastfrys opsamlingen, som den er nu",
      discussion: """
        Opsamlingen får et nummer og en kontrolsum, og den ændrer sig ikke mere. Notater, der kommer senere, vises som \
        tillæg med »plenum summary changes«.
        """,
      examples: [
        Example("plenum summary freeze --meeting 2024-10-30-herning", "når formanden har læst op")
      ],
      parameters: [requiredMeeting]
    ) { arguments in
      try plenum(arguments).freezeSummary(of: arguments[requiredMeeting])
    }
  }

  private static var summaryFrozen: Command<Reply> {
    let number = Argument<Int?>(
      optional: "NUMMER", .wholeNumber(in: 1...1_000_000),
      help: "Den opsamling, der skal vises, som den blev sagt. Udelades den, vises en liste.")
    let format = Option(
      "format", value: "FORMAT", .choice(of: SummaryFormat.self), default: "text",
      help: """
        Tekst til skærmen (text), Markdown (md), en side til browser og papir (html), JSON, Word (docx) eller PDF. \
        Udelades det, bestemmer endelsen på filen i --output formatet.
        """)
    return Command(
      "frozen", summary: "Vis de fastfrosne opsamlinger, eller det, der stod i en af dem",
      examples: [
        Example(
          "plenum summary frozen --meeting 2024-10-30-herning", "hver holdt op mod sin kontrolsum"),
        Example(
          "plenum summary frozen 1 --meeting 2024-10-30-herning", "opsamling 1, som den blev sagt"),
      ],
      parameters: [requiredMeeting, format, output, overwrite, number]
    ) { arguments in
      let plenum = plenum(arguments, replacesFiles: arguments[overwrite])
      guard let number = arguments[number] else {
        return try plenum.frozenSummaries(of: arguments[requiredMeeting])
      }
      return try plenum.frozenSummary(
        number, of: arguments[requiredMeeting], format: form(arguments, format),
        to: arguments[output])
    }
  }

  private static var summaryChanges: Command<Reply> {
    let since = Option(
      "since", value: "NUMMER", .wholeNumber(in: 1...1_000_000),
      help: "Den fastfrosne opsamling, der sammenlignes fra. Udelades den, er det den seneste.")
    let to = Option(
      "to", value: "NUMMER", .wholeNumber(in: 1...1_000_000),
      help: "Den fastfrosne opsamling, der sammenlignes med. Udelades den, er det notaterne nu.")
    return Command(
      "changes", summary: "Vis, hvad der er kommet til siden en fastfrosset opsamling",
      examples: [
        Example(
          "plenum summary changes --meeting 2024-10-30-herning", "tillæg siden den seneste"),
        Example(
          "plenum summary changes --meeting 2024-10-30-herning --since 1 --to 2",
          "forskellen på to opsamlinger"),
      ],
      parameters: [requiredMeeting, since, to]
    ) { arguments in
      try plenum(arguments).summaryChanges(
        of: arguments[requiredMeeting], since: arguments[since], to: arguments[to])
    }
  }

  private static var summaryCheck: Command<Reply> {
    let file = Argument("FIL", .file, help: "Den rettede opsamling som tekst eller Markdown.")
    let strict = Flag(
      "strict", help: "Slut med exitkode 2, hvis der er bemærkninger, så et script kan standse.")
    return Command(
      "check", summary: "Hold en rettet opsamling op mod notaterne",
      discussion: """
        Finder sætninger uden henvisning til notater, citater, der ikke står i notaterne, tal, der ikke kan tælles \
        efter, borde og kommuner, der ikke har skrevet det, og ord som »mange« og »de fleste«, hvor der kunne stå et \
        tal. En henvisning før punktummet gælder sætningen; står den efter, gælder den også sætningerne før den, som \
        ingen har. Overskrifter siger, hvilket møde teksten er om; de og tabeller holdes ikke op mod noget. \
        Bemærkninger er et svar og ingen fejl: Exitkoden er 0, medmindre --strict er givet.
        """,
      examples: [
        Example(
          "plenum summary check opsamling.md --meeting 2024-10-30-herning",
          "det, der ikke holder, med linjens nummer")
      ],
      parameters: [optionalMeeting, partnershipOfNotes, from, strict, file],
      rules: [.atMostOne(of: optionalMeeting, partnershipOfNotes, from)]
    ) { arguments in
      try plenum(arguments).checkSummary(
        arguments[file], against: summarised(arguments), isStrict: arguments[strict])
    }
  }

  /// The form that was chosen, else the one that the file's name promises.
  private static func form(
    _ arguments: Arguments, _ format: Option<SummaryFormat>
  ) -> SummaryFormat {
    let promised = arguments[output].flatMap { SummaryFormat(endingOf: $0) }
    return arguments.has(format) ? arguments[format] : promised ?? arguments[format]
  }

  private static func summarised(_ arguments: Arguments) -> NoteSource {
    arguments[partnershipOfNotes].map { .partnership($0) } ?? source(arguments)
  }
}

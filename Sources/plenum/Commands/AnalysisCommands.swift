import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var keywords: Command<Reply> {
    let by = Option(
      "by", value: "FELT", .choice(of: NoteField.self), default: "theme",
      help: "Feltet, der deler notaterne i grupper.")
    return Command(
      "keywords", summary: "Find de ord, der kendetegner hvert tema eller hver region",
      discussion: """
        Der tælles notater: Et ord tæller én gang i hvert notat, uanset hvor tit det står der. Ord, der står i færre \
        end 3 notater eller kommer fra færre end 2 kommuner, vises ikke; efter kommune er én nok. Er der kun én gruppe, \
        vises de ord, der står i flest notater. Maskinens mærker er sat efter ordene; efter indsatsområde prøves ordene \
        derfor kun, når mennesker har sat alle mærker.
        """,
      examples: [
        Example("plenum keywords --by theme --meeting 2024-10-30-herning", "temaernes nøgleord"),
        Example("plenum keywords --by region --from notater.jsonl --csv", "tal til et regneark"),
      ],
      parameters: [by, optionalMeeting, from, tokens, conditions, limit, variants, csv],
      rules: [
        .atMostOne(of: optionalMeeting, from), .atMostOne(of: json, csv),
        .giving(tokens, needs: from),
      ]
    ) { arguments in
      try plenum(arguments).keywords(
        by: arguments[by], in: selection(arguments), limit: arguments[limit],
        showingVariants: arguments[variants], asCSV: arguments[csv])
    }
  }

  static var compare: Command<Reply> {
    let target = Option(
      required: "target", value: "FELT=VÆRDI", .condition,
      help: "De notater, der skal beskrives, fx \"region=Region Nordjylland\".")
    let reference = Option(
      "reference", value: "FELT=VÆRDI", .conditionOrRest, default: "rest",
      help: "De notater, der sammenlignes med; rest er alle andre.")
    let theme = Option("theme", value: "TEMA", .text, help: "Kun notater om det tema.")
    return Command(
      "compare", summary: "Vis, hvad der skiller to grupper af notater ad",
      discussion: """
        Forskellene er i procentpoint af notaterne. »Inden for temaerne« er renset for, at siderne drøftede temaerne \
        forskelligt meget (Mantel-Haenszel); »Forskel« er det ikke. Et ords forskel, som kan være tilfældig, som en enkelt \
        kommune kan vende, eller som kun ét bord har, kaldes et fingerpeg.
        """,
      examples: [
        Example(
          #"plenum compare --target "region=Region Nordjylland" --reference "region=Region Hovedstaden" --where year=2021"#,
          "to regioner det samme år"),
        Example(
          #"plenum compare --from notater.jsonl --target table=3 --json"#, "et bord mod resten"),
      ],
      parameters: [
        target, reference, theme, optionalMeeting, from, tokens, conditions, variants, csv, page,
        overwrite,
      ],
      rules: [
        .atMostOne(of: optionalMeeting, from), .atMostOne(of: json, csv),
        .giving(tokens, needs: from), .atMostOne(of: csv, page),
      ]
    ) { arguments in
      try plenum(arguments, replacesFiles: arguments[overwrite]).compare(
        target: arguments[target], reference: arguments[reference], theme: arguments[theme],
        in: selection(arguments), showingVariants: arguments[variants], asCSV: arguments[csv],
        page: arguments[page])
    }
  }

  /// For what is better seen than read.
  static let page = Option<String?>(
    "output", value: "FIL", .file,
    help: "Skriv en side (HTML) med tal og billeder til filen i stedet for tekst til skærmen.")

  static var demo: Command<Reply> {
    let folder = Option(
      "output", value: "MAPPE", .folder,
      help: """
        Mappen, som opsamlingens side, brevet og notaterne lægges i. Udelades den, bruges en ny, midlertidig mappe.
        """)
    return Command(
      "demo", summary: "Se hele forløbet på opdigtede møder",
      discussion: """
        Demoen bruger et midlertidigt lager og rører ikke dit eget. Brevet og notaterne bliver liggende, så du selv kan prøve \
        kommandoerne med dem.
        """,
      examples: [
        Example("plenum demo", "fra brev til opsamling på et øjeblik"),
        Example("plenum demo --output øvelse", "læg brev, notater og side i mappen øvelse"),
      ],
      parameters: [folder, overwrite]
    ) { arguments in
      try plenum(arguments, replacesFiles: arguments[overwrite]).demo(writingTo: arguments[folder])
    }
  }

  static let conditions = Option<[NoteCondition]>(
    repeated: "where", value: "FELT=VÆRDI", .condition,
    help:
      "Kun notater, hvor feltet har den værdi. Nævnes et felt flere gange, er en af værdierne nok.")

  static let variants = Flag(
    "variants",
    help:
      "Vis for hvert ord de former, der er talt med, og hvor tit de står i de notater, der er læst."
  )

  static let tokens = Flag("tokens", help: "Brug ordene i filens felt tokens, som de er.")

  private static let limit = Option<Int>(
    "limit", value: "ANTAL", .wholeNumber(in: 1...1_000_000), default: "10",
    help: "Så mange rækker pr. gruppe.")

  static func source(_ arguments: Arguments) -> NoteSource {
    if let file = arguments[from] { return .file(file) }
    return arguments[optionalMeeting].map { .meeting($0) } ?? .store
  }

  static func selection(_ arguments: Arguments) -> NoteSelection {
    NoteSelection(
      source: source(arguments), conditions: arguments[conditions],
      usesOwnTokens: arguments[tokens])
  }
}

extension ValueFormat where Value == NoteCondition {
  /// `region=Region Nordjylland`.
  static var condition: ValueFormat {
    .pair(of: NoteField.self) { NoteCondition(field: $0, value: $1) }
  }
}

extension ValueFormat where Value == NoteCondition? {
  /// A condition, or `rest` for nil: all other notes.
  static var conditionOrRest: ValueFormat {
    .pair(of: NoteField.self, orWords: ["rest": nil]) { NoteCondition(field: $0, value: $1) }
  }
}

import PlenumApp
import PlenumCommandLine

extension PlenumCommands {
  static var concordance: Command<Reply> {
    Command(
      "concordance", summary: "Vis hvert sted, et ord står, med ordene omkring",
      discussion: """
        Alle former af ordet findes: skole finder også skoler og skolernes. Flere ord findes, hvor de står ved siden af \
        hinanden i samme sætning: "tidlig indsats" finder også tidlige indsatser.
        """,
      examples: [
        Example(
          "plenum concordance skole --meeting 2024-10-30-herning", "ordet i ét mødes notater"),
        Example("plenum concordance skole --from notater.jsonl --csv", "stederne til et regneark"),
      ],
      parameters: [word, optionalMeeting, from, tokens, conditions, csv], rules: rules
    ) { arguments in
      try plenum(arguments).concordance(
        of: arguments[word], in: selection(arguments), asCSV: arguments[csv])
    }
  }

  static var trend: Command<Reply> {
    Command(
      "trend", summary: "Vis, hvor stor en del af hvert års notater et ord står i",
      discussion: """
        Notater tælles, ikke ord. Et år med færre end 5 notater har for få til en andel, og en udvikling kræver mindst 3 år \
        med nok.
        """,
      examples: [
        Example("plenum trend trivsel", "ordet gennem årene i alle møder"),
        Example(
          #"plenum trend trivsel --where "region=Region Nordjylland""#, "det samme i én region"),
      ],
      parameters: [
        word, optionalMeeting, from, tokens, conditions, variants, csv, page, overwrite,
      ],
      rules: rules + [.atMostOne(of: csv, page)]
    ) { arguments in
      try plenum(arguments, replacesFiles: arguments[overwrite]).trend(
        of: arguments[word], in: selection(arguments), showingVariants: arguments[variants],
        asCSV: arguments[csv], page: arguments[page])
    }
  }

  static var phrases: Command<Reply> {
    let limit = Option<Int>(
      "limit", value: "ANTAL", .wholeNumber(in: 1...1_000_000), default: "30",
      help: "Så mange vendinger.")
    return Command(
      "phrases", summary: "Find ord, der følges ad",
      discussion: """
        En vending er to ord ved siden af hinanden i den samme sætning, mindst 3 steder og i notater fra mindst 2 kommuner.
        """,
      examples: [
        Example("plenum phrases --meeting 2024-10-30-herning", "mødets faste vendinger"),
        Example("plenum phrases --from notater.jsonl --where year=2021 --json", "til et program"),
      ],
      parameters: [optionalMeeting, from, tokens, conditions, limit, variants, csv], rules: rules
    ) { arguments in
      try plenum(arguments).phrases(
        in: selection(arguments), limit: arguments[limit], showingVariants: arguments[variants],
        asCSV: arguments[csv])
    }
  }

  private static let word = Argument(
    "ORD", .text, help: "Ordet eller ordene, i en hvilken som helst form.")

  private static var rules: [Rule] {
    [
      .atMostOne(of: optionalMeeting, from), .atMostOne(of: json, csv),
      .giving(tokens, needs: from),
    ]
  }
}

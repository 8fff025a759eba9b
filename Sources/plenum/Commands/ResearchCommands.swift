import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var table: Command<Reply> {
    let name = Argument("NAVN", .choice(of: ResearchTableName.self), help: "Tabellens navn.")
    let by = Option<NoteField?>(
      "by", value: "FELT", .choice(of: NoteField.self),
      help: "Feltet, der deler notaterne i grupper (ellers tema, region og år).")
    let terms = Option<[String]>(
      repeated: "term", value: "ORD", .text, help: "Kun rækker om det ord.")
    return Command(
      "table", summary: "Skriv en hel tabel til forskning",
      discussion: """
        Alle ord, også funktionsord, som CSV med komma og decimalpunktum. Fire tabeller har en grænse: keyness_cluster kun \
        ord, der står mindst 3 gange, rates_balanced ord i mindst 3 notater, stratified_region_by_theme ord i mindst 4 og \
        collocations_bigram ordpar, der står mindst 2 gange. NA betyder, at tallet ikke kan bestemmes, og inf, at det er \
        uendeligt. Hvert tal er beregnet efter den artikel, målet stammer fra.
        """,
      examples: [
        Example(
          "plenum table keyness --by region --from notater.jsonl", "regionernes ord mod resten"),
        Example("plenum table kwic --term skole --from notater.jsonl", "hvert sted, ordet står"),
      ],
      parameters: [name, by, terms, optionalMeeting, from, tokens, conditions],
      rules: [.atMostOne(of: optionalMeeting, from), .giving(tokens, needs: from)]
    ) { arguments in
      try plenum(arguments).table(
        arguments[name], by: arguments[by], terms: arguments[terms], in: selection(arguments),
        asJSON: arguments[json])
    }
  }
}

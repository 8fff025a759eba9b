import PlenumApp
import PlenumCommandLine

extension PlenumCommands {
  static var theme: Command<Reply> {
    Command(
      "theme", summary: "Se temaer på tværs af møder, og sig, hvilke der er de samme",
      subcommands: [listThemes, mapThemes])
  }

  private static var listThemes: Command<Reply> {
    Command(
      "list", summary: "Vis alle temaer med de møder, der har drøftet dem",
      examples: [Example("plenum theme list", "temaerne med deres nøgler")],
      parameters: []
    ) { arguments in
      try plenum(arguments).listThemes()
    }
  }

  private static var mapThemes: Command<Reply> {
    let meeting = Option(
      "meeting", value: "MØDE", .text, help: "Kun det mødes temaer, fx 2024-10-30-herning.")
    let accept = Option(
      repeated: "accept", value: "TEMA=TIDLIGERE", .text,
      help: "Temaet er det samme som det tidligere med den nøgle.")
    let undo = Option(
      repeated: "undo", value: "TEMA", .text, help: "Temaet er alligevel sit eget.")
    return Command(
      "map", summary: "Foreslå, hvilke temaer der er tidligere temaer under et nyt navn",
      discussion: """
        Uden --accept og --undo vises forslag ud fra titlernes ord; intet gemmes. Et bekræftet tema tælles sammen med det \
        tidligere, når flere møder sammenlignes. Mødets egen opsamling beholder mødets titel.
        """,
      examples: [
        Example("plenum theme map", "se forslag"),
        Example(
          "plenum theme map --meeting 2024-10-30-herning --accept 1=leg-og-laering",
          "mødets tema 1 er det tidligere tema leg-og-laering"),
      ],
      parameters: [meeting, accept, undo]
    ) { arguments in
      let plenum = plenum(arguments)
      let (accepted, undone) = (arguments[accept], arguments[undo])
      guard !accepted.isEmpty || !undone.isEmpty else {
        return try plenum.proposeThemeLinks(of: arguments[meeting])
      }
      return try plenum.linkThemes(
        of: arguments[meeting], accepting: accepted, undoing: undone)
    }
  }
}

import PlenumApp
import PlenumCommandLine

extension PlenumCommands {
  static var partnership: Command<Reply> {
    Command(
      "partnership", summary: "Se partnerskaber og deres møder",
      subcommands: [listPartnerships, showPartnership])
  }

  private static var listPartnerships: Command<Reply> {
    Command(
      "list", summary: "Vis alle partnerskaber",
      examples: [Example("plenum partnership list", "partnerskaberne med deres områder")],
      parameters: []
    ) { arguments in
      try plenum(arguments).listPartnerships()
    }
  }

  private static var showPartnership: Command<Reply> {
    let name = Argument(
      "PARTNERSKAB", .text, help: "Partnerskabets navn, fx 2022-06-15-partnerskab.")
    return Command(
      "show", summary: "Vis ét partnerskab med dets møder og antal notater",
      discussion: """
        Et møde lægges ind under et partnerskab med »plenum meeting edit MØDE --partnership PARTNERSKAB«. Notater, der \
        ikke hører til et møde, skrives med »plenum note add --partnership PARTNERSKAB«, og det hele samles op med \
        »plenum summary --partnership PARTNERSKAB«.
        """,
      examples: [
        Example("plenum partnership show 2022-06-15-partnerskab", "områder, møder og notater")
      ],
      parameters: [name]
    ) { arguments in
      try plenum(arguments).showPartnership(arguments[name])
    }
  }
}

import PlenumApp
import PlenumCommandLine

extension PlenumCommands {
  static var codebook: Command<Reply> {
    Command(
      "codebook", summary: "Se, prøv, sammenlign og eksportér kodebøger",
      discussion: """
        En kodebog siger, hvilke områder et notat kan handle om, og hvilke ord der taler for hvert af dem.
        """,
      examples: [Example("plenum codebook show", "den nuværende kodebogs definitioner")],
      subcommands: [listCodebooks, showCodebook, checkCodebook, diffCodebooks, exportCodebook])
  }

  private static var listCodebooks: Command<Reply> {
    Command("list", summary: "Vis kodebøgerne", parameters: []) { arguments in
      plenum(arguments).codebooks()
    }
  }

  private static var showCodebook: Command<Reply> {
    let area = Option(
      "area", value: "OMRÅDE", .text, help: "Kun det område, med dets ord og vægte.")
    return Command(
      "show", summary: "Vis en kodebogs områder og definitioner",
      examples: [
        Example("plenum codebook show --area dagtilbud", "ét område med alle dets ord")
      ], parameters: [optionalVersion, area]
    ) { arguments in
      try plenum(arguments).codebook(arguments[optionalVersion], area: arguments[area])
    }
  }

  private static var checkCodebook: Command<Reply> {
    let file = Argument(
      "FIL", .file, help: "Kodebogens codebook.json; indicators.tsv skal ligge ved siden af.")
    return Command(
      "check", summary: "Prøv, om en kodebog kan bruges",
      examples: [Example("plenum codebook check min/codebook.json", "find fejl, med linje")],
      parameters: [file]
    ) { arguments in
      try plenum(arguments).checkCodebook(at: arguments[file])
    }
  }

  private static var diffCodebooks: Command<Reply> {
    let first = Argument("FØRSTE", .text, help: "Kodebogens version eller filen codebook.json.")
    let second = Argument("ANDEN", .text, help: "Den anden kodebog, angivet på samme måde.")
    return Command(
      "diff", summary: "Vis, hvad der skiller to kodebøger ad",
      examples: [
        Example(
          "plenum codebook diff kernevaerdier-2019.1 2024.1",
          "kerneværdierne over for indsatsområderne")
      ], parameters: [first, second]
    ) { arguments in
      try plenum(arguments).difference(of: arguments[first], and: arguments[second])
    }
  }

  private static var exportCodebook: Command<Reply> {
    let format = Option(
      "format", value: "FORMAT", .choice(of: CodebookFormat.self), default: "qdc",
      help: "REFI-QDA til andre programmer (qdc) eller JSON.")
    return Command(
      "export", summary: "Skriv en kodebog til et andet program",
      examples: [
        Example(
          "plenum codebook export --format qdc --output kodebog.qdc", "til NVivo eller MAXQDA")
      ], parameters: [optionalVersion, format, output, overwrite]
    ) { arguments in
      try plenum(arguments, replacesFiles: arguments[overwrite]).exportCodebook(
        arguments[optionalVersion], format: arguments[format], to: arguments[output])
    }
  }

  private static let optionalVersion = Argument<String?>(
    optional: "VERSION", .text, help: "Kodebogens version; udelades den, er det den nuværende.")
}

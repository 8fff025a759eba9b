import PlenumApp
import PlenumCommandLine

extension PlenumCommands {
  static var analyze: Command<Reply> {
    let format = Option(
      "format", value: "FORMAT", .choice(of: AnalysisFormat.self), default: "jsonl",
      help: "Ét JSON-dokument pr. sætning eller CoNLL-U.")
    return Command(
      "analyze", summary: "Del en tekst i sætninger og ord med grundformer",
      discussion: """
        Læser fra standardinddata. Hvert ord får sin grundform og, når det er sammensat, sine dele. Pladser tælles i \
        UTF-8-byte fra tekstens begyndelse.
        """,
      examples: [
        Example("plenum analyze <notat.txt", "ét JSON-dokument pr. sætning"),
        Example("plenum analyze --format conllu <notat.txt", "ét ord pr. linje"),
      ],
      parameters: [format]
    ) { arguments in
      Reply(try plenum(arguments).analyze(as: arguments[format]))
    }
  }
}

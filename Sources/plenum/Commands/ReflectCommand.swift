import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var reflect: Command<Reply> {
    let municipality = Option(
      required: "municipality", value: "KOMMUNE", .text, help: "Kommunen, der svarer.")
    let theme = Option(
      "theme", value: "TEMA", .text,
      help: "Temaet, svarene handler om. Har mødet kun ét, er det dét.")
    let answers: [(NoteKind, Option<[String]>)] = [
      (.success, Option(repeated: "success", value: "TEKST", .text, help: "Noget, der lykkes.")),
      (
        .challenge,
        Option(repeated: "challenge", value: "TEKST", .text, help: "Noget, der er svært.")
      ),
      (
        .inspiration,
        Option(
          repeated: "inspiration", value: "TEKST", .text, help: "Noget, der kan inspirere andre.")
      ),
      (.point, Option(repeated: "topic", value: "TEKST", .text, help: "Kommunens eget emne.")),
    ]
    let force = Flag("force", help: "Gem svarene, også selv om mødet er lukket.")
    let options: [any Parameter] = answers.map(\.1)
    return Command(
      "reflect", summary: "Skriv en kommunes forberedelse til et møde",
      discussion: """
        Svarene gemmes som notater fra bord 0, forberedelsen, og vises for sig i opsamlingen. Uden svar som tilvalg læses \
        ét svar pr. linje fra standardinddata: + lykkes, - udfordring, * inspiration, ! ønske til KL, ? spørgsmål; en linje \
        uden tegn er et eget emne. Skrives der ved en terminal, stilles spørgsmålene ét ad gangen.
        """,
      examples: [
        Example(
          """
          plenum reflect --meeting 2024-10-30-herning --municipality Odder --success "Fælles legegrupper"
          """, "ét svar"),
        Example(
          "plenum reflect --meeting 2024-10-30-herning --municipality Odder < odder.txt",
          "svarene fra en fil"),
      ],
      parameters: [requiredMeeting, municipality, theme] + options + [force, allowPersonal]
    ) { arguments in
      let plenum = plenum(arguments)
      let given = answers.flatMap { kind, option in
        arguments[option].map { ReflectionAnswer(kind: kind, text: $0) }
      }
      let request = ReflectionRequest(
        meeting: arguments[requiredMeeting], municipality: arguments[municipality],
        theme: arguments[theme], answers: given)
      let isForced = arguments[force]
      func keep(_ request: ReflectionRequest) throws -> Answer {
        try Consent.asking(isGiven: arguments[allowPersonal], canAsk: true) { allowed in
          try plenum.reflect(request, isForced: isForced, allowsPersonal: allowed)
        }
      }
      guard given.isEmpty else { return try keep(request) }
      guard Terminal.isInteractive else {
        return try keep(request.with(try plenum.typedReflection()))
      }
      return try ask(try plenum.reflectionQuestions(for: request, isForced: isForced)) {
        try keep(request.with([$0]))
      }
    }
  }

  /// Asks question by question; an empty line goes on to the next one, the end of the input ends it all. Each answer is
  /// on the disk before the next one is asked for.
  private static func ask(
    _ asked: ReflectionQuestions, _ keep: (ReflectionAnswer) throws -> Answer
  ) throws -> Answer {
    for other in asked.others { say("Indbydelsen skriver: \(other)") }
    say("Skriv ét svar pr. linje. En tom linje går videre.")
    var kept: [JSONValue] = []
    func answer() -> Answer {
      Answer(
        text: kept.isEmpty ? "" : "\(kept.count) svar gemt.\n",
        json: ["notes": .array(kept)], status: kept.isEmpty ? .nothingFound : .done,
        remarks: kept.isEmpty ? ["Der kom ingen svar, så intet er gemt."] : [])
    }
    for question in asked.questions {
      Terminal.complain("\n")
      say(question.text)
      while true {
        Terminal.complain("> ")
        guard let line = readLine() else {
          Terminal.complain("\n")
          return answer()
        }
        let words = line.trimmingBlanks
        if words.isEmpty { break }
        do {
          let stored = try keep(ReflectionAnswer(kind: question.kind, text: words))
          Terminal.complain(stored.text)
          kept += stored.json.object?["notes"]?.array ?? []
        } catch AppError.personalDetails {
          Terminal.complain("Ikke gemt.\n")
        } catch AppError.refusedDraft(let refusal, _) {
          Terminal.complain(Message(for: AppError.refusedDraft(refusal, line: nil)).text)
        }
      }
    }
    return answer()
  }

  private static func say(_ text: String) {
    Terminal.complain(Message.onScreen(text) + "\n")
  }
}

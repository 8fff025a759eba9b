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
      let replies =
        if !given.isEmpty {
          given
        } else if Terminal.isInteractive {
          ask(try plenum.reflectionQuestions(of: arguments[requiredMeeting]))
        } else {
          try plenum.typedReflection()
        }
      let request = ReflectionRequest(
        meeting: arguments[requiredMeeting], municipality: arguments[municipality],
        theme: arguments[theme], answers: replies)
      return try Consent.asking(isGiven: arguments[allowPersonal], canAsk: true) { allowed in
        try plenum.reflect(request, isForced: arguments[force], allowsPersonal: allowed)
      }
    }
  }

  /// Asks question by question; an empty line goes on to the next one, the end of the input ends it all.
  private static func ask(_ asked: ReflectionQuestions) -> [ReflectionAnswer] {
    for other in asked.others { Terminal.complain("Indbydelsen skriver: \(other)\n") }
    Terminal.complain("Skriv ét svar pr. linje. En tom linje går videre.\n")
    var replies: [ReflectionAnswer] = []
    for question in asked.questions {
      Terminal.complain("\n\(question.text)\n")
      while true {
        Terminal.complain("> ")
        guard let line = readLine() else {
          Terminal.complain("\n")
          return replies
        }
        let words = line.trimmingBlanks
        if words.isEmpty { break }
        replies.append(ReflectionAnswer(kind: question.kind, text: words))
      }
    }
    return replies
  }
}

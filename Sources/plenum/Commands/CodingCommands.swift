import PlenumApp
import PlenumCommandLine

extension PlenumCommands {
  static var code: Command<Reply> {
    Command(
      "code", summary: "Foreslå indsatsområder, gennemgå dem, og lær af rettelserne",
      discussion: """
        Hver mærkning vises med de ord, der førte til den, og med, hvor sikker maskinen er. Maskinen foreslår, og \
        mennesker afgør. Uden en kommando vises forslagene.
        """,
      examples: [
        Example("plenum code --meeting 2024-10-30-herning", "mærkninger af ét mødes notater"),
        Example(
          "plenum code --from notater.jsonl --json", "mærkninger af en fils notater, til et program"
        ),
        Example(
          "plenum code review --meeting 2024-10-30-herning", "gennemgå de usikre mærkninger først"),
      ], parameters: [optionalMeeting, from, codebookVersion],
      rules: [.atMostOne(of: optionalMeeting, from)], subcommands: [reviewCodings, learnCodings]
    ) { arguments in
      try plenum(arguments).code(source(arguments), codebook: arguments[codebookVersion])
    }
  }

  private static var reviewCodings: Command<Reply> {
    let role = Option(
      "role", value: "ROLLE", .choice(of: ReviewRole.self), default: "sekretariat",
      help: "Hvem der afgør. En rolle, aldrig et navn.")
    let blind = Flag(
      "blind",
      help: "Mærk som en anden person, uden at se maskinens forslag eller andres mærkninger."
    )
    let coder = Option(
      "coder", value: "KODER", .secondCoder, default: "B",
      help: "Hvem der mærker uden at se forslagene: ét bogstav eller en rolle, aldrig et navn.")
    let all = Flag("all", help: "Gennemgå også notater, der allerede er afgjort.")
    return Command(
      "review", summary: "Gennemgå et mødes mærkninger, de usikre først",
      discussion: """
        Ét notat ad gangen, én tast pr. valg: et tal vælger et område til eller fra, g godkender, a siger, at intet \
        område passer, s springer over, f fortryder, og q slutter. Hver afgørelse er gemt, før det næste notat vises, og \
        ingen senere kørsel af maskinen ændrer den. Uden terminal læses tasterne fra standardinddata, en linje \
        for hvert notat.
        """,
      examples: [
        Example(
          "plenum code review --meeting 2024-10-30-herning --role formand",
          "formanden gennemgår mødet"),
        Example(
          "plenum code review --meeting 2024-10-30-herning --blind",
          "mærk notaterne uden at se andres mærkninger"),
      ], parameters: [requiredMeeting, role, blind, coder, all, codebookVersion],
      rules: [.giving(coder, needs: blind)]
    ) { arguments in
      var review = try plenum(arguments).review(
        meeting: arguments[requiredMeeting], role: arguments[role],
        coder: arguments[blind] ? arguments[coder] : nil, codebook: arguments[codebookVersion],
        includesDecided: arguments[all])
      try ReviewKeys.run(&review)
      return review.account
    }
  }

  private static var learnCodings: Command<Reply> {
    let undo = Flag("undo", help: "Tag den seneste lærte model tilbage.")
    return Command(
      "learn", summary: "Lær af alle afgjorte mærkninger",
      discussion: """
        Vægtene flyttes lidt mod det, mennesker har afgjort, og hvert møde prøves med det, de andre lærte maskinen. \
        Bliver den mindre enig med mennesker af det, eller bliver de sikre forslag oftere forkerte, mærker den som før.
        """,
      examples: [Example("plenum code learn", "lær efter et møde")],
      parameters: [undo, codebookVersion]
    ) { arguments in
      arguments[undo]
        ? try plenum(arguments).undoLearning(codebook: arguments[codebookVersion])
        : try plenum(arguments).learn(codebook: arguments[codebookVersion])
    }
  }

  static var agreement: Command<Reply> {
    let first = Argument(
      "FØRSTE", .text,
      help:
        "En fil med mærkede notater eller den, der har mærket: afgjort, maskinen eller, med --meeting, fx B."
    )
    let second = Argument("ANDEN", .text, help: "Den anden fil eller den anden, der har mærket.")
    let texts = Flag("texts", help: "Vis også eksemplernes tekst.")
    return Command(
      "agreement", summary: "Mål, hvor enige to er om mærkningerne",
      discussion: """
        Cohens kappa og Krippendorffs alfa for hvert område, alfa for hele mærkningen og F1 med usikkerhed. Til sidst \
        vises de definitioner, der oftest giver forskellige svar. Er den ene afgjort eller maskinen, tælles alle møder med, \
        medmindre --meeting vælger ét.
        """,
      examples: [
        Example("plenum agreement a.jsonl b.jsonl", "to filer med de samme notater"),
        Example("plenum agreement afgjort maskinen", "mennesker over for maskinen i alle møder"),
        Example(
          "plenum agreement --meeting 2024-10-30-herning afgjort B",
          "det afgjorte over for den, der mærkede uden at se det"),
      ], parameters: [first, second, optionalMeeting, texts, codebookVersion]
    ) { arguments in
      try plenum(arguments).agreement(
        of: arguments[first], and: arguments[second], meeting: arguments[optionalMeeting],
        codebook: arguments[codebookVersion], showsTexts: arguments[texts])
    }
  }

  static let codebookVersion = Option<String?>(
    "codebook", value: "VERSION", .text,
    help: "En anden kodebog end den nuværende; se »plenum codebook list«.")
}

extension ValueFormat where Value == SecondCoder {
  /// One letter, or a role.
  static var secondCoder: ValueFormat {
    ValueFormat(
      expected: "ét bogstav, fx B, eller en rolle: "
        + ReviewRole.allCases.map(\.rawValue).joined(separator: ", ")
    ) { SecondCoder($0) }
  }
}

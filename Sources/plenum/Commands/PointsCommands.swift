import Glibc
import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var points: Command<Reply> {
    let offers = Option<Int>(
      "offers", value: "ANTAL", .wholeNumber(in: 0...1000), default: "0",
      help: "Vis også så mange af de notater, der ligner hvert notat mest.")
    return Command(
      "points", summary: "Find og afgør, hvilke notater der siger det samme",
      discussion: """
        plenum foreslår, og mennesker afgør: Kun det, et menneske har afgjort, tælles. Uden en kommando vises punkterne: \
        først dem, mennesker har afgjort, med tal for borde og kommuner, og så de notater, der ligner hinanden, uden at \
        nogen har bekræftet det.
        """,
      examples: [
        Example("plenum points --meeting 2024-10-30-herning", "mødets punkter"),
        Example(
          "plenum points --from notater.jsonl --offers 5 --json",
          "en fils notater, hvert med de fem, der ligner det mest"),
        Example(
          "plenum points settle --meeting 2024-10-30-herning", "afgør, hvad der er det samme"),
      ],
      parameters: [optionalMeeting, from, offers], rules: [.atMostOne(of: optionalMeeting, from)],
      subcommands: [settlePoints, mergePoints, splitPoint, renamePoint, moveNote]
    ) { arguments in
      try plenum(arguments).points(of: source(arguments), offers: arguments[offers])
    }
  }

  private static var settlePoints: Command<Reply> {
    let theme = Option(
      "theme", value: "TEMA", .text,
      help: "Temaets nummer eller en del af dets titel. Udelades det, kommer temaerne efter tur.")
    return Command(
      "settle", summary: "Afgør ét notat ad gangen, hvem der siger det samme",
      discussion: """
        Skærmen viser et notat og fem, der måske siger det samme. Tasterne 1-5 vælger dem, der gør, og a-c de \
        indsatsområder, notatet handler om. Tasten o giver punktet dine egne ord i stedet for det klareste notats; \
        opsamlingen viser, at de er dine. Enter gemmer og går videre, u fortryder det sidste svar, s springer over, v \
        viser lange notater helt, og q slutter. Hvert svar gemmes straks, så der kan fortsættes senere eller af en anden.

        Er standardinddata ikke en terminal, er hver linje tasterne til én skærm, fx 13 for nummer 1 og 3 eller \
        »13o Der mangler vikarer« med egne ord; en tom linje går frem, og u, s, v og q står alene. En linje med andre \
        tegn afvises, og intet af den gemmes.
        """,
      examples: [
        Example("plenum points settle --meeting 2024-10-30-herning", "alle temaer efter tur"),
        Example("plenum points settle --meeting 2024-10-30-herning --theme 2", "kun tema 2"),
      ],
      parameters: [requiredMeeting, theme, role]
    ) { arguments in
      var desk = try plenum(arguments).settlingDesk(
        meeting: arguments[requiredMeeting], theme: arguments[theme], role: arguments[role].rawValue
      )
      try SettlingTerminal.run(&desk)
      return desk.farewell
    }
  }

  private static var mergePoints: Command<Reply> {
    let names = Argument(
      repeated: "PUNKT", .text, help: "Punkternes navne eller notaters referencer, mindst to.")
    return Command(
      "merge", summary: "Saml punkter eller notater i ét punkt",
      examples: [
        Example(
          "plenum points merge --meeting 2024-10-30-herning P3.07 5.02",
          "notat 5.02 siger det samme som punktet P3.07")
      ],
      parameters: [requiredMeeting, role, names]
    ) { arguments in
      try plenum(arguments).mergePoints(
        arguments[names], meeting: arguments[requiredMeeting], role: arguments[role].rawValue)
    }
  }

  private static var splitPoint: Command<Reply> {
    let names = Argument(
      repeated: "NOTAT", .text, help: "Notaternes referencer: de bliver et punkt for sig.")
    return Command(
      "split", summary: "Tag notater ud af et punkt",
      examples: [
        Example(
          "plenum points split --meeting 2024-10-30-herning P3.07 5.01",
          "notat 5.01 siger noget andet end de øvrige")
      ],
      parameters: [requiredMeeting, role, pointName, names]
    ) { arguments in
      try plenum(arguments).splitPoint(
        arguments[pointName], notes: arguments[names], meeting: arguments[requiredMeeting],
        role: arguments[role].rawValue)
    }
  }

  private static var renamePoint: Command<Reply> {
    let text = Argument(text: "TEKST", help: "De ord, punktet skal stå med.")
    return Command(
      "rename", summary: "Giv et punkt dine egne ord",
      examples: [
        Example(
          "plenum points rename --meeting 2024-10-30-herning P3.07 -- Der mangler vikarer",
          "punktet står med de ord i opsamlingen")
      ],
      parameters: [requiredMeeting, role, allowPersonal, pointName, text]
    ) { arguments in
      try Consent.asking(isGiven: arguments[allowPersonal], canAsk: true) { allowed in
        try plenum(arguments).renamePoint(
          arguments[pointName], to: arguments[text] ?? "", meeting: arguments[requiredMeeting],
          role: arguments[role].rawValue, allowsPersonal: allowed)
      }
    }
  }

  private static var moveNote: Command<Reply> {
    let note = Argument("NOTAT", .text, help: "Notatets reference, fx 5.02.")
    return Command(
      "move", summary: "Flyt et notat til et andet punkt",
      examples: [
        Example(
          "plenum points move --meeting 2024-10-30-herning 5.02 P3.07",
          "notat 5.02 hører til punktet P3.07")
      ],
      parameters: [requiredMeeting, role, note, pointName]
    ) { arguments in
      try plenum(arguments).moveNote(
        arguments[note], to: arguments[pointName], meeting: arguments[requiredMeeting],
        role: arguments[role].rawValue)
    }
  }

  private static let role = Option(
    "role", value: "ROLLE", .choice(of: ReviewRole.self), default: "formand",
    help: "Hvem der afgør, som en rolle; aldrig et navn.")

  private static let pointName = Argument("PUNKT", .text, help: "Punktets navn, fx P3.07.")
}

/// The keyboard and the screen of settling.
private enum SettlingTerminal {
  /// Shows screens and takes keys until it is over.
  static func run(_ desk: inout SettlingDesk) throws {
    if var keys = KeyInput() {
      try run(&desk, &keys)
    } else {
      try runOnLines(&desk)
    }
  }

  private static func run(_ desk: inout SettlingDesk, _ keys: inout KeyInput) throws {
    while let page = desk.page(columns: Terminal.size.columns, lines: Terminal.size.lines) {
      // Without its last line end, so that a screen of 24 lines stands still.
      try Terminal.print(clear + page.dropLast())
      let step: SettlingDesk.Step =
        switch keys.next() {
        case .character(let scalar): try desk.press(scalar)
        case .enter: try desk.press("\n")
        case .backspace: try desk.press("\u{7F}")
        case .escape: try desk.press("\u{1B}")
        case .interrupt, .endOfInput: try leave(&desk)
        default: .goesOn
        }
      if step == .ended { break }
    }
    try Terminal.print(clear)
  }

  /// Stops, also in the middle of a word.
  private static func leave(_ desk: inout SettlingDesk) throws -> SettlingDesk.Step {
    if desk.isTyping { _ = try desk.press("\u{1B}") }
    return try desk.press("q")
  }

  /// Each line is the keys of one screen.
  private static func runOnLines(_ desk: inout SettlingDesk) throws {
    while let page = desk.page {
      try Terminal.print(page)
      guard let line = readLine() else { return }
      if try desk.take(line: line) == .ended { return }
    }
  }

  /// Empties the screen and puts the cursor at its top (ECMA-48).
  private static let clear = "\u{1B}[2J\u{1B}[H"
}

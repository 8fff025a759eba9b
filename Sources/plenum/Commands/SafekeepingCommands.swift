import PlenumApp
import PlenumCommandLine
import PlenumModel

// What keeps notes safe, and what takes them away for good.
extension PlenumCommands {
  private static let yes = Flag(
    "yes", help: "Svar ja på forhånd. Uden skærm og tastatur er det nødvendigt.")

  private static func confirmation(_ arguments: Arguments) -> Confirmation {
    if arguments[yes] { return .given }
    guard TerminalModes.isInteractive else { return .impossible }
    return .ask { question in Terminal.confirms(question) }
  }

  static var merge: Command<Reply> {
    let others = Argument(
      repeated: "LAGER", .file, help: "De andre computeres lagre; de læses og ændres ikke.")
    let dryRun = Flag("dry-run", help: "Vis, hvad der ville komme til. Intet gemmes.")
    return Command(
      "merge", summary: "Saml notater fra flere computere i ét lager",
      discussion: """
        Rækkefølgen er ligegyldig, og det samme lager kan samles flere gange. Er et notat rettet på to computere, gemmes begge \
        udgaver, og den seneste vises. Det, der er slettet for altid på den ene, slettes også på den anden.
        """,
      examples: [
        Example("plenum merge bord4.sqlite bord5.sqlite", "saml to computeres notater her"),
        Example("plenum merge bord4.sqlite --dry-run", "se først, hvad der er nyt"),
      ],
      parameters: [dryRun, others]
    ) { arguments in
      try plenum(arguments).merge(arguments[others], isDryRun: arguments[dryRun])
    }
  }

  static var erase: Command<Reply> {
    let notes = Argument(
      anyNumber: "NOTAT", .text,
      help: "Notatets reference, fx 3.07, flere som 3.01-3.04 eller 3.01,3.07, eller dets id.")
    let matching = Option(
      "matching", value: "TEKST", .text,
      help:
        "Alle notater, hvor teksten står eller har stået som hele ord (også i ejefald), eller hvor den er navnet på den, der skrev."
    )
    let inside = Flag(
      "inside-words", help: "Med --matching: også inde i længere ord, som »Per« i »personale«.")
    let table = Option(
      "table", value: "NUMMER", .wholeNumber(in: 0...NoteDraft.highestTable),
      help: "Alt, hvad det bord har skrevet til mødet.")
    let whole = Flag("all", help: "Alle mødets notater.")
    let meeting = Option("meeting", value: "MØDE", .text, help: "Kun notater fra det møde.")
    let dryRun = Flag("dry-run", help: "Vis de linjer, der ville blive slettet. Intet slettes.")
    return Command(
      "erase", summary: "Slet notater for altid",
      discussion: """
        Ordene fjernes fra notatet, dets tidligere udgaver, fastfrosne opsamlinger, filen og de sikkerhedskopier, plenum har \
        lavet (databeskyttelsesforordningens artikel 17). Kun notatets id bliver tilbage, så hverken en import eller en anden \
        computer kan bringe det igen. Det kan ikke fortrydes. På en skærm vises de linjer, der slettes, før der spørges.
        """,
      examples: [
        Example("plenum erase 3.07 --meeting 2024-10-30-herning", "slet ét notat"),
        Example(
          "plenum erase --matching \"Mette Hansen\" --dry-run",
          "se først, hvad der nævner en person"),
        Example("plenum erase --matching \"Mette Hansen\" --yes", "slet alt, der nævner en person"),
        Example(
          "plenum erase --table 3 --meeting 2024-10-30-herning", "slet alt, hvad bord 3 skrev"),
        Example("plenum erase --all --meeting 2024-10-30-herning", "slet alle mødets notater"),
      ],
      parameters: [matching, inside, table, whole, meeting, dryRun, yes, notes],
      rules: [
        .exactlyOne(of: notes, matching, table, whole), .giving(inside, needs: matching),
        .giving(table, needs: meeting), .giving(whole, needs: meeting),
      ]
    ) { arguments in
      let wish: ErasureWish =
        if let text = arguments[matching] {
          .matching(text, meeting: arguments[meeting], inside: arguments[inside])
        } else if let number = arguments[table], let meeting = arguments[meeting] {
          .table(number, meeting: meeting)
        } else if arguments[whole], let meeting = arguments[meeting] {
          .meeting(meeting)
        } else {
          .notes(arguments[notes], meeting: arguments[meeting])
        }
      return try plenum(arguments).erase(
        wish, isDryRun: arguments[dryRun], confirmation: confirmation(arguments))
    }
  }

  static var retention: Command<Reply> {
    let months = Option(
      "months", value: "ANTAL", .wholeNumber(in: 1...1200), default: "60",
      help: "Hvor mange måneder notater gemmes.")
    let erases = Flag("erase", help: "Slet mødernes notater for altid.")
    return Command(
      "retention", summary: "Find møder, hvis notater er gemt længe nok",
      discussion:
        "Viser møder, der er ældre end fristen. Med --erase slettes deres notater for altid.",
      examples: [
        Example("plenum retention", "møder, der er over fem år gamle"),
        Example(
          "plenum retention --months 24 --erase", "slet notater fra møder, der er over to år gamle"),
      ],
      parameters: [months, erases, yes]
    ) { arguments in
      try plenum(arguments).retention(
        months: arguments[months], erases: arguments[erases],
        confirmation: confirmation(arguments))
    }
  }

  private static let force = Flag(
    "force", help: "Erstat det, der ligger der i forvejen.")

  static var backup: Command<Reply> {
    let file = Argument("FIL", .file, help: "Hvor sikkerhedskopien skal ligge.")
    return Command(
      "backup", summary: "Skriv en sikkerhedskopi, også mens andre skriver",
      discussion: """
        Kopien efterses, før den får sit navn, og kun du kan læse den. Lageret husker, hvor den ligger, så en sletning også \
        når ud til den.
        """,
      examples: [Example("plenum backup /media/usb/plenum.sqlite", "kopi på en USB-nøgle")],
      parameters: [force, file]
    ) { arguments in
      try plenum(arguments).backUp(to: arguments[file], isForced: arguments[force])
    }
  }

  static var restore: Command<Reply> {
    let file = Argument("FIL", .file, help: "Sikkerhedskopien; den læses og ændres ikke.")
    return Command(
      "restore", summary: "Erstat lageret med en sikkerhedskopi",
      discussion: """
        Ligger der et lager i forvejen, skal --force til, og så gemmes det gamle ved siden af. Det, der er slettet for altid siden \
        kopien, slettes igen, så vidt det gamle lager kan læses.
        """,
      examples: [Example("plenum restore /media/usb/plenum.sqlite", "hent alt tilbage")],
      parameters: [force, file]
    ) { arguments in
      try plenum(arguments).restore(arguments[file], isForced: arguments[force])
    }
  }

  static var check: Command<Reply> {
    Command(
      "check", summary: "Efterse lageret",
      discussion:
        "Læser hele filen og holder journalen op mod notaterne. Hver fejl får én sætning.",
      examples: [Example("plenum check", "er alt, som det skal være?")], parameters: []
    ) { arguments in
      try plenum(arguments).check()
    }
  }
}

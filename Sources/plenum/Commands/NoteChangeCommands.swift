import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  private static let noteName = "NOTAT"
  private static let noteHelp = "Notatets reference i mødet, fx 3.07, eller dets id."

  private static let noteMeeting = Option<String?>(
    "meeting", value: "MØDE", .text, help: "Mødets navn. Kan udelades, når notatet angives med id.")

  private static let changeClosed = Flag(
    "force", help: "Gem ændringen, også selv om mødet er lukket.")

  static var reviseNote: Command<Reply> {
    let note = Argument(noteName, .text, help: noteHelp)
    let table = Option(
      "table", value: "NUMMER", .wholeNumber(in: 0...NoteDraft.highestTable),
      help: "Flyt notatet til det bord. Referencen ændres ikke.")
    let theme = Option(
      "theme", value: "TEMA", .textOrEmpty,
      help: "Flyt notatet til det tema; en tom tekst tager det ud af temaerne.")
    let kind = Option(
      "kind", value: "ART", .noteKind,
      help: "Giv notatet den art: \(NoteKindWord.all.joined(separator: ", ")).")
    let municipality = Option(
      "municipality", value: "KOMMUNE", .textOrEmpty,
      help: "Giv notatet den kommune; en tom tekst fjerner kommunen.")
    let text = Argument(text: "TEKST", help: "Notatets nye ord. Uden dem ændres ordene ikke.")
    return Command(
      "revise", summary: "Ret et notat; den tidligere udgave bevares",
      examples: [
        Example(
          "plenum note revise 3.07 --meeting 2024-10-30-herning -- Vi mangler uddannede lærere",
          "giv notatet en ny ordlyd"),
        Example(
          "plenum note revise 3.07 --meeting 2024-10-30-herning --kind ønske --municipality Skive",
          "ret art og kommune"),
      ],
      parameters: [
        noteMeeting, table, theme, kind, municipality, changeClosed, allowPersonal, note, text,
      ]
    ) { arguments in
      let change = NoteChange(
        text: arguments[text], table: arguments[table], theme: arguments[theme],
        kind: arguments[kind], municipality: arguments[municipality])
      return try Consent.asking(isGiven: arguments[allowPersonal], canAsk: true) { allowed in
        try plenum(arguments).reviseNote(
          arguments[note], of: arguments[noteMeeting], change, allowsPersonal: allowed,
          isForced: arguments[changeClosed])
      }
    }
  }

  static var withdrawNotes: Command<Reply> {
    let notes = Argument(repeated: noteName, .text, help: noteHelp)
    return Command(
      "withdraw", summary: "Træk notater tilbage; de tæller ikke længere med",
      discussion: """
        Et notat, der er trukket tilbage, er ude af alle lister og tal. Det beholder sin reference og sin historik og \
        kan tages med igen.
        """,
      examples: [
        Example("plenum note withdraw 3.07 --meeting 2024-10-30-herning", "træk notatet tilbage")
      ],
      parameters: [noteMeeting, changeClosed, notes]
    ) { arguments in
      try plenum(arguments).withdrawNotes(
        arguments[notes], of: arguments[noteMeeting], isForced: arguments[changeClosed])
    }
  }

  static var reinstateNotes: Command<Reply> {
    let notes = Argument(repeated: noteName, .text, help: noteHelp)
    return Command(
      "reinstate", summary: "Tag notater med igen, som var trukket tilbage",
      examples: [
        Example("plenum note reinstate 3.07 --meeting 2024-10-30-herning", "tag notatet med igen")
      ],
      parameters: [noteMeeting, changeClosed, notes]
    ) { arguments in
      try plenum(arguments).reinstateNotes(
        arguments[notes], of: arguments[noteMeeting], isForced: arguments[changeClosed])
    }
  }

  static var showNote: Command<Reply> {
    let note = Argument(noteName, .text, help: noteHelp)
    return Command(
      "show", summary: "Vis ét notat og alt, hvad der er sket med det",
      examples: [
        Example("plenum note show 3.07 --meeting 2024-10-30-herning", "notatet og dets historik")
      ],
      parameters: [noteMeeting, note]
    ) { arguments in
      try plenum(arguments).showNote(arguments[note], of: arguments[noteMeeting])
    }
  }

  static var listNotes: Command<Reply> {
    let table = Option(
      "table", value: "NUMMER", .wholeNumber(in: 0...NoteDraft.highestTable),
      help: "Kun notater fra det bord.")
    let theme = Option("theme", value: "TEMA", .text, help: "Kun notater om det tema.")
    let kind = Option(
      "kind", value: "ART", .noteKind, help: "Kun notater af den art, fx udfordring.")
    let municipality = Option(
      "municipality", value: "KOMMUNE", .text, help: "Kun notater fra den kommune.")
    return Command(
      "list", summary: "Vis et mødes notater",
      examples: [
        Example("plenum note list --meeting 2024-10-30-herning --table 3", "bordets notater"),
        Example("plenum note list --meeting 2024-10-30-herning --kind ønske", "ønskerne til KL"),
      ],
      parameters: [requiredMeeting, table, theme, kind, municipality]
    ) { arguments in
      try plenum(arguments).listNotes(
        of: arguments[requiredMeeting],
        NoteFilter(
          table: arguments[table], theme: arguments[theme], kind: arguments[kind],
          municipality: arguments[municipality]))
    }
  }
}

import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var note: Command<Reply> {
    Command(
      "note", summary: "Skriv, ret og se notater",
      subcommands: [addNote, reviseNote, withdrawNotes, reinstateNotes, showNote, listNotes])
  }

  private static var addNote: Command<Reply> {
    let table = Option(
      "table", value: "NUMMER", .wholeNumber(in: 0...NoteDraft.highestTable),
      help: "Bordets nummer; 0 er forberedelsen hjemmefra.")
    let theme = Option(
      "theme", value: "TEMA", .text,
      help: "Temaets nummer eller en del af dets titel, som kun det har.")
    let kind = Option(
      "kind", value: "ART", .noteKind, default: "pointe",
      help:
        "Notatets art: lykkes, udfordring, inspiration (til andre), ønske (til KL), spørgsmål eller pointe, eller dens tegn: + - * ! ?"
    )
    let municipality = Option("municipality", value: "KOMMUNE", .text, help: "Kommunen, der taler.")
    let meeting = Option(
      "meeting", value: "MØDE", .text, help: "Mødets navn, fx 2024-10-30-herning.")
    let partnership = Option(
      "partnership", value: "PARTNERSKAB", .text,
      help: "Et partnerskab i stedet for et møde, fx 2022-06-15-partnerskab.")
    let force = Flag("force", help: "Gem notatet, også selv om mødet er lukket.")
    let text = Argument(
      text: "TEKST",
      help: "Notatets ord. Uden dem læses ét notat pr. linje fra standardinddata."
    )
    return Command(
      "add", summary: "Skriv et notat, og få dets reference, når det er gemt",
      discussion: """
        Referencen, fx 3.07 for det syvende notat fra bord 3, vises først, når notatet ligger sikkert på disken.
        """,
      examples: [
        Example(
          "plenum note add --meeting 2024-10-30-herning --table 3 --theme 1 -- Vi mangler lærere",
          "et notat fra bord 3 om tema 1"),
        Example(
          "plenum note add --meeting 2024-10-30-herning --table 3 --theme 1 --kind ønske -- KL bør tage det op",
          "et ønske til KL"),
      ],
      parameters: [
        meeting, partnership, table, theme, kind, municipality, force, allowPersonal, text,
      ],
      rules: [.exactlyOne(of: meeting, partnership)]
    ) { arguments in
      let place = try arguments[partnership].map {
        try plenum(arguments).placeOfNotes(outsideMeetingsOf: $0)
      }
      let request = NoteRequest(
        meeting: arguments[meeting] ?? place ?? "", table: arguments[table],
        theme: arguments[theme], kind: arguments[kind], municipality: arguments[municipality],
        isForced: arguments[force])
      let text = arguments[text]
      return try Consent.asking(isGiven: arguments[allowPersonal], canAsk: text != nil) { allowed in
        try plenum(arguments).addNotes(request, text: text, allowsPersonal: allowed)
      }
    }
  }

  static var importFiles: Command<Reply> {
    let meeting = Option(
      "meeting", value: "MØDE", .text, help: "Mødet for de notater, der ikke selv nævner et.")
    let files = Argument(
      anyNumber: "FIL", .file, help: "Noter som tekst, Markdown, mail, Word, CSV eller JSONL.")
    let dryRun = Flag(
      "dry-run", help: "Vis, hvad der ville blive gemt, og alle fejl. Intet gemmes.")
    let settled = Flag(
      "settled",
      help: "Filens mærkninger og punkter er afgjort af mennesker. Gem dem som afgjorte.")
    let force = Flag("force", help: "Gem notaterne, også selv om mødet er lukket.")
    let undo = Option(
      "undo", value: "NUMMER", .wholeNumber(in: 1...Int.max), help: "Tag en hel import tilbage.")
    return Command(
      "import", summary: "Importér notater fra filer",
      discussion: """
        Læser det, bordene allerede har: noter i fri tekst med overskrifter (»Bord 3«, »Tema: …«), punkter og afsnit, \
        Markdown, en mail, et Word-dokument, et ark fra Excel (CSV) og plenums egne filer (JSONL). Se først med --dry-run, \
        hvad der bliver læst.

        En import er én handling: Enten gemmes alt, eller også gemmes intet. Den samme fil to gange giver ingen dubletter. \
        Er en linje rettet, bliver notatet rettet, når ordlyden ligner og bordet og temaet er de samme; ellers er det et nyt \
        notat. Svaret siger hvilket. Et møde, som filen nævner, og som ikke findes, oprettes.
        """,
      examples: [
        Example("plenum import bord3.jsonl", "importér notater"),
        Example("plenum import bord3.txt --dry-run", "se først, hvad der bliver læst af filen"),
        Example(
          "plenum import bord3.txt --meeting 2024-10-30-herning", "gem bordets noter i mødet"),
        Example("plenum import --undo 2", "tag import nummer 2 tilbage"),
      ],
      parameters: [meeting, dryRun, settled, allowPersonal, force, undo, files],
      rules: [
        .exactlyOne(of: files, undo), .atMostOne(of: dryRun, undo), .atMostOne(of: settled, undo),
        .atMostOne(of: allowPersonal, undo), .atMostOne(of: force, undo),
      ]
    ) { arguments in
      let plenum = plenum(arguments)
      if let number = arguments[undo] { return try plenum.undoImport(number) }
      return try plenum.importFiles(
        arguments[files], meeting: arguments[meeting], isDryRun: arguments[dryRun],
        isSettled: arguments[settled], allowsPersonal: arguments[allowPersonal],
        isForced: arguments[force])
    }
  }

  static let allowPersonal = Flag(
    "allow-personal",
    help:
      "Gem også notater med noget, der ligner et CPR-nummer, et telefonnummer eller en mailadresse."
  )

  static var export: Command<Reply> {
    let format = Option(
      "format", value: "FORMAT", .choice(of: ExportFormat.self), default: "jsonl",
      help: "jsonl har alle oplysninger med; csv kan åbnes i dansk Excel.")
    return Command(
      "export", summary: "Eksportér notater til filer, som andre programmer kan læse",
      examples: [
        Example("plenum export --format csv --output notater.csv", "alle notater til Excel"),
        Example("plenum export --meeting 2024-10-30-herning", "ét mødes notater som JSONL"),
      ],
      parameters: [optionalMeeting, format, output, overwrite]
    ) { arguments in
      try plenum(arguments, replacesFiles: arguments[overwrite]).export(
        meeting: arguments[optionalMeeting], format: arguments[format], to: arguments[output])
    }
  }
}

extension ValueFormat where Value == NoteKind {
  /// A kind by its Danish word, its sign or its word in the JSON.
  static var noteKind: ValueFormat {
    ValueFormat(
      expected: Self.kinds, completion: .choices(NoteKindWord.all)
    ) {
      NoteKindWord.read($0)
    }
  }

  private static var kinds: String {
    NoteKindWord.all.dropLast().joined(separator: ", ") + " eller " + (NoteKindWord.all.last ?? "")
  }
}

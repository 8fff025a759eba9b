import PlenumApp
import PlenumCommandLine
import PlenumModel

/// Every command, declared once.
enum PlenumCommands {
  static let version = "0.1.0"

  /// What plenum reads of the environment.
  static let variables = [
    "PLENUM_DB", "PLENUM_LEXICON", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME", "TMPDIR",
  ]

  static let application = Application(
    version: version,
    root: Command(
      "plenum", summary: "Fra indbydelsesbrev til opsamling i plenum.",
      discussion: """
        plenum opretter politiske møder ud fra indbydelsen, samler bordenes notater, foreslår indsatsområder, \
        skriver mødets opsamling og sammenligner regioner og år. Alt bliver på denne computer.
        """,
      examples: [
        Example("plenum demo", "se det hele på opdigtede møder"),
        Example("plenum meeting create --from-letter brev.txt", "opret et møde ud fra brevet"),
      ],
      parameters: [store, lexicon],
      subcommands: [
        meeting, partnership, theme, reflect, capture, note, importFiles, export, code, codebook,
        agreement, points, summary, asks, keywords, compare, concordance, phrases, trend, analyze,
        table,
        merge, erase, retention, backup, restore, check, demo,
      ]),
    guides: GuideName.allCases.map { guide in
      Guide(guide.rawValue, summary: guide.summary) { guide.text }
    },
    exitCodes: [
      Entry("0", "udført, også når en import kun havde dubletter"),
      Entry("1", "intet fundet"),
      Entry("2", "mislykket eller afvist; intet er gemt halvt"),
      Entry("64", "forkert brug"),
    ],
    environment: [
      Entry("XDG_DATA_HOME", "mappen med brugerens data (ellers ~/.local/share)"),
      Entry("XDG_CACHE_HOME", "mappen til det, der kan laves igen (ellers ~/.cache)"),
    ],
    files: [
      Entry(
        "~/.local/share/plenum/plenum.sqlite",
        "lageret med møder og notater; kun du kan læse det. Slettes filen, er alt slettet."),
      Entry(
        "plenum-ordbog.bin",
        "ordbogen, hvis den ligger ved siden af programmet. Den bruges før systemets."),
      Entry(
        "~/.cache/plenum",
        "systemets ordbog, gjort klar til brug. Den kan altid slettes og bliver så lavet igen."),
    ])

  // Options that several commands share.

  static let store = Option<String?>(
    "db", value: "FIL", .file, environment: "PLENUM_DB",
    help: "Lageret med møder og notater. Udelades det, bruges lageret i din datamappe.")

  static let lexicon = Option<String?>(
    "lexicon", value: "FIL", .file, environment: "PLENUM_LEXICON",
    help: """
      Den danske ordbog, som ordene slås op i (en .dic-fil til Hunspell); none er plenums egne tabeller alene. \
      Udelades den, bruges ordbogen ved siden af programmet, ellers systemets (pakken hunspell-da), hvis den er der.
      """)

  static let json = Flag(
    "json", help: "Skriv svaret som ét JSON-dokument, så et program kan læse det.")

  static let csv = Flag(
    "csv", help: "Skriv tallene som CSV med komma og decimalpunktum, så et program kan læse dem.")

  static let requiredMeeting = Option<String>(
    required: "meeting", value: "MØDE", .text, help: "Mødets navn, fx 2024-10-30-herning.")

  static let optionalMeeting = Option<String?>(
    "meeting", value: "MØDE", .text, help: "Kun notater fra det møde, fx 2024-10-30-herning.")

  static let partnershipOfNotes = Option<String?>(
    "partnership", value: "PARTNERSKAB", .text,
    help: "Kun notater fra det partnerskab: fra dets møder og uden for dem.")

  static let from = Option<String?>(
    "from", value: "FIL", .file,
    help: "Læs notaterne fra en fil (JSONL eller CSV) i stedet for lageret.")

  static let output = Option<String?>(
    "output", value: "FIL", .file, help: "Skriv til filen i stedet for til skærmen.")

  /// Of the commands with an ``output``.
  static let overwrite = Flag(
    "force", help: "Skriv også over en fil, som ikke er et tidligere svar af samme slags.")

  /// - Parameter replacesFiles: ``overwrite``, where the command has it.
  static func plenum(_ arguments: Arguments, replacesFiles: Bool = false) -> Plenum {
    let plenum = Plenum(
      storePath: arguments[store], surroundings: surroundings, replacesFiles: replacesFiles)
    plenum.chooseLexicon(given: arguments[lexicon])
    return plenum
  }

  private static var surroundings: Surroundings {
    Surroundings(
      variables: Terminal.variables(variables), programFolder: Terminal.programFolder,
      now: { Timestamp(milliseconds: Terminal.clock) })
  }
}

extension ValueFormat where Value == CalendarDate {
  /// `2024-10-30`.
  static var isoDate: ValueFormat { .date { CalendarDate(iso: $0) } }
}

extension ValueFormat where Value == ClockTime {
  /// `17:00`, and `17.00` as Danes write it.
  static var clockTime: ValueFormat {
    .time { word in
      ClockTime(
        iso: String(String.UnicodeScalarView(word.unicodeScalars.map { $0 == "." ? ":" : $0 })))
    }
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumStore

extension Message {
  init(for error: StoreError) {
    switch error {
    case .notAFile(let path, let kind):
      let found =
        switch kind {
        case .symbolicLink: "et symbolsk link"
        case .directory: "en mappe"
        case .other: "ikke en almindelig fil"
        }
      self.init(
        "\(path) er \(found), så lageret kan ikke ligge der.", safe: Self.untouched,
        doNow: Self.otherFile)
    case .notADatabase(let path):
      self.init(
        "\(path) er ikke et lager fra plenum.", safe: Self.untouched, doNow: Self.otherFile)
    case .otherApplication:
      self.init(
        "Filen er en database fra et andet program.", safe: Self.untouched,
        doNow: Self.otherFile)
    case .newerVersion(let found, let known):
      self.init(
        "Lageret er skrevet af en nyere udgave af plenum (lagerversion \(found)); denne kender kun version \(known).",
        safe: Self.untouched, doNow: "Brug den nyere udgave.")
    case .system(let path, 13):
      self.init(
        "Du har ikke adgang til lageret \(path).", safe: Self.nothingStored,
        doNow: "Få adgang af den, der ejer det, eller brug et andet med --db eller PLENUM_DB.")
    case .system(let path, 2):
      let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
      self.init(
        "Mappen \(folder) findes ikke.", safe: Self.nothingStored,
        doNow: "Opret mappen, eller angiv en anden.")
    case .system(let path, let code):
      self.init(
        "Lageret \(path) kan ikke åbnes (systemfejl \(code)).", safe: Self.nothingStored,
        doNow: "Se efter, om mappen findes, og om du har adgang til den.")
    case .unsafeSettings(let differences):
      self.init(
        "Lageret kan ikke sikres mod strømsvigt her (\(Danish.list(differences.map(\.setting)))).",
        safe: Self.nothingStored,
        doNow: "Læg lageret på en disk i computeren med --db eller PLENUM_DB.")
    case .database(let failure): self.init(for: failure)
    case .transactionLost:
      self.init(
        "Et andet program skrev i lageret samtidig.", safe: Self.nothingStored, doNow: "Prøv igen.")
    case .unreadableColumn(let name):
      self.init(
        "Lageret er beskadiget (\(name)).", safe: "Det er ikke ændret.",
        doNow: Self.useCopy)
    case .other(let path, let error):
      let inner = Message(for: error)
      let happened = inner.happened.hasPrefix(path) ? inner.happened : "\(path): \(inner.happened)"
      let doNow =
        inner.doNow == Self.otherFile ? "Angiv et lager, som plenum har skrevet." : inner.doNow
      self.init(happened, safe: "Dit lager er ikke ændret.", doNow: doNow)
    case .noStore(let path):
      self.init(
        "\(path) findes ikke.", safe: Self.nothingStored, doNow: "Se efter, om navnet er rigtigt.")
    case .sameStore(let path):
      self.init(
        "\(path) er lageret selv.", safe: Self.nothingStored,
        doNow: "Angiv en anden fil.")
    case .unfinished(let path):
      self.init(
        "\(path) blev forladt midt i en skrivning.", safe: Self.nothingStored,
        doNow: "Kør »plenum check --db \(path)«, som rydder op, og prøv igen.")
    case .damaged:
      self.init(
        "Lageret er beskadiget.", safe: Self.nothingStored, doNow: Self.useCopy)
    case .occupied(let path):
      self.init(
        "Der ligger allerede noget på \(path).", safe: "Det er ikke rørt.",
        doNow: "Angiv et andet navn, eller brug --force.")
    case .erasedNote:
      self.init(
        "Et af notaterne er slettet for altid og kan ikke gemmes igen.", safe: Self.nothingStored,
        doNow: "Tag det ud af filen, og prøv igen.")
    case .noSuchMeeting(let id, let known):
      self.init(for: AppError.unknownMeeting(id.value, known: known))
    case .noSuchTheme(let number, let meeting, let known):
      self.init(
        "Mødet \(meeting) har ikke tema \(number).", safe: Self.nothingStored,
        doNow: "Temaerne er \(Danish.list(known.map(String.init))).")
    case .themeInUse(let number, let meeting, let notes):
      self.init(
        "Tema \(number) i mødet \(meeting) har \(CountedNoun.note.counted(notes)) og kan ikke fjernes.",
        safe: "Intet er ændret.", doNow: "Omdøb temaet i stedet.")
    case .tableInUse(let number, let meeting, let notes):
      self.init(
        "Bord \(number) i mødet \(meeting) har skrevet \(CountedNoun.note.counted(notes)) og kan ikke fjernes.",
        safe: "Intet er ændret.", doNow: "Behold bordet på listen.")
    case .noSuchNote:
      self.init("Notatet findes ikke.", safe: Self.nothingStored)
    case .noteOfOtherMeeting(_, let meeting):
      self.init(
        "Et af notaterne hører allerede til mødet \(meeting).", safe: Self.nothingStored,
        doNow:
          "Et notat bliver i det møde, hvor det blev skrevet. Skal det stå i et andet, så skriv det dér."
      )
    case .noSuchImport(let number, let known):
      self.init(
        "Der er ingen import med nummer \(number).", safe: Self.nothingStored,
        doNow: known.isEmpty
          ? "Lageret har ingen importer." : "Importerne er \(Danish.list(known.map(String.init))).")
    case .alreadyUndone(let number):
      self.init("Import \(number) er allerede taget tilbage.", safe: Self.nothingStored)
    }
  }

  /// The words are out of the store's rows, but the file could not be rewritten after that.
  static func unpurged(_ error: StoreError) -> String {
    let cause = Message(for: error).happened
    return
      "plenum: Ordene er slettet i lageret, men filen kunne ikke skrives om. \(cause)\n        Gør plads, og gentag sletningen, så intet bliver liggende i filens ubrugte dele."
  }

  private static let untouched = "Filen er ikke rørt."
  private static let useCopy =
    "Tag en kopi af filen, før du gør mere. Har du en sikkerhedskopi, så hent den tilbage med »plenum restore KOPI --force«; det beskadigede lager gemmes ved siden af."
  private static let otherFile = "Angiv en anden fil med --db eller PLENUM_DB."

  private init(for failure: SQLiteFailure) {
    if failure.isBusy {
      self.init(
        "Et andet program skriver i lageret og blev ikke færdigt i tide.",
        safe: Self.nothingStored, doNow: "Prøv igen.")
    } else if failure.isFull {
      self.init(
        "Disken er fuld.", safe: "\(Self.nothingStored) Det, der var gemt før, er der stadig.",
        doNow: "Gør plads, og prøv igen.")
    } else if failure.isReadOnly {
      self.init(
        "Lageret kan kun læses, for du må ikke skrive i filen eller dens mappe.",
        safe: Self.nothingStored, doNow: "Skaf dig adgang til at skrive, og prøv igen.")
    } else if failure.isInputOutput {
      self.init(
        "Disken svarede med en fejl (\(failure.extendedCode)).",
        safe: "\(Self.nothingStored) Det, der var gemt før, er der stadig.",
        doNow: "Tag en kopi af filen, og prøv på en anden disk.")
    } else if failure.isCorrupt {
      self.init(
        "Lageret er beskadiget.", safe: "Det er ikke ændret.", doNow: Self.useCopy)
    } else if failure.code == 14 {
      self.init(
        "Du har ikke adgang til lageret, eller det ligger der ikke længere.",
        safe: Self.nothingStored,
        doNow: "Få adgang af den, der ejer det, eller brug et andet med --db eller PLENUM_DB.")
    } else {
      self.init(
        "Lageret svarede med en uventet fejl (\(failure.extendedCode)).", safe: Self.nothingStored,
        doNow: "Tag en kopi af filen, og prøv igen.")
    }
  }
}

import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

/// What a person reads when something is refused: what happened, what is safe, what to do now. The one place that
/// turns errors into sentences. Never holds the text of a note.
package struct Message: Hashable, Sendable {
  let happened: String
  let safe: String?
  let doNow: String?

  init(_ happened: String, safe: String? = nil, doNow: String? = nil) {
    self.happened = happened
    self.safe = safe
    self.doNow = doNow
  }

  /// One or more lines, for the standard error.
  package var text: String {
    "plenum: "
      + [happened, safe, doNow].compactMap { $0 }.flatMap { $0.split(separator: "\n") }
      .joined(separator: "\n        ") + "\n"
  }

  /// A text on lines that every terminal has room for.
  package static func onScreen(_ text: String) -> String {
    TerminalText.wrapped(text, width: 80).joined(separator: "\n")
  }

  /// The receipt did not reach its reader.
  package static let outputLost = Message(
    "Svaret kunne ikke skrives ud.", safe: "Det, kommandoen nåede at gemme, er gemt.",
    doNow: "Se efter med »plenum meeting show MØDE«, før du prøver igen.")

  /// The system did not tell the program its own arguments.
  package static let commandLineLost = Message(
    "Systemet kunne ikke sige, hvad der stod på kommandolinjen.", safe: nothingStored,
    doNow: "Prøv igen.")

  /// A word of the command line, from 1, is no text.
  package static func commandLineDamaged(word: Int) -> Message {
    Message(
      "Ord nummer \(word) efter »plenum« har tegn, der er gået i stykker (ugyldig UTF-8).",
      safe: nothingStored,
      doNow:
        "Stil terminalen til UTF-8, eller skriv notatet i en fil, og læs den med »plenum import«.")
  }

  package init(for error: any Error) {
    self =
      switch error {
      case let error as AppError: Message(for: error)
      case let error as PointsError: Message(for: error)
      case let error as AskError: Message(for: error)
      case let error as FileFailure: Message(for: error)
      case let error as StoreError: Message(for: error)
      case let error as LetterFile.Problem: Message(for: error)
      case let error as SummaryDocument.Problem: Message(for: error)
      case let reason as MeetingFileProblem.Reason: Message(for: reason)
      default:
        Message(
          "Der skete en uventet fejl.", safe: "Intet er gemt halvt.",
          doNow: "Se efter med »plenum meeting list«, og prøv igen.")
      }
  }
}

extension Message {
  static let nothingStored = "Intet er gemt."

  private init(for error: FileFailure) {
    let safe =
      switch error.reason {
      case .isStore, .isOther: "Filen er ikke rørt."
      default: Self.nothingStored
      }
    self.init(
      "\(error.path): \(Self.sentence(error.reason))", safe: safe,
      doNow: Self.remedy(error.reason))
  }

  init(for error: AppError) {
    switch error {
    case .noStorePath:
      self.init(
        "Der er ingen hjemmemappe at lægge lageret i.", safe: Self.nothingStored,
        doNow: "Angiv en fil med --db eller PLENUM_DB.")
    case .noStore(let path):
      self.init(
        "Der er intet lager i \(path).", safe: "Intet er oprettet eller ændret.",
        doNow:
          "Se efter, om stien er rigtig (--db eller PLENUM_DB). Et nyt lager begynder med »plenum meeting create«."
      )
    case .unknownMeeting(let name, let known):
      self.init(
        "Mødet \(name) findes ikke.", safe: Self.nothingStored,
        doNow: known.isEmpty
          ? "Lageret er tomt. Opret et møde med »plenum meeting create«." : Self.meetings(known))
    case .tablesNotListed(let tables, let meeting, let known):
      self.init(
        "Mødet \(meeting) har ikke \(tables.count == 1 ? "bord" : "bordene") \(Danish.list(tables.map(String.init))), så deres notater kunne ikke komme hjem.",
        safe: "Intet er skrevet.",
        doNow:
          "Giv mødet bordene først: »plenum meeting edit \(meeting) --tables \"\(MeetingValue.written(Set(known + tables).sorted()))\"«."
      )
    case .personalNumber:
      self.init(
        "Oplysningen har noget, der ligner et CPR-nummer, og den vises for alle.",
        safe: "Intet er ændret.", doNow: "Skriv den uden nummeret.")
    case .unknownPostcode(let code):
      self.init(
        "Postnummeret \(code) findes ikke.", safe: "Intet er ændret.",
        doNow: "Skriv de fire cifre, fx --postal-code 7400.")
    case .unknownTheme(let name, let meeting, let known):
      self.init(
        "Mødet \(meeting) har ikke temaet »\(name)«.", safe: Self.nothingStored,
        doNow: known.isEmpty ? "Mødet har ingen temaer." : "Temaerne er:\n" + Self.list(known))
    case .ambiguousTheme(let name, let matching):
      self.init(
        "»\(name)« passer på flere temaer.", safe: Self.nothingStored,
        doNow: "Brug temaets nummer:\n" + Self.list(matching))
    case .unknownTable(let table, let meeting, let known):
      self.init(
        "Mødet \(meeting) har ikke bord \(table).", safe: Self.nothingStored,
        doNow: "Bordene er \(Danish.list(known.map(String.init))).")
    case .unknownMunicipality(let name, let nearest):
      self.init(
        "\(name) er ikke en dansk kommune.", safe: Self.nothingStored,
        doNow: nearest.isEmpty
          ? "Skriv navnet, som kommunen selv skriver det."
          : String(Self.meant(nearest).dropFirst()))
    case .tablesUnknown(let meeting):
      self.init(
        "Det vides ikke, hvilke borde mødet \(meeting) har.", safe: "Intet er skrevet.",
        doNow: "Sig, hvor mange der er, med --tables.")
    case .noFrozenSummary(let number, let meeting, let known):
      self.init(
        number.map { "Mødet \(meeting) har ingen fastfrosset opsamling \($0)." }
          ?? "Mødet \(meeting) har ingen fastfrosset opsamling.",
        doNow: known.isEmpty
          ? "Fastfrys den med »plenum summary freeze --meeting \(meeting)«."
          : "Der er \(Danish.list(known.map(String.init))).")
    case .unreadableFrozenSummary(let number, let meeting):
      self.init(
        "Opsamling \(number) af mødet \(meeting) kan ikke sammenlignes, fordi ord fra slettede notater er taget ud.",
        doNow: "Sammenlign med en anden; se dem med »plenum summary frozen --meeting \(meeting)«.")
    case .endBeforeStart:
      self.init(
        "Mødet slutter, før det begynder.", safe: Self.nothingStored,
        doNow: "Ret klokkeslættene, og prøv igen.")
    case .unknownPartnership, .closedMeeting, .changedMeeting, .otherMeeting, .meetingFileRefused,
      .meetingField, .notARenaming, .notOfTable, .unknownEarlierTheme, .unknownThemeKey,
      .notAThemeLink, .themeNumberWithoutMeeting, .nothingForCalendar:
      self.init(ofMeeting: error)
    case .refusedDraft(let refusal, let line):
      self.init(
        (line.map { "Linje \($0): " } ?? "") + Self.sentence(refusal),
        safe: line == nil ? "Notatet er ikke gemt." : Self.nothingStored,
        doNow: "Ret notatet, og prøv igen.")
    case .nothingToErase:
      self.init(
        "Der er ingen ord at lede efter.", safe: "Intet er slettet.",
        doNow: "Skriv det navn eller de ord, der skal slettes, efter --matching.")
    case .notConfirmed:
      self.init("Du svarede ikke ja.", safe: "Intet er slettet.")
    case .needsConfirmation(let question):
      self.init(question, safe: "Intet er slettet.", doNow: "Sig ja på forhånd med --yes.")
    case .ambiguousNote(let name, let meetings):
      self.init(
        "Flere møder har et notat \(name): \(Danish.list(meetings.map(\.value))).",
        safe: "Intet er ændret.", doNow: "Vælg mødet med --meeting.")
    case .noSuchDay:
      self.init(
        "Computerens ur viser ingen rigtig dato.", safe: "Intet er ændret.",
        doNow: "Stil uret, og prøv igen.")
    case .personalDetails(let kinds, let line):
      self.init(
        (line.map { "Linje \($0) har " } ?? "Notatet har ") + Self.list(kinds) + ".",
        safe: Self.nothingStored,
        doNow: "Skriv det uden, eller gem det alligevel med --allow-personal.")
    case .letterWithoutMeeting(let path):
      self.init(
        "\(path) indbyder hverken til et møde med en dato eller til et partnerskab.",
        safe: "Intet møde er oprettet.",
        doNow: "Se, hvad brevet siger, med »plenum meeting read«.")
    case .importRefused(let problems):
      self.init(
        "Importen er afvist på grund af \(Self.faults(problems.map(\.sentence)))",
        safe: Self.nothingStored,
        doNow:
          "Ret filen, og importér den igen. Det, der allerede er gemt, bliver ikke til dubletter.")
    case .fileRefused(let problems):
      self.init(
        "Filen kan ikke læses helt på grund af \(Self.faults(problems.map(\.sentence)))",
        doNow: "Ret filen, og prøv igen.")
    case .unknownField(let field, let known):
      self.init(
        "Notaterne har ikke feltet \(field).",
        doNow: known.isEmpty
          ? nil
          : known.count == 1
            ? "De har kun feltet \(known[0])." : "De har felterne \(Danish.list(known)).")
    case .unknownValue(let field, let value, let known):
      self.init(
        "Ingen af notaterne har \(field)=\(value).",
        doNow: "Værdierne er:\n" + Self.lines(known.map { "\(field)=\($0)" }))
    case .nothingToCompare(let side):
      self.init(
        side.map { "Der er ingen notater i \($0) at sammenligne med." }
          ?? "Der er ingen øvrige notater at sammenligne med.")
    case .ambiguousValue(let field, let value, let matching):
      self.init(
        "\(field)=\(value) passer på flere værdier.",
        doNow: "Skriv mere af den, du mener:\n"
          + Self.lines(matching.map { "\(field)=\($0)" }))
    case .nothingBeside(let target, let reference):
      self.init(
        "Alle notater i \(reference) hører også til \(target), så der er intet at sammenligne.",
        doNow: "Vælg to grupper, der ikke har de samme notater.")
    case .unknownNote(let name, let meeting):
      self.init(
        meeting.map { "Mødet \($0) har intet notat \(name)." }
          ?? "Der er intet notat, der hedder \(name).",
        doNow:
          "Se notaterne med »plenum note list\(meeting.map { " --meeting \($0)" } ?? " --meeting MØDE")«."
      )
    case .notANoteName(let name):
      self.init(
        "\(name) er hverken en reference som 3.07 eller et id.", safe: "Intet er ændret.",
        doNow: "Se notaternes referencer med »plenum note list --meeting MØDE«.")
    case .noteNeedsMeeting(let reference, let meetings):
      self.init(
        meetings.isEmpty
          ? "Intet møde har et notat \(reference)."
          : "Flere møder har et notat \(reference): \(Danish.list(meetings.map(\.value))).",
        doNow: meetings.isEmpty
          ? "Se notaterne med »plenum note list --meeting MØDE«."
          : "Vælg mødet med --meeting, fx --meeting \(meetings[0]).")
    case .noteIsWithdrawn(let reference):
      self.init(
        "\(reference) er trukket tilbage og kan ikke rettes.", safe: "Intet er ændret.",
        doNow: "Tag det med igen med »plenum note reinstate \(reference)«, og ret det så.")
    case .noteIsGone:
      self.init(
        "Der kom ingen kvittering for notatet.", safe: "Intet er ændret.", doNow: "Prøv igen.")
    case .unknownCodebook, .faultyCodebook, .faultyModel, .noModelToUndo, .tooLittleToLearn,
      .codingOfWithdrawnNote, .unknownCoder, .unknownArea, .nothingInCommon:
      self.init(ofCoding: error)
    case .unreadableText(let path, let problem):
      self.init(
        "\(path): \(Self.sentence(problem))", safe: Self.nothingStored,
        doNow: "Gem teksten som en ren tekstfil (.txt), og prøv igen.")
    }
  }

  /// `2 fejl:` and what they are, a line each; of many the first.
  static func faults(_ sentences: [String]) -> String {
    let shown = sentences.prefix(20)
    let rest = sentences.count - shown.count
    return "\(Danish.grouped(sentences.count)) fejl:\n" + lines(shown)
      + (rest > 0 ? "\n  … og \(Danish.grouped(rest)) til." : "")
  }

  /// The meetings of a store, or those that may be meant; of many the latest.
  private static func meetings(_ known: [MeetingID]) -> String {
    let shown = known.suffix(mostMeetings).map(\.value)
    let rest = known.count - shown.count
    guard rest == 0 else {
      return
        "De seneste møder er \(Danish.list(shown)). Der er \(rest) til; se dem med »plenum meeting list«."
    }
    return
      "\(known.count == 1 ? "Lageret har mødet" : "Lageret har møderne") \(Danish.list(shown))."
  }

  private static let mostMeetings = 6

  /// Each on a line of its own, a little in.
  static func lines(_ items: some Sequence<String>) -> String {
    items.map { "  \($0)" }.joined(separator: "\n")
  }

  private static func list(_ themes: [Theme]) -> String {
    lines(themes.map { "\($0.number). \($0.title)" })
  }

  /// ` Mente du Herning eller Horsens?`; empty where nothing is near.
  static func meant(_ nearest: [String], by speaker: String = "du") -> String {
    nearest.isEmpty ? "" : " Mente \(speaker) \(Danish.list(nearest, conjunction: "eller"))?"
  }

  static func sentence(_ refusal: NoteDraft.Refusal) -> String {
    switch refusal {
    case .empty: "Et notat uden ord kan ikke gemmes."
    case .tooLong(let count):
      "Notatet fylder \(Danish.grouped(count)) byte; et notat kan højst fylde \(Danish.grouped(NoteDraft.longestText))."
    case .controlCharacter(let scalar):
      "Notatet har et usynligt styretegn (\(scalar.codePoint))."
    case .tableOutOfRange(let table):
      "Et bord kan ikke have nummer \(table); numrene går fra 0 til \(NoteDraft.highestTable)."
    }
  }
}

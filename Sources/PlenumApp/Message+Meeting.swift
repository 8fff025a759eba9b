import PlenumAnalysis
import PlenumIntake
import PlenumModel

extension Message {
  private static let nothingChanged = "Intet er ændret."

  /// What is wrong with a meeting as a whole.
  init(for reason: MeetingFileProblem.Reason) {
    self.init(Self.sentence(reason), safe: Self.nothingChanged, doNow: "Ret det, og prøv igen.")
  }

  init(ofMeeting error: AppError) {
    switch error {
    case .unknownPartnership(let name, let known):
      self.init(
        "Partnerskabet \(name) findes ikke.", safe: Self.nothingStored,
        doNow: known.isEmpty
          ? "Opret et ud fra dets brev med »plenum meeting create --from-letter BREV«."
          : "Lageret har \(Danish.list(known.map(\.value))).")
    case .closedMeeting(let id):
      self.init(
        "Mødet \(id) er lukket, så intet nyt er gemt.",
        safe: "Det, der er skrevet før, er gemt.",
        doNow: "Skal det alligevel med, så tilføj --force, eller åbn mødet med "
          + "»plenum meeting open \(id)«.")
    case .changedMeeting(let id, let isCancelled, let sessions):
      let options =
        (isCancelled ? ["--cancelled ja"] : [])
        + sessions.map { "--session \"\(MeetingValue.written($0))\"" }
      self.init(
        "Mødet \(id) findes i forvejen, og brevet siger, at det er "
          + Danish.list((isCancelled ? ["aflyst"] : []) + (sessions.isEmpty ? [] : ["flyttet"]))
          + ".",
        safe: Self.nothingChanged,
        doNow: "Ret mødet med »plenum meeting edit \(id) \(options.joined(separator: " "))«.")
    case .otherMeeting(let id):
      self.init(
        "Mødet \(id) findes allerede, og det er ikke helt som i filen.",
        safe: Self.nothingChanged,
        doNow: "Skal mødet rettes efter filen, så brug »plenum meeting edit \(id) --from-file FIL«."
      )
    case .meetingFileRefused(let path, let problems):
      self.init(
        "Mødefilen er afvist på grund af "
          + Self.faults(
            problems.map { problem in
              path + (problem.line > 0 ? ", linje \(problem.line)" : "") + ": "
                + Self.sentence(problem.reason)
            }), safe: Self.nothingStored, doNow: "Ret filen, og prøv igen.")
    case .meetingField(let name, let reason):
      self.init(
        "\(name): \(Self.sentence(reason))", safe: Self.nothingChanged,
        doNow: "Ret det, og prøv igen.")
    case .notARenaming(let text):
      self.init(
        "»\(text)« siger ikke, hvilket tema der skal hedde hvad.", safe: Self.nothingChanged,
        doNow:
          "Skriv temaets nummer, et lighedstegn og den nye titel, fx --rename-theme \"2=Ny titel\"."
      )
    case .notOfTable(let text):
      self.init(
        "»\(text)« siger ikke, hvilket bord det gælder.", safe: Self.nothingChanged,
        doNow: "Skriv bordets nummer og et lighedstegn først, fx 3=2.")
    case .unknownEarlierTheme(let name, let known):
      self.init(
        "Der er ikke noget tidligere tema med nøglen \(name).", safe: Self.nothingChanged,
        doNow: known.isEmpty
          ? "Der er ingen tidligere møder med temaer."
          : "De tidligere temaer er:\n" + Self.lines(known.map(\.value)))
    case .unknownThemeKey(let name, let known):
      self.init(
        "Ingen møder har et tema med nøglen \(name).", safe: Self.nothingChanged,
        doNow: known.isEmpty
          ? "Der er ingen møder med temaer."
          : "Temaerne er:\n" + Self.lines(known.map(\.value)))
    case .notAThemeLink(let text):
      self.init(
        "»\(text)« siger ikke, hvilke to temaer der hører sammen.", safe: Self.nothingChanged,
        doNow: "Skriv mødets tema, et lighedstegn og det tidligere temas nøgle, "
          + "fx --accept 1=leg-og-laering.")
    case .themeNumberWithoutMeeting(let number, let known):
      self.init(
        "Tema \(number) er et nummer i et møde, men der er ikke sagt hvilket.",
        safe: Self.nothingChanged,
        doNow: "Skriv mødet med --meeting, fx --meeting 2024-10-30-herning"
          + (known.isEmpty
            ? "."
            : ", eller temaets nøgle:\n" + known.map { "  \($0)" }.joined(separator: "\n")))
    case .nothingForCalendar(let id):
      self.init(
        "Mødet \(id) har ingen dato, så det kan ikke komme i en kalender.",
        doNow: "Giv det en med »plenum meeting edit \(id) --session 2024-10-30«.")
    default: self.init("Der skete en uventet fejl.", safe: Self.nothingStored)
    }
  }

  static func sentence(_ reason: MeetingFileProblem.Reason) -> String {
    switch reason {
    case .notText(let problem): sentence(problem)
    case .noColon: "Linjen er ikke skrevet som »Navn: værdi«."
    case .unknownField(let name):
      "En mødefil har ikke feltet »\(name)«; se felterne i en fil fra »plenum meeting export«."
    case .repeated(let name): "Feltet »\(name)« står to gange."
    case .brokenEscape:
      "En omvendt skråstreg står forkert; skriv \\\\ for en skråstreg i teksten."
    case .notAMeetingName(let name): "Et møde kan ikke hedde »\(name)«."
    case .notADate(let text):
      "»\(text)« kan ikke læses som en dato; skriv den som 2024-10-30 eller 30. oktober 2024."
    case .notATime(let text):
      "»\(text)« er ikke et klokkeslæt; skriv fx kl. 17:00-18:45."
    case .endBeforeStart: "Mødet slutter, før det begynder."
    case .notAState(let text):
      "»\(text)« er ikke en tilstand; den skal være planlagt, åbent eller lukket."
    case .notYesOrNo(let text): "»\(text)« er hverken ja eller nej."
    case .notTables(let text): "»\(text)« er ikke borde; skriv fx 1-6, 8."
    case .tableOutOfRange(let table): sentence(NoteDraft.Refusal.tableOutOfRange(table))
    case .notSeats(let text):
      "»\(text)« er ikke kommuner med antal; skriv hver kommune én gang, fx Herning 2, Odder 1."
    case .notATheme(let text): "»\(text)« er ikke nummeret på et tema."
    case .notAnOrigin(let text):
      "»\(text)« er ikke en oplysning om herkomst, som plenum har skrevet."
    case .unknownMunicipality(let name, let nearest):
      "\(name) er ikke en dansk kommune." + meant(nearest)
    case .unknownRegion(let name, let known):
      "\(name) er ikke en region; de hedder \(Danish.list(known))."
    case .regionNotOfDate(let name, let date, let known):
      "\(name) findes ikke \(Danish.date(date)); regionerne hedder da \(Danish.list(known))."
    case .unknownCodebook(let name, let known):
      "Kodebogen \(name) findes ikke; du kan bruge \(Danish.list(known))."
    case .noSuchTheme(let number): "Mødet har ikke tema \(number)."
    case .tableWithoutTheme(let table, let theme):
      "Bord \(table) skal drøfte tema \(theme), men det tema har mødet ikke."
    case .tableNotListed(let table):
      "Der er planlagt noget for bord \(table), men det er ikke blandt mødets borde."
    case .keyTwice(let key): "To temaer har den samme nøgle (\(key)), så de er det samme tema."
    case .detailWithoutItem: "En programdetalje skal stå under et programpunkt."
    case .noTitle: "Mødet mangler en titel."
    case .noDate: "Mødet mangler en dato; skriv en linje som »Dato: 2024-10-30«."
    }
  }
}

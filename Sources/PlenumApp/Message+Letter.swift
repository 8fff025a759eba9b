import PlenumAnalysis
import PlenumIntake
import PlenumModel

extension Message {
  /// What a reader of the letter should know before trusting a field.
  static func sentence(_ warning: LetterWarning) -> String {
    switch warning {
    case .empty: "Brevet er tomt."
    case .notInvitation:
      "Teksten ligner ikke en indbydelse. Der er ikke læst noget i den."
    case .notDanish(let language):
      "Teksten er på \(name(language)). plenum læser breve på dansk, så der er ikke læst noget i den."
    case .severalLetterDates(let line, let first, let other):
      "Linje \(line): Brevet har også datoen \(Danish.date(other)). Den første, \(Danish.date(first)), er brugt som brevets."
    case .noMeetingDate: "Brevet siger ikke, hvilken dag mødet er."
    case .noTitle: "Brevet har ingen titel."
    case .noTime(let date): "Brevet siger ikke, hvornår mødet den \(Danish.date(date)) begynder."
    case .noPlace: "Brevet siger ikke, hvor mødet er."
    case .noThemes: "Brevet nævner ingen temaer."
    case .yearTaken(let line, let quote, let year, let source):
      "Linje \(line): »\(quote)« har intet årstal; \(year) er taget fra \(name(source))."
    case .yearUnknown(let line, let quote):
      "Linje \(line): »\(quote)« har intet årstal, og der står heller intet i nærheden. Datoen er ikke taget med."
    case .impossibleDate(let line, let quote):
      "Linje \(line): »\(quote)« er ikke en dato, der findes. Den er ikke taget med."
    case .weekdayDisagrees(let line, let quote, let date):
      "Linje \(line): Ugedagen i »\(quote)« passer ikke med datoen \(Danish.date(date))."
    case .endBeforeStart(let line, let start, let end):
      "Linje \(line): Mødet slutter kl. \(Danish.time(end)), før det begynder kl. \(Danish.time(start)). Sluttiden er ikke taget med."
    case .meetingBeforeLetter(let line, let date, let letter):
      "Linje \(line): Mødet den \(Danish.date(date)) ligger før brevet, der er fra den \(Danish.date(letter))."
    case .deadlineAfterMeeting(let line, let deadline, let meeting):
      "Linje \(line): Fristen den \(Danish.date(deadline)) ligger efter mødet den \(Danish.date(meeting))."
    case .regionInferred(let region, let source):
      "\(region) står ikke i brevet; den er fundet ud fra \(name(source))."
    case .hostInferred(let municipality, let source):
      "\(municipality) står ikke som vært; den er fundet ud fra \(name(source))."
    case .regionDisagrees(let written, let postcode, let region):
      "Brevet skriver \(written), men postnummeret \(postcode) ligger i \(region)."
    case .severalRegions(let regions):
      "Brevet nævner \(Danish.list(regions)), så mødet har ikke fået nogen region."
    case .municipalitySpelled(let line, let name, let municipality):
      "Linje \(line): »\(name)« er læst som \(municipality)."
    case .unknownMunicipality(let line, let name, let nearest):
      "Linje \(line): \(name) er ikke en dansk kommune." + meant(nearest, by: "brevet")
    }
  }

  private static func name(_ language: LetterWarning.Language) -> String {
    switch language {
    case .english: "engelsk"
    case .german: "tysk"
    case .swedish: "svensk"
    }
  }

  private static func name(_ source: LetterWarning.YearSource) -> String {
    switch source {
    case .heading(let line): "overskriften i linje \(line)"
    case .letterDate: "brevets dato"
    case .otherDate(let line): "datoen i linje \(line)"
    }
  }

  private static func name(_ source: LetterWarning.PlaceSource) -> String {
    switch source {
    case .postcode(let code): "postnummeret \(code)"
    case .municipality(let name): "kommunen \(name)"
    case .town(let name): "byen \(name)"
    }
  }
}

extension Message {
  init(for error: LetterFile.Problem) {
    switch error {
    case .tooLong(let path, let bytes):
      self.init(
        "\(path) fylder \(Danish.grouped(bytes)) byte; et brev kan højst fylde \(Danish.grouped(LetterFile.longestText)).",
        safe: Self.nothingStored, doNow: "Se efter, om det er den rigtige fil.")
    case .programMissing(let path, let kind, let program, let package):
      self.init(
        "\(path) er en \(Self.name(kind)), og den læses med programmet \(program), som ikke er installeret.",
        safe: Self.nothingStored,
        doNow:
          "Installér det, fx med »sudo apt install \(package)«, eller gem brevet som ren tekst (.txt)."
      )
    case .unreadable(let path, let kind):
      self.init(
        "\(path) er en \(Self.name(kind)), der ikke kan læses.", safe: Self.nothingStored,
        doNow: "Åbn den, gem brevet som ren tekst (.txt), og prøv igen.")
    case .withoutText(let path):
      self.init(
        "\(path) er en PDF-fil uden tekst; den er nok et billede af et brev.",
        safe: Self.nothingStored, doNow: "Skriv mødet ind med »plenum meeting create --title«.")
    }
  }

  private static func name(_ kind: LetterFile.Kind) -> String {
    switch kind {
    case .pdf: "PDF-fil"
    case .word: "Word-fil"
    case .openDocument: "OpenDocument-fil"
    case .richText: "RTF-fil"
    case .html: "HTML-fil"
    }
  }
}

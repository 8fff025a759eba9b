import PlenumAnalysis
import PlenumIntake
import PlenumModel

extension Message {
  /// What is wrong with a line of a file, after "fil, linje 3: ".
  static func sentence(_ reason: ImportProblem.Reason) -> String {
    switch reason {
    case .unreadable(let reason): sentence(reason)
    case .content(let reason): sentence(reason)
    case .draft(let refusal): sentence(refusal)
    case .noMeeting: "Notatet siger ikke, hvilket møde det hører til."
    case .tableNotOfMeeting(let table, let meeting, let known):
      "Mødet \(meeting) har ikke bord \(table); bordene er \(Danish.list(known.map(String.init))). Skal bordet med, så ret mødet med »plenum meeting edit \(meeting) --tables \"\(MeetingValue.written(Set(known + [table]).sorted()))\"«."
    case .unknownArea(let area, let known):
      "Kodebogen har ikke indsatsområdet \(area.value); den har \(Danish.list(known.map(\.value)))."
    case .personalDetails(let kinds):
      "Notatet har \(list(kinds)). Fjern det, eller importér med --allow-personal."
    case .noConverter(let format, let program):
      "Filen er \(name(format)), og programmet \(program), der læser den slags, er ikke installeret. Installér det, eller gem filen som ren tekst (.txt)."
    case .notConverted(let format):
      "Filen er \(name(format)) og kan ikke læses. Gem den igen i det program, den er skrevet i, eller gem den som ren tekst (.txt)."
    case .tablePage:
      "Filen er bordets side, og notaterne ligger ikke i den. Åbn siden på den enhed, hvor der blev skrevet, tryk »Gem fil«, og importér den fil, der kommer."
    case .severalThemes(let meeting): "Temaets navn passer på flere temaer i mødet \(meeting)."
    }
  }

  static func sentence(_ reason: FileFailure.Reason) -> String {
    switch reason {
    case .missing: "Filen findes ikke."
    case .missingFolder: "Mappen findes ikke."
    case .isDirectory: "Det er en mappe, ikke en fil."
    case .notRegular: "Det er ikke en almindelig fil."
    case .noPermission: "Du har ikke adgang til filen."
    case .tooLarge(_, let limit):
      "Filen fylder over \(limit >> 20) MB, og det er mere, end plenum læser."
    case .diskFull: "Disken er fuld."
    case .system(17): "Der ligger en fil med det navn, hvor der skulle være en mappe."
    case .system(let code): "Filen kunne ikke læses eller skrives (systemfejl \(code))."
    case .isStore: "Det er et lager, eller det hører til et, og det bliver aldrig overskrevet."
    case .isOther: "Der ligger en fil i forvejen, som ikke er et tidligere svar af samme slags."
    }
  }

  /// What a person can do about it.
  static func remedy(_ reason: FileFailure.Reason) -> String {
    switch reason {
    case .missing, .missingFolder: "Se efter, om navn og mappe er skrevet rigtigt."
    case .isDirectory, .notRegular: "Angiv en fil."
    case .noPermission: "Skaf dig adgang til filen og dens mappe, eller brug en anden fil."
    case .tooLarge: "Del filen i flere."
    case .diskFull: "Gør plads, og prøv igen."
    case .system(17): "Angiv et andet navn."
    case .system: "Prøv igen, eller brug en fil på en anden disk."
    case .isStore: "Angiv et andet navn."
    case .isOther: "Angiv et andet navn, eller skriv --force, hvis filen må overskrives."
    }
  }

  static func sentence(_ problem: TextProblem) -> String {
    switch problem {
    case .tooLarge:
      "Filen fylder over \(TextBytes.largestFile >> 20) MB, og det er mere, end plenum læser."
    case .binary(let format): "Filen er \(name(format)), ikke tekst."
    case .nul(let line): "Linje \(line) har tegnet NUL, så filen er ikke tekst."
    case .mixedEncodings(let line):
      "Linje \(line) har tegn, der er gået i stykker (ugyldig UTF-8). Gem filen igen som UTF-8."
    case .brokenUTF16:
      "Filen er mærket som UTF-16, men den er gået i stykker. Gem den igen som UTF-8."
    }
  }

  private static func name(_ format: WordDocument.Format) -> String {
    switch format {
    case .docx: "et Word-dokument"
    case .odt: "et OpenDocument-dokument"
    case .rtf: "et RTF-dokument"
    case .html: "en webside (HTML)"
    }
  }

  /// What somebody should know of a part of a file that was not read, after "fil: ".
  static func sentence(_ part: UnreadPart) -> String {
    switch part {
    case .column(let heading):
      "Kolonnen »\(heading)« siger ikke plenum noget; dens celler følger med notaterne, men tæller ikke med."
    case .attachments(let names):
      "Mailens vedhæftede filer (\(names)) er ikke læst. Gem dem hver for sig, og importér dem også, hvis der er notater i dem."
    }
  }

  private static func name(_ format: TextProblem.BinaryFormat) -> String {
    switch format {
    case .png, .jpeg, .gif: "et billede"
    case .pdf: "en PDF"
    case .zip: "et Word- eller Excel-dokument eller et andet arkiv"
    case .officeBefore2007: "et ældre Word- eller Excel-dokument"
    case .sqlite: "en database"
    }
  }

  static func sentence(_ reason: NotesFileProblem.Reason) -> String {
    switch reason {
    case .notText(let problem): sentence(problem)
    case .noNotes: "Filen har ingen notater."
    case .noNotesInMail(let attachments):
      "Mailens egen tekst har ingen notater. Gem de vedhæftede filer (\(attachments)) hver for sig, og importér dem."
    case .noHeader:
      "Filen er en tabel uden overskrift. Den første linje skal navngive kolonnerne, fx Notat;Bord;Tema;Art;Kommune."
    case .invalidUTF8:
      "Linjen har tegn, der er gået i stykker (ugyldig UTF-8). Gem filen igen som UTF-8."
    case .jsonList: "Filen er én JSON-liste; plenum læser JSONL, altså ét JSON-objekt pr. linje."
    case .notJSON(let reason, let offset):
      "Linjen er ikke JSON (byte \(offset)): \(sentence(reason))"
    case .notAnObject: "Linjen er JSON, men ikke et objekt."
    case .wrongType(let field, let expected): "Feltet \(field) skal være \(name(expected))."
    case .noTextColumn(let columns):
      "Tabellen har ingen kolonne med notaternes tekst (text eller Notat); kolonnerne er \(Danish.list(columns))."
    case .duplicateColumn(let name): "Kolonnen \(name) står to gange."
    case .wrongCellCount(let expected, let found):
      "Rækken har \(CountedNoun(one: "celle", many: "celler").counted(found)), men overskriften har \(expected)."
    case .unclosedQuote: "Et citationstegn er ikke lukket."
    case .textAfterQuote: "Der står tekst efter et lukket citationstegn."
    case .emptyText: "Notatet har ingen tekst."
    case .textTooLong(let count, let limit):
      "Notatet fylder \(Danish.grouped(count)) byte; et notat kan højst fylde \(Danish.grouped(limit))."
    case .controlCharacter(let scalar): sentence(NoteDraft.Refusal.controlCharacter(scalar))
    case .notANumber(let field, let value): "Feltet \(field) er ikke et tal\(shown(value))."
    case .tableOutOfRange(let table): sentence(NoteDraft.Refusal.tableOutOfRange(table))
    case .yearOutOfRange(let year): "\(year) er ikke et årstal."
    case .notADate(let value):
      "Datoen findes ikke, eller den er ikke skrevet som 2019-03-28\(shown(value))."
    case .yearDisagrees(let year, let date): "Året \(year) passer ikke med datoen \(date)."
    case .unknownKind(let value):
      "Arten\(shown(value)) kendes ikke; den skal være \(Danish.list(NoteKindWord.all, conjunction: "eller"))."
    case .duplicateID(let id, let line): "Notatets id \(id) står også i linje \(line)."
    case .notAMeetingName(let value): "Et møde kan ikke hedde det\(shown(value))."
    case .notAReference(let value): "Referencen er ikke skrevet som 3.07\(shown(value))."
    }
  }

  /// What a person should look at in a note as it was read.
  static func sentence(_ flag: NoteFlag) -> String {
    switch flag {
    case .glued: "måske to notater på én linje"
    case .repeated: "står også tidligere i filen"
    case .unsure: "måske ikke et notat"
    }
  }

  /// What a line is that is no note.
  static func name(_ reason: PassedLine.Reason) -> String {
    switch reason {
    case .title: "titel eller indledning"
    case .greeting: "hilsen"
    case .minutes: "ordstyrer, deltagere og lignende"
    case .mail: "mailhoved"
    case .quote: "ældre mail"
    case .signature: "underskrift"
    case .rule: "streg"
    case .interlude: "pause, afslutning og lignende"
    case .emptyItem: "tomt punkt"
    case .besideLines: "ord uden om notaterne"
    }
  }

  private static func sentence(_ reason: JSONError.Reason) -> String {
    switch reason {
    case .unexpectedEnd: "Linjen slutter for tidligt."
    case .unexpectedByte: "Et tegn står forkert."
    case .invalidEscape: "En omvendt skråstreg står forkert."
    case .loneSurrogate: "Et tegn er kun halvt (surrogat)."
    case .controlCharacter: "Der er et usynligt styretegn i en tekst."
    case .invalidUTF8: "En tekst er ikke UTF-8."
    case .invalidNumber: "Et tal er skrevet forkert."
    case .duplicateKey(let key): "Feltet \(key) står to gange."
    case .tooDeep: "Der er for mange lag."
    case .trailingText: "Der står noget efter objektet."
    }
  }

  private static func name(_ type: NotesFileProblem.FieldType) -> String {
    switch type {
    case .text: "tekst"
    case .wholeNumber: "et helt tal"
    case .listOfTexts: "en liste af tekster"
    }
  }

  private static func shown(_ value: String?) -> String { value.map { " (»\($0)«)" } ?? "" }
}

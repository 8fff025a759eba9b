/// A part of a letter that its heading or label names.
enum Section: Hashable, Sendable {
  case programme, place, time, timeAndPlace, themes, reflection, signup, deadline, saveTheDate
  case organiser, subject, attachments
  /// Other events that a page offers beside its own.
  case related
  /// Practical matters, which may hold time, place and sign-up.
  case practical
  /// Headings that end what stood before and say nothing we read: `Baggrund`, `Deltagere`.
  case other
}

/// A heading or a label at the beginning of a line: `Sted`, `Tilmelding:`, `Tid: kl. 17`.
struct Label: Hashable, Sendable {
  let section: Section
  /// Where the value begins; the end of the line where there is none.
  let valueStart: Int
  let hasValue: Bool

  /// The label of a line; nil where it has none.
  ///
  /// A name followed by a colon is a label; without one the name must be the whole line, or begin a short line that
  /// is no sentence.
  init?(of line: LetterLine) {
    let folded = line.folded
    guard !folded.isEmpty, !(line.mark == .bullet && folded.last == 0x3F) else { return nil }
    let colon = Label.colon(in: folded)
    let end = colon ?? folded.count
    guard end > 0, end <= 90 else { return nil }
    let name = 0..<end
    let valueStart = colon.map { min(folded.count, $0 + 1) } ?? folded.count
    let value = folded[valueStart...].drop { $0 == 0x20 }
    let section =
      Self.section(exactly: folded, name)
      ?? (value.isEmpty ? Self.section(beginning: folded, name) : nil)
      ?? (Self.numberedAttachment.prefixEnd(of: folded, name) != nil && colon != nil
        ? .attachments : nil)
    guard let section else { return nil }
    // An item is a label only where it says something: "- Tid: kl. 17".
    guard line.mark == nil || (!value.isEmpty && section != .programme) else { return nil }
    self.section = section
    self.valueStart = value.startIndex
    hasValue = !value.isEmpty
  }

  /// The colon after a name: within the first 60 bytes, not within a time or an address.
  private static func colon(in folded: [UInt8]) -> Int? {
    guard let colon = folded.prefix(91).firstIndex(of: 0x3A) else { return nil }
    let isTimeOrAddress =
      colon + 1 < folded.count && (folded[colon + 1].isDigit || folded[colon + 1] == 0x2F)
      && colon > 0 && (folded[colon - 1].isDigit || folded[colon + 1] == 0x2F)
    return isTimeOrAddress ? nil : colon
  }

  private static func section(exactly folded: [UInt8], _ name: Range<Int>) -> Section? {
    var name = name
    while let last = name.last, [0x2E, 0x20, 0x3F].contains(folded[last]) { name.removeLast() }
    return exactNames.first { $0.cues.prefixEnd(of: folded, name) == name.upperBound }?.section
  }

  private static func section(beginning folded: [UInt8], _ name: Range<Int>) -> Section? {
    guard let last = name.last, ![0x2E, 0x21].contains(folded[last]),
      folded[name].count(where: { $0 == 0x20 }) <= 9
    else { return nil }
    return openings.first { $0.cues.prefixEnd(of: folded, name) != nil }?.section
  }

  private static let numberedAttachment: Cues = ["bilag til *", "bilag *"]

  private static let exactNames: [(section: Section, cues: Cues)] = [
    (
      .timeAndPlace,
      [
        "tid og sted", "sted og tid", "hvor og hvornår", "hvornår og hvor", "tid & sted",
        "dato og sted", "dato, tid og sted",
      ]
    ),
    (
      .time,
      [
        "dato og tidspunkt", "dato og tid", "tid og dato", "tidspunkt", "tid", "hvornår", "datoer",
        "dato", "mødedato", "klokken", "mødetidspunkt", "start", "starttidspunkt", "tidsrum",
        "dag", "dag og tid", "dato/klokkeslæt", "dato/tid", "dato og klokkeslæt", "tid/dato",
        "hvornår foregår det", "tid for mødet", "hvornår er det", "starter", "startdato",
        "slutter", "slutdato", "sluttidspunkt", "slut", "begynder",
      ]
    ),
    (
      .place,
      [
        "sted", "stedet", "hvor", "hvor er det", "mødested", "mødestedet", "adresse", "lokale",
        "lokation", "lokalitet", "hvor foregår det", "venue", "sted for mødet", "location",
      ]
    ),
    (
      .programme,
      [
        "program", "programmet", "dagsorden", "dagsordenen", "dagens program", "mødets program",
        "foreløbigt program", "programoversigt", "tidsplan", "program og oplæg",
        "indholdsfortegnelse", "punkter", "dagsordenspunkter", "dagsordenpunkter", "dagens forløb",
      ]
    ),
    (
      .themes,
      [
        "tema", "temaer", "temaerne", "emner", "mødets tema", "mødets temaer", "dagens tema",
        "dagens temaer", "temaet", "temaer til drøftelse", "emner til drøftelse",
        "det skal vi tale om", "det taler vi om", "det skal vi drøfte", "det drøfter vi",
        "dagens emner", "emner på mødet",
      ]
    ),
    (
      .deadline,
      [
        "tilmeldingsfrist", "svarfrist", "frist", "frist for tilmelding", "sidste frist",
        "sidste frist for tilmelding", "tilmelding senest", "sidste tilmelding", "s.u", "su",
        "svar udbedes", "deadline", "deadline for tilmelding", "sidste frist for tilmelding er",
        "tilmeldingsfristen", "tilmelding inden", "seneste tilmelding", "svar senest",
        "tilmeldingsfrist er", "sidste tilmeldingsfrist", "sidste tilmeldingsdag",
        "tilmelding lukker", "tilmeldingen lukker", "frist for at tilmelde sig",
      ]
    ),
    (
      .signup,
      [
        "tilmelding", "tilmeld dig", "tilmeld dig her", "tilmelding her", "tilmeldingslink",
        "link til tilmelding", "sådan tilmelder du dig", "sådan tilmelder i jer",
      ]
    ),
    (.saveTheDate, ["save the date", "kommende møder", "øvrige møder", "kommende datoer"]),
    (
      .organiser,
      [
        "arrangør", "arrangører", "afsender", "vært", "værter", "inviteret af", "arrangeres af",
        "arrangør er", "indbyder", "udvalg",
      ]
    ),
    (
      .subject,
      [
        "emne", "vedr", "vedrørende", "ang", "angående", "titel", "hvad", "begivenhed",
        "overskrift",
      ]
    ),
    (.practical, ["praktisk", "praktisk information", "praktiske oplysninger", "praktisk info"]),
    (
      .other,
      [
        "baggrund", "formål", "formålet", "deltagere", "målgruppe", "pris", "kontakt",
        "kontaktperson", "kontaktoplysninger", "forplejning", "parkering", "transport",
        "om mødet", "om konferencen", "oplægsholdere", "hvem", "afbud", "yderligere oplysninger",
        "mere information", "læs mere", "hvem kan deltage", "indhold", "om arrangementet",
        "hjælp", "spørgsmål", "beskrivelse", "kontaktinformation", "oplægsholder", "kategori",
        "antal pladser", "billettype",
      ]
    ),
    (
      .related,
      [
        "relaterede arrangementer", "andre arrangementer", "flere arrangementer", "se også",
        "læs også", "måske er du også interesseret i", "relateret indhold", "relaterede nyheder",
      ]
    ),
    (
      .attachments,
      [
        "bilag", "bilagsliste", "vedlagt", "vedlagte bilag", "vedhæftet", "vedhæftede filer",
        "vedhæftede bilag", "vedhæftninger", "vedhæftning",
      ]
    ),
  ]

  private static let openings: [(section: Section, cues: Cues)] = [
    (
      .programme,
      [
        "dagsorden ifølge*", "dagsorden til*", "foreløbig dagsorden*", "forslag til program*",
        "foreløbigt program*", "program og *", "sådan er programmet*", "program den*",
        "program d.*", "programmet den*", "det sker*", "program for*", "programmet for*",
        "programmet ser*", "dagsorden for*", "program,",
        "program -",
        "program –", "programmet er*", "aftenens program*", "dagens program*", "mødets program*",
        "parallelle sessioner*", "parallelsessioner*", "parallelle workshops*",
      ]
    ),
    (.signup, ["tilmelding*", "tilmeld dig*", "tilmeld jer*", "sådan tilmelder*"]),
    (
      .reflection,
      [
        "refleksion*", "forberedelse*", "til forberedelse*", "spørgsmål til *", "inden mødet",
        "forud for mødet", "overvej inden*",
      ]
    ),
    (
      .saveTheDate,
      [
        "datoer for*", "kommende møder*", "sæt kryds*", "save the date*", "næste møde*",
        "de næste møder*", "reserver*", "øvrige møder*",
      ]
    ),
    (.attachments, ["bilag til *", "bilag 1*", "bilag 2*", "bilag 3*", "bilag 4*", "bilag 5*"]),
    (.practical, ["praktisk*", "praktiske*"]),
    (.place, ["sted og *", "mødested*"]),
  ]
}

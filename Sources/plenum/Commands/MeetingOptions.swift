import PlenumApp
import PlenumCommandLine
import PlenumModel

/// The fields of a meeting that `create` and `edit` share. Each value is read by the rules of the meeting file.
enum MeetingOptions {
  static let sessions = Option(
    repeated: "session", value: "TID", .textOrEmpty,
    help: "Hvornår og hvor mødet holdes, fx \"2024-10-30 kl. 17:00-18:45, Rådhuset\".")
  static let subregion = text(
    "subregion", "DEL", "Den del af regionen, mødet er for, fx Storkøbenhavn.")
  static let organiser = text("organiser", "NAVN", "Hvem der indbyder.")
  static let coOrganisers = Option(
    repeated: "co-organiser", value: "NAVN", .textOrEmpty, help: "Hvem der også indbyder.")
  static let partnership = text(
    "partnership", "PARTNERSKAB", "Partnerskabet, som mødet hører til.")
  static let venue = text("venue", "STED", "Bygningen, fx Rådhuset i Herning.")
  static let address = text("address", "ADRESSE", "Vej og nummer.")
  static let postalCode = text("postal-code", "NR", "Postnummeret.")
  static let city = text("city", "BY", "Postnummerets by.")
  static let letterDate = text("letter-date", "DATO", "Dagen, da indbydelsen blev skrevet.")
  static let signupLink = text("signup-link", "ADRESSE", "Hvor man tilmelder sig på nettet.")
  static let signupEmail = text("signup-email", "E-MAIL", "Hvor man tilmelder sig på e-mail.")
  static let signupDeadline = text("signup-deadline", "DATO", "Sidste dag for tilmelding.")
  static let signupNote = text(
    "signup-note", "TEKST", "Hvad deltagerne ellers skal vide om tilmeldingen.")
  static let codebook = text("codebook", "VERSION", "Kodebogen, som mødets notater mærkes efter.")
  static let state = text("state", "TILSTAND", "Mødets tilstand: planlagt, åbent eller lukket.")
  static let cancelled = text("cancelled", "JA", "Skriv ja, hvis mødet er aflyst, ellers nej.")
  static let questions = Option(
    repeated: "question", value: "SPØRGSMÅL", .textOrEmpty,
    help: "Hvad kommunerne skal overveje inden mødet.")
  static let programme = Option(
    repeated: "programme", value: "PUNKT", .textOrEmpty,
    help: "Et programpunkt, fx \"17:00 | Velkommen | borgmesteren\".")
  static let tableThemes = Option(
    repeated: "table-theme", value: "BORD=TEMA", .text,
    help: "Hvilket tema et bord drøfter, fx 3=2.")
  static let tableSeats = Option(
    repeated: "table-seats", value: "BORD=KOMMUNER", .text,
    help: "Hvor mange fra hver kommune der sidder ved et bord, fx \"3=Herning 2, Odder 1\".")

  /// In the order of help.
  static let all: [any Parameter] = [
    sessions, subregion, organiser, coOrganisers, partnership, venue, address, postalCode, city,
    letterDate, signupLink, signupEmail, signupDeadline, signupNote, questions, programme,
    tableThemes, tableSeats, codebook, state, cancelled,
  ]

  /// What was typed, in the order in which the fields stand in a meeting file.
  static func assignments(_ arguments: Arguments) throws -> [MeetingAssignment] {
    let lists: [(MeetingField, [String])] = [
      (.session, arguments[sessions]), (.coOrganiser, arguments[coOrganisers]),
      (.question, arguments[questions]), (.programme, arguments[programme]),
    ]
    let single: [(MeetingField, String?)] = [
      (.subregion, arguments[subregion]), (.organiser, arguments[organiser]),
      (.partnership, arguments[partnership]), (.venue, arguments[venue]),
      (.address, arguments[address]), (.postalCode, arguments[postalCode]),
      (.city, arguments[city]), (.letterDate, arguments[letterDate]),
      (.signupLink, arguments[signupLink]), (.signupEmail, arguments[signupEmail]),
      (.signupDeadline, arguments[signupDeadline]), (.signupNote, arguments[signupNote]),
      (.codebook, arguments[codebook]), (.state, arguments[state]),
      (.cancelled, arguments[cancelled]),
    ]
    return lists.flatMap { field, values in values.map { MeetingAssignment(field, $0) } }
      + single.compactMap { field, value in value.map { MeetingAssignment(field, $0) } }
      + (try arguments[tableThemes].map { try MeetingAssignment(.tableTheme, ofTable: $0) })
      + (try arguments[tableSeats].map { try MeetingAssignment(.seats, ofTable: $0) })
  }

  private static func text(_ name: String, _ value: String, _ help: String) -> Option<String?> {
    Option(name, value: value, .textOrEmpty, help: help)
  }
}

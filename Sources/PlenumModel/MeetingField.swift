/// What a line of a meeting file is about; the raw value is the word before the colon.
package enum MeetingField: String, Hashable, Sendable, CaseIterable {
  case id = "Møde"
  case title = "Titel"
  case state = "Tilstand"
  /// One line for every session.
  case session = "Dato"
  case region = "Region"
  case subregion = "Del af regionen"
  case host = "Vært"
  case organiser = "Indbyder"
  case coOrganiser = "Medindbyder"
  case partnership = "Partnerskab"
  case letterDate = "Brevets dato"
  case venue = "Sted"
  case address = "Adresse"
  case postalCode = "Postnummer"
  case city = "By"
  case signupLink = "Tilmelding"
  case signupEmail = "Tilmelding på e-mail"
  case signupDeadline = "Tilmeldingsfrist"
  case signupNote = "Om tilmelding"
  case cancelled = "Aflyst"
  case announced = "Varslet"
  case codebook = "Kodebog"
  case origin = "Oprettet som"
  /// Written `Tema 2`.
  case theme = "Tema"
  /// Written `Tema 2 nøgle`.
  case themeKey = "Tema nøgle"
  case tables = "Borde"
  /// Written `Bord 3 tema`.
  case tableTheme = "Bord tema"
  /// Written `Bord 3 kommuner`.
  case seats = "Bord kommuner"
  case question = "Spørgsmål"
  case programme = "Program"
  /// A line beneath the programme item before it.
  case programmeDetail = "Programdetalje"

  /// Whether it may stand on several lines, which make a list.
  package var isList: Bool {
    switch self {
    case .session, .coOrganiser, .question, .programme, .programmeDetail: true
    default: false
    }
  }

  /// Whether a number stands in its name.
  package var isNumbered: Bool {
    switch self {
    case .theme, .themeKey, .tableTheme, .seats: true
    default: false
    }
  }

  /// `Tema 2 nøgle`.
  package func label(_ number: Int?) -> String {
    guard let number, isNumbered, let blank = rawValue.unicodeScalars.firstIndex(of: " ") else {
      return number.map { "\(rawValue) \($0)" } ?? rawValue
    }
    return "\(rawValue[..<blank]) \(number)\(rawValue[blank...])"
  }

  /// Reads what stands before a colon, in whatever case; nil where no field is called that.
  package static func read(label: String) -> (field: MeetingField, number: Int?)? {
    let words = label.lowercased().split(whereSeparator: \.isWhitespace)
    let numbers = words.compactMap { Int($0) }
    let name = words.filter { Int($0) == nil }.joined(separator: " ")
    guard let field = allCases.first(where: { $0.rawValue.lowercased() == name }),
      numbers.count == (field.isNumbered ? 1 : 0)
    else { return nil }
    return (field, numbers.first)
  }
}

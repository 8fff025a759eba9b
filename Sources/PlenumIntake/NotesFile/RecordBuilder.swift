import PlenumModel

/// Makes a record of the fields of one line, and a problem of each that cannot be taken.
struct RecordBuilder {
  let line: Int
  private(set) var problems: [NotesFileProblem.Reason] = []

  private var id: String?
  private var sourceID: String?
  private var reference: NoteReference?
  private var meeting: String?
  private var year: Int?
  private var date: CalendarDate?
  private var region: String?
  private var table: Int?
  private var theme: String?
  private var writer: String?
  private(set) var municipality: String?
  private var kind = NoteKind.point
  private(set) var text: String?
  private var codes: [FocusAreaID]?
  private var point: String?
  private var tokens: [String]?
  private var extra = JSONObject()

  init(line: Int) { self.line = line }

  /// Takes a member of a JSON object, whose keys are all different; null is unknown, and so is a text without words.
  mutating func take(_ member: JSONObject.Member) {
    guard let field = NotesField(rawValue: member.key) else {
      return extra.append(member)
    }
    guard !member.value.isNull else { return }
    switch field {
    case .year, .table:
      guard let number = member.value.integer else {
        return problems.append(.wrongType(field: field.rawValue, expected: .wholeNumber))
      }
      take(number, for: field)
    case .codes:
      guard let names = strings(member.value) else {
        return problems.append(.wrongType(field: field.rawValue, expected: .listOfTexts))
      }
      codes = names.map(FocusAreaID.init)
    case .tokens:
      guard let terms = strings(member.value) ?? member.value.string.map(Self.terms) else {
        return problems.append(.wrongType(field: field.rawValue, expected: .text))
      }
      tokens = terms
    default:
      guard let value = member.value.string else {
        return problems.append(.wrongType(field: field.rawValue, expected: .text))
      }
      guard field == .text || !value.trimmingBlanks.isEmpty else { return }
      take(value, for: field)
    }
  }

  /// Takes a cell of a table; an empty one is unknown.
  mutating func take(cell: String, for field: NotesField) {
    guard field == .text || !cell.trimmingBlanks.isEmpty else { return }
    switch field {
    case .year, .table:
      guard let number = number(of: cell, for: field) else {
        return problems.append(.notANumber(field: field.rawValue, value: Self.shown(cell)))
      }
      take(number, for: field)
    case .codes: codes = cell.split { $0 == " " || $0 == "," }.map { FocusAreaID(String($0)) }
    case .tokens: tokens = Self.terms(cell)
    default: take(cell, for: field)
    }
  }

  /// Takes a cell of a sheet that a note-taker keeps, where people write dates and kinds in ways of their own. A date
  /// that cannot be read is kept as it stands under its heading.
  mutating func take(sheetCell cell: String, for field: NotesField, under heading: String) {
    switch field {
    case .date:
      guard let day = Self.day(cell) else {
        if !cell.trimmingBlanks.isEmpty { take(cell: cell, forUnknown: heading) }
        return
      }
      date = day
    case .kind:
      if let initial = KindLegend.usual[cell.trimmingBlanks.lowercased()] {
        kind = initial
      } else if let phrase = KindPhrase.cell(cell) {
        kind = phrase
      } else {
        take(cell: cell, for: field)
      }
    case .municipality:
      let name = cell.trimmingBlanks
      take(cell: Gazetteer.denmark.municipality(named: name)?.name ?? name, for: field)
    default: take(cell: cell, for: field)
    }
  }

  /// `14-11-2024`, `14.11.24 13:05`, `14. november 2024`: a cell with one day, whose year stands there.
  private static func day(_ cell: String) -> CalendarDate? {
    let folded = foldedKeepingPlace(Array(cell.utf8))
    let mentions = DateScanner.mentions(in: folded, folded.indices)
    guard mentions.count == 1, let year = mentions[0].year else { return nil }
    let days = mentions[0].dates(in: year)
    return days.count == 1 ? days[0] : nil
  }

  mutating func take(cell: String, forUnknown name: String) { extra[name] = .string(cell) }

  /// Puts a municipality that stands in the text in its place, where no column names one.
  mutating func moveMunicipalityOutOfText() {
    guard municipality == nil, let text else { return }
    let found = NoteAttributes(withoutLabels: text)
    guard let name = found.municipality else { return }
    municipality = name
    self.text = found.text
  }

  /// Gives one of several notes of a row an id of its own.
  mutating func distinguish(by number: Int) { id = id.map { "\($0)/\(number)" } }

  mutating func refuse(_ reason: NotesFileProblem.Reason) { problems.append(reason) }

  /// The record; nil where a problem leaves none.
  mutating func finish() -> NotesFile.Entry? {
    checkText()
    if let year, let date, date.year != year {
      problems.append(.yearDisagrees(year: year, date: date))
    }
    guard problems.isEmpty, let text else { return nil }
    let record = NoteRecord(
      id: id ?? "linje-\(line)", sourceID: sourceID, reference: reference, meeting: meeting,
      year: year, date: date, region: region, table: table, theme: theme,
      municipality: municipality, writer: writer, kind: kind, text: text, codes: codes,
      point: point, tokens: tokens, extra: extra)
    return NotesFile.Entry(line: line, record: record, hasOwnID: id != nil)
  }

  /// A value as a problem may show it: not so long that it could be a note.
  static func shown(_ value: String) -> String? {
    value.utf8.count <= 40 ? value : nil
  }
}

extension RecordBuilder {
  private mutating func take(_ number: Int, for field: NotesField) {
    if field == .year {
      guard (1...9999).contains(number) else { return problems.append(.yearOutOfRange(number)) }
      year = number
    } else {
      guard (0...NoteDraft.highestTable).contains(number) else {
        return problems.append(.tableOutOfRange(number))
      }
      table = number
    }
  }

  private mutating func take(_ value: String, for field: NotesField) {
    let value = value.normalFormC
    switch field {
    case .id: id = value.isEmpty ? nil : value
    case .meeting:
      guard let name = MeetingID(value) else {
        return problems.append(.notAMeetingName(value: Self.shown(value)))
      }
      meeting = name.value
    case .date:
      guard let day = CalendarDate(iso: value) else {
        return problems.append(.notADate(value: Self.shown(value)))
      }
      date = day
    case .region: region = value
    case .theme: theme = value
    case .writer: writer = value
    case .municipality: municipality = value
    case .kind:
      guard let named = NoteKind(sign: value.trimmingBlanks) ?? KindPhrase.heading(value) else {
        return problems.append(.unknownKind(value: Self.shown(value)))
      }
      kind = named
    case .text: text = value.trimmingBlanks
    case .point: point = value
    case .sourceID: sourceID = value
    case .reference:
      guard let parsed = NoteReference(value) else {
        return problems.append(.notAReference(value: Self.shown(value)))
      }
      reference = parsed
    case .year, .table, .codes, .tokens: break
    }
  }

  /// The rules of ``NoteDraft``, told with the line.
  private mutating func checkText() {
    // A text of the wrong type has been named already.
    guard !problems.contains(.wrongType(field: NotesField.text.rawValue, expected: .text)) else {
      return
    }
    guard let text, !text.isEmpty else { return problems.append(.emptyText) }
    let count = text.utf8.count
    if count > NoteDraft.longestText {
      problems.append(.textTooLong(utf8Count: count, limit: NoteDraft.longestText))
    }
    if let control = text.unicodeScalars.first(where: \.isForbiddenControl) {
      problems.append(.controlCharacter(control))
    }
  }

  private func strings(_ value: JSONValue) -> [String]? {
    guard let array = value.array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }

  private static func terms(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }

  /// `3`; a table also as `Bord 3` or `Gruppe 3`.
  private func number(of cell: String, for field: NotesField) -> Int? {
    let words = cell.trimmingBlanks.split(separator: " ")
    guard let last = words.last, last.utf8.allSatisfy(\.isDigit), let number = Int(last) else {
      return nil
    }
    if words.count == 1 { return number }
    return field == .table && words.count == 2
      && ["bord", "gruppe"].contains(words[0].lowercased()) ? number : nil
  }
}

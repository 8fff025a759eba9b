import PlenumIntake
import PlenumModel
import PlenumReport

extension Letter {
  /// Each field with the lines of the letter it was read from, for people at a terminal of 80 columns.
  var explanation: String {
    guard !sources.isEmpty else { return "" }
    let rows = Self.explained.flatMap { field, name -> [String] in
      let lines = (sources[field] ?? []).compactMap { line in quotes[line].map { (line, $0) } }
      guard !lines.isEmpty else { return [row(name, nil, absence(of: field))] }
      return lines.enumerated().flatMap { place, line in
        let quote = TerminalText.wrapped(line.1, width: TerminalText.width - Self.quoteColumn)
        return quote.enumerated().map { part, text in
          row(place + part == 0 ? name : "", part == 0 ? line.0 : nil, text)
        }
      }
    }
    return (["Sådan er det fundet i brevet:"] + rows).joined(separator: "\n") + "\n"
  }

  /// The same for programs: by field the numbers and the texts of the lines.
  var sourcesJSON: JSONValue {
    let fields = Self.explained.map { field, _ in
      JSONObject.Member(
        key: field.rawValue,
        value: .array(
          (sources[field] ?? []).compactMap { line in
            quotes[line].map { ["line": .integer(line), "text": .string($0)] }
          }))
    }
    return .object(JSONObject(fields))
  }

  private static let quoteColumn = 28

  /// `Titel          linje 21     Invitation til …`.
  private func row(_ name: String, _ line: Int?, _ text: String) -> String {
    let place = line.map { "linje \($0)" } ?? ""
    return name.paddedRight(to: 15) + place.paddedRight(to: Self.quoteColumn - 15) + text
  }

  /// Why no line is named: the field was inferred from another, or the letter has nothing of it.
  private func absence(of field: Field) -> String {
    let isInferred =
      switch field {
      case .region: region != nil
      case .hostMunicipality: hostMunicipality != nil
      case .place: place != nil
      case .organiser: organiser != nil
      default: false
      }
    return isInferred ? "udledt, se »Bemærk«" : "står ikke i brevet"
  }

  /// The fields in the order of ``text``.
  private static let explained: [(Field, String)] = [
    (.title, "Titel"), (.letterDate, "Brevets dato"), (.sessions, "Møde"),
    (.cancelled, "Aflysning"), (.place, "Sted"), (.virtual, "Virtuelt"), (.region, "Region"),
    (.hostMunicipality, "Vært"), (.organiser, "Indbyder"), (.coOrganisers, "Sammen med"),
    (.themes, "Temaer"), (.programme, "Program"), (.reflectionQuestions, "Inden mødet"),
    (.signup, "Tilmelding"), (.saveTheDate, "Senere møder"), (.attachments, "Bilag"),
  ]
}

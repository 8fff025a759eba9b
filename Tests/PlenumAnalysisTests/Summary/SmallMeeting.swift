import PlenumModel

/// Notes written for one test each, with as little as it needs.
enum SmallMeeting {
  static let codebook = Codebook(
    version: CodebookVersion("2024.1"), date: day, title: "Fokus",
    areas: [
      FocusArea(
        id: FocusAreaID("dagtilbud"), name: "Kvalitet i dagtilbud", inclusion: "", exclusion: nil,
        years: [2024]),
      FocusArea(
        id: FocusAreaID("inklusion"), name: "Børnefællesskaber", inclusion: "", exclusion: nil,
        years: [2024]),
    ], indicators: [])

  private static var day: CalendarDate {
    guard let day = CalendarDate(iso: "2024-01-01") else { preconditionFailure("a real day") }
    return day
  }

  static func note(
    _ id: String, table: Int? = 1, theme: String? = "Mellemformer", in municipality: String? = nil,
    kind: NoteKind = .point, _ text: String
  ) -> NoteRecord {
    NoteRecord(
      id: id, meeting: "m", table: table, theme: theme, municipality: municipality, kind: kind,
      text: text)
  }

  static func coding(_ area: String, by origin: Coding.Origin) -> Coding {
    Coding(
      area: FocusAreaID(area), origin: origin, probability: 1, isSure: true,
      codebook: codebook.version)
  }
}

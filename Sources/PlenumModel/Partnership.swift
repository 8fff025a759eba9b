/// The name of a partnership: `2022-06-15-partnerskab`. The same letter set up on two laptops gives the same id.
package struct PartnershipID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: String

  /// The day of the letter, where it has one; the second partnership of a day is called `…-2` when it is set up.
  package init(letterDate: CalendarDate?) {
    value = (letterDate.map { "\($0)-" } ?? "") + "partnerskab"
  }

  /// A name as the store keeps it.
  package init(stored value: String) { self.value = value }

  package var description: String { value }

  /// The meeting that keeps the partnership's own notes: those that belong to none of its meetings.
  package var meetingID: MeetingID { MeetingID(stored: value) }

  package static func < (left: PartnershipID, right: PartnershipID) -> Bool {
    left.value < right.value
  }
}

/// What a letter without a meeting invites to: municipalities that work together on areas, for longer than a day.
package struct Partnership: Hashable, Sendable {
  package let id: PartnershipID
  package var title: String
  package var letterDate: CalendarDate?
  package var organiser: String?
  package var coOrganisers: [String]
  /// What the partnership is about, numbered as themes are.
  package var areas: [Theme]

  package init(
    id: PartnershipID, title: String, letterDate: CalendarDate? = nil, organiser: String? = nil,
    coOrganisers: [String] = [], areas: [Theme] = []
  ) {
    self.id = id
    self.title = title
    self.letterDate = letterDate
    self.organiser = organiser
    self.coOrganisers = coOrganisers
    self.areas = areas
  }

  /// The same partnership under another name.
  package func renamed(_ id: PartnershipID) -> Partnership {
    Partnership(
      id: id, title: title, letterDate: letterDate, organiser: organiser,
      coOrganisers: coOrganisers, areas: areas)
  }

  /// The meeting without a date that keeps the partnership's own notes, with its areas for themes.
  package func ownMeeting(codebook: CodebookVersion) -> Meeting {
    Meeting(
      id: id.meetingID, title: title, organiser: organiser, themes: areas, codebook: codebook,
      state: .open, partnership: id,
      details: MeetingDetails(letterDate: letterDate, coOrganisers: coOrganisers))
  }
}

extension Partnership {
  /// What a store keeps beside id and title.
  package var stored: JSONObject {
    JSONObject([
      .init(key: "letter_date", value: .optional(letterDate?.description)),
      .init(key: "organiser", value: .optional(organiser)),
      .init(key: "co_organisers", value: .strings(coOrganisers)),
      .init(key: "themes", value: .array(areas.map(\.json))),
    ])
  }

  /// nil where a member is not what ``stored`` writes.
  package init?(id: PartnershipID, title: String, stored object: JSONObject) {
    var areas: [Theme] = []
    for area in object["themes"]?.array ?? [] {
      guard let theme = Theme(area) else { return nil }
      areas.append(theme)
    }
    self.init(
      id: id, title: title,
      letterDate: object["letter_date"]?.string.flatMap { CalendarDate(iso: $0) },
      organiser: object["organiser"]?.string,
      coOrganisers: object["co_organisers"]?.array?.compactMap(\.string) ?? [], areas: areas)
  }
}

extension Theme {
  /// `number`, `key` and `title`.
  package var json: JSONValue {
    ["number": .integer(number), "key": .string(key.value), "title": .string(title)]
  }

  fileprivate init?(_ value: JSONValue) {
    guard let object = value.object, let number = object["number"]?.integer,
      let key = object["key"]?.string, let title = object["title"]?.string
    else { return nil }
    self.init(number: number, key: ThemeKey(stored: key), title: title)
  }
}

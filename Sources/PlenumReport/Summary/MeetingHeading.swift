import PlenumAnalysis

/// What a meeting is called above its summary. Only how it is shown: what is stored, and what programs read, is the
/// letter's own title.
struct MeetingHeading {
  /// Over notes that name no meeting, among those of others.
  static let unknown = "Uden møde"

  let title: String
  /// What stands below the title: date, region and name of the meeting, as far as the title does not say them.
  let place: [String]

  init(_ facts: MeetingFacts) {
    let date = facts.date.map(Danish.date)
    if let given = facts.title, given != facts.id {
      title = Self.event(of: given)
      place = [date, facts.region, facts.id].compactMap(\.self)
    } else if let date {
      let region = facts.region.map { " i \($0)" } ?? ""
      title = "Møde\(region) den \(date)"
      place = [facts.id].compactMap(\.self)
    } else {
      title = facts.id ?? "Notater uden møde"
      place = [facts.region].compactMap(\.self)
    }
  }

  /// The event that a letter's title invites to: `Invitation til regionalt politisk møde` is a `Regionalt politisk
  /// møde`. Any other title stays.
  static func event(of title: String) -> String {
    let words = title.split(whereSeparator: \.isWhitespace)
    guard words.count > 2, ["invitation", "indbydelse"].contains(words[0].lowercased()),
      words[1].lowercased() == "til"
    else { return title }
    return Danish.capitalized(String(title[words[2].startIndex...]))
  }
}

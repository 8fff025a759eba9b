import PlenumIntake
import PlenumModel

extension Meeting {
  /// The meeting under the name of its day and place, with the region of its host or town where none is given.
  func located(by host: Municipality?) -> Meeting {
    guard let date else { return self }
    let place = details.place?.city ?? sessions.first?.place
    let isVirtual = place?.lowercased() == "virtuelt"
    let town = place.flatMap { isVirtual ? nil : Gazetteer.denmark.municipality(ofTown: $0) }
    var meeting = renamed(MeetingID(date: date, town: place ?? ""))
    let host = host ?? hostMunicipality.flatMap { Gazetteer.denmark.municipality(named: $0) }
    meeting.region = region ?? (host ?? town)?.region(on: date)
    return meeting
  }

  /// The title's words without what a letter says of its fate in front: `AFLYST: …`.
  var plainTitle: [Substring] {
    var words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    let fates = [
      "aflyst", "aflysning", "udsat", "udsættelse", "flyttet", "flytning", "ændring", "ændret",
    ]
    while let first = words.first, fates.contains(String(first)) {
      words.removeFirst()
    }
    return words
  }

  /// Whether a meeting that is there says all that this one was asked to be; what nobody asked for does not count.
  func has(_ asked: Meeting) -> Bool {
    let themes = Set(self.themes.map(\.key))
    var details = asked.details
    details.origin = self.details.origin
    return (asked.tables.isEmpty || asked.tables == tables)
      && asked.themes.allSatisfy { themes.contains($0.key) }
      && (asked.region == nil || asked.region == region)
      && (asked.hostMunicipality == nil || asked.hostMunicipality == hostMunicipality)
      && (asked.organiser == nil || asked.organiser == organiser)
      && (details == self.details || details == MeetingDetails(origin: details.origin))
  }

  /// Refuses a region of Denmark that there is not on the meeting's day; a name in quotation marks is taken as it is.
  func requireRegionOfDate() throws(AppError) {
    guard let date, let region, let known = Gazetteer.denmark.region(named: region),
      known.name == region, !known.exists(on: date)
    else { return }
    throw .meetingField(
      MeetingField.region.rawValue,
      .regionNotOfDate(
        region, date,
        known: Gazetteer.denmark.regions.filter { $0.exists(on: date) }.map(\.name)))
  }

  /// The meeting that remembers what it was set up as.
  var withOrigin: Meeting {
    var meeting = self
    meeting.details.origin = details.origin ?? fingerprint
    return meeting
  }
}

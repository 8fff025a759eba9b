package import PlenumModel

extension Letter {
  /// The meetings to set up: one for each day invited to, none where no date is sure.
  ///
  /// Dates that a letter offers side by side are meetings of their own, since tables, notes and summaries are.
  package func meetings(codebook: CodebookVersion) -> [Meeting] {
    var days: [(date: CalendarDate, sessions: [Session])] = []
    for session in sessions {
      guard let date = session.date else { continue }
      if let place = days.firstIndex(where: { $0.date == date }) {
        days[place].sessions.append(session)
      } else {
        days.append((date, [session]))
      }
    }
    let themes = themes.enumerated().map { Theme(number: $0.offset + 1, title: $0.element) }
    return days.map { date, sessions in
      Meeting(
        id: MeetingID(date: date, town: town), title: title ?? "", sessions: sessions,
        region: region, hostMunicipality: hostMunicipality, organiser: organiser, themes: themes,
        codebook: codebook)
    }
  }

  /// What names the meeting beside its date: the venue's town, `virtuelt`, or the town that the invitation names.
  private var town: String {
    place?.city ?? (isVirtual ? "virtuelt" : invitedTown ?? "")
  }
}

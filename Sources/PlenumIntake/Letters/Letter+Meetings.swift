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
        codebook: codebook, details: details)
    }
  }

  /// The meetings that the letter announces without inviting to them, planned for the days to keep free. They have the
  /// region for a town, until their own letter names one.
  package func announcedMeetings(codebook: CodebookVersion) -> [Meeting] {
    saveTheDate.compactMap { announced in
      guard let date = announced.date else { return nil }
      let region = announced.region ?? ""
      let whose = [announced.region, announced.subregion.map { "(\($0))" }].compactMap(\.self)
      return Meeting(
        id: MeetingID(
          date: date,
          town: region.hasPrefix(Self.regionWord)
            ? String(region.dropFirst(Self.regionWord.count)) : region),
        title: "Varslet møde"
          + (whose.isEmpty ? "" : " i \(whose.joined(separator: " "))"),
        sessions: [Session(date: date, start: announced.start, end: announced.end)],
        region: announced.region, subregion: announced.subregion, organiser: organiser,
        codebook: codebook,
        details: MeetingDetails(letterDate: letterDate, isAnnounced: true))
    }
  }

  private static let regionWord = "Region "

  /// The partnership that a letter without a meeting invites to, with its themes for areas; nil where it invites to
  /// none: the letter must use the word.
  package var partnership: Partnership? {
    guard kind == .invitationWithoutMeeting, let title,
      title.lowercased().split(whereSeparator: { !$0.isLetter }).contains(where: {
        $0.hasPrefix("partnerskab")
      })
    else { return nil }
    return Partnership(
      id: PartnershipID(letterDate: letterDate), title: title, letterDate: letterDate,
      organiser: organiser, coOrganisers: coOrganisers,
      areas: themes.enumerated().map { Theme(number: $0.offset + 1, title: $0.element) })
  }

  private var details: MeetingDetails {
    MeetingDetails(
      letterDate: letterDate,
      place: place.map {
        MeetingPlace(
          venue: $0.venue, address: $0.address, postalCode: $0.postalCode, city: $0.city)
      }, coOrganisers: coOrganisers,
      programme: programme.map {
        PlenumModel.ProgrammeItem(
          time: $0.time, text: $0.text, by: $0.by, details: $0.details)
      },
      reflectionQuestions: reflectionQuestions,
      signup: PlenumModel.Signup(
        link: signup.link, email: signup.email, deadline: signup.deadline, note: signup.note),
      isCancelled: isCancelled)
  }

  /// What names the meeting beside its date: the venue's town, `virtuelt`, or the town that the invitation names.
  private var town: String {
    place?.city ?? (isVirtual ? "virtuelt" : invitedTown ?? "")
  }
}

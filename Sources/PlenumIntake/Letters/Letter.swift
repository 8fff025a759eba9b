package import PlenumModel

/// What an invitation letter says about the meetings it invites to. What it does not say is nil or empty: never guessed.
package struct Letter: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case invitation
    /// No date of a meeting is given: an invitation to partnerships, for instance.
    case invitationWithoutMeeting = "invitation_without_meeting"
  }

  package internal(set) var title: String?
  package internal(set) var letterDate: CalendarDate?
  /// The dates invited to, in order; a date is nil where the letter's does not exist or lacks a year.
  package internal(set) var sessions: [Session] = []
  package internal(set) var isVirtual = false
  package internal(set) var isCancelled = false
  /// nil where the meeting is virtual or no place is given.
  package internal(set) var place: Place?
  package internal(set) var region: String?
  /// The official name: `Herning Kommune`.
  package internal(set) var hostMunicipality: String?
  package internal(set) var organiser: String?
  package internal(set) var coOrganisers: [String] = []
  package internal(set) var themes: [String] = []
  package internal(set) var programme: [ProgrammeItem] = []
  package internal(set) var reflectionQuestions: [String] = []
  package internal(set) var signup = Signup()
  /// Meetings that are announced, not invited to.
  package internal(set) var saveTheDate: [AnnouncedMeeting] = []
  /// What came with the letter, as far as it is named.
  package internal(set) var attachments: [String] = []
  package internal(set) var warnings: [LetterWarning] = []
  /// The lines of the letter, from 1, that each field was read from.
  package internal(set) var sources: [Field: [Int]] = [:]
  /// The text of those lines.
  package internal(set) var quotes: [Int: String] = [:]
  /// The venues of the dates after the first, where they are other than ``place``.
  var otherPlaces: [Place] = []
  /// The town that the invitation names, where the venue gives none.
  var invitedTown: String?

  package var kind: Kind { sessions.isEmpty ? .invitationWithoutMeeting : .invitation }

  /// The fields by their stable names.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case kind, title
    case letterDate = "letter_date"
    case sessions, virtual, cancelled, place, region
    case hostMunicipality = "host_municipality"
    case organiser
    case coOrganisers = "co_organisers"
    case themes, programme
    case reflectionQuestions = "reflection_questions"
    case signup
    case saveTheDate = "save_the_date"
    case attachments, warnings
  }

  package struct Place: Hashable, Sendable {
    package var venue: String?
    package var address: String?
    package var postalCode: String?
    package var city: String?
  }

  package struct ProgrammeItem: Hashable, Sendable {
    package var time: ClockTime?
    package var text: String
    /// All that stands after "v/" or "v.".
    package var by: String?
    package var details: [String] = []
  }

  package struct Signup: Hashable, Sendable {
    /// As printed, with or without `https://`.
    package var link: String?
    package var email: String?
    package var deadline: CalendarDate?
    package var note: String?
  }

  package struct AnnouncedMeeting: Hashable, Sendable {
    package var region: String?
    /// Part of a region, such as `Storkøbenhavn`.
    package var subregion: String?
    package var date: CalendarDate?
    package var start: ClockTime?
    package var end: ClockTime?
  }
}

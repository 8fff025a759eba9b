/// What a meeting's letter and its planning say beyond its date and themes. What is not known is nil or empty.
package struct MeetingDetails: Hashable, Sendable {
  /// The day of the letter that invited.
  package var letterDate: CalendarDate?
  package var place: MeetingPlace?
  package var coOrganisers: [String]
  package var programme: [ProgrammeItem]
  /// What municipalities are asked to consider before the meeting.
  package var reflectionQuestions: [String]
  package var signup: Signup
  /// What is planned for single tables, by their numbers, rising.
  package var tables: [TablePlan]
  package var isCancelled: Bool
  /// A day that was asked to be kept free; its own letter is still to come.
  package var isAnnounced: Bool
  /// What the meeting was set up as (``Meeting/fingerprint``), so that its letter finds it again after an edit.
  package var origin: UniqueID?

  package init(
    letterDate: CalendarDate? = nil, place: MeetingPlace? = nil, coOrganisers: [String] = [],
    programme: [ProgrammeItem] = [], reflectionQuestions: [String] = [],
    signup: Signup = Signup(), tables: [TablePlan] = [], isCancelled: Bool = false,
    isAnnounced: Bool = false, origin: UniqueID? = nil
  ) {
    self.letterDate = letterDate
    self.place = place
    self.coOrganisers = coOrganisers
    self.programme = programme
    self.reflectionQuestions = reflectionQuestions
    self.signup = signup
    self.tables = tables
    self.isCancelled = isCancelled
    self.isAnnounced = isAnnounced
    self.origin = origin
  }
}

/// Where a meeting is held, as an address.
package struct MeetingPlace: Hashable, Sendable {
  package var venue: String?
  package var address: String?
  package var postalCode: String?
  package var city: String?

  package init(
    venue: String? = nil, address: String? = nil, postalCode: String? = nil, city: String? = nil
  ) {
    self.venue = venue
    self.address = address
    self.postalCode = postalCode
    self.city = city
  }

  package var isEmpty: Bool {
    venue == nil && address == nil && postalCode == nil && city == nil
  }

  /// `Torvet 5, 7400 Herning`; without the venue, which a session names. nil where neither is known.
  package var postalAddress: String? {
    let town = [postalCode, city].compactMap(\.self).joined(separator: " ")
    let parts = [address, town.isEmpty ? nil : town].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// An item of a meeting's programme.
package struct ProgrammeItem: Hashable, Sendable {
  package var time: ClockTime?
  package var text: String
  /// Who speaks: all that stands after "v/".
  package var by: String?
  package var details: [String]

  package init(time: ClockTime? = nil, text: String, by: String? = nil, details: [String] = []) {
    self.time = time
    self.text = text
    self.by = by
    self.details = details
  }
}

/// How guests sign up.
package struct Signup: Hashable, Sendable {
  /// As printed, with or without `https://`.
  package var link: String?
  package var email: String?
  package var deadline: CalendarDate?
  package var note: String?

  package init(
    link: String? = nil, email: String? = nil, deadline: CalendarDate? = nil, note: String? = nil
  ) {
    self.link = link
    self.email = email
    self.deadline = deadline
    self.note = note
  }

  package var isEmpty: Bool { self == Signup() }
}

/// What is planned for one table. Seats are counts of municipalities; a person is never named.
package struct TablePlan: Hashable, Sendable {
  package let number: Int
  /// The number of the theme that the table discusses.
  package var theme: Int?
  /// In the order in which they were given, each municipality once.
  package var seats: [SeatCount]

  package init(number: Int, theme: Int? = nil, seats: [SeatCount] = []) {
    self.number = number
    self.theme = theme
    self.seats = seats
  }
}

/// How many from one municipality sit at a table.
package struct SeatCount: Hashable, Sendable {
  /// `Herning`.
  package let municipality: String
  /// At least 1.
  package let count: Int

  package init(municipality: String, count: Int) {
    self.municipality = municipality
    self.count = count
  }
}

extension MeetingDetails {
  package func plan(ofTable number: Int) -> TablePlan? { tables.first { $0.number == number } }

  /// Changes what is planned for a table; a plan that says nothing is dropped.
  package mutating func changePlan(ofTable number: Int, _ change: (inout TablePlan) -> Void) {
    var plan = plan(ofTable: number) ?? TablePlan(number: number)
    change(&plan)
    tables.removeAll { $0.number == number }
    if plan != TablePlan(number: number) { tables.append(plan) }
    tables.sort { $0.number < $1.number }
  }
}

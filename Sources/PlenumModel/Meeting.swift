/// The name of a meeting: `2020-09-02-holstebro`. The same letter set up on two laptops gives the same id.
package struct MeetingID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: String

  /// Takes a name from outside as it is, in normal form C. Refuses an empty one, one over 100 bytes, and blanks or
  /// control characters in it.
  package init?(_ value: String) {
    let value = value.normalFormC
    guard !value.isEmpty, value.utf8.count <= 100,
      value.unicodeScalars.allSatisfy({
        // ASCII's only blank above the controls is the space.
        $0.isASCII
          ? $0.value > 0x20 && $0.value != 0x7F : !$0.properties.isWhitespace
      })
    else { return nil }
    self.value = value
  }

  /// `date-town` in plain letters; from the second meeting of the same day and place on with its number.
  package init(date: CalendarDate, town: String, ordinal: Int = 1) {
    let place = plainLetters(town)
    value = "\(date)-\(place.isEmpty ? "moede" : place)" + (ordinal > 1 ? "-\(ordinal)" : "")
  }

  /// A name as the store keeps it.
  package init(stored value: String) { self.value = value }

  package var description: String { value }

  package static func < (left: MeetingID, right: MeetingID) -> Bool { left.value < right.value }
}

/// One event that is invited to: tables discuss themes, the chair sums up.
package struct Meeting: Hashable, Sendable {
  package enum State: String, Hashable, Sendable, CaseIterable {
    case planned, open, closed
  }

  package let id: MeetingID
  package var title: String
  /// At least one unless the date is unknown; the first one dates the meeting.
  package var sessions: [Session]
  /// The region of the meeting's date, as written (`Region Midtjylland`); nil where the meeting has none.
  package var region: String?
  /// Part of a region, such as `Storkøbenhavn`.
  package var subregion: String?
  package var hostMunicipality: String?
  package var organiser: String?
  package var themes: [Theme]
  /// The tables that the meeting was set up with, rising; empty: a table is there from its first note on.
  package var tables: [Int]
  package var codebook: CodebookVersion
  package var state: State
  /// The partnership that it belongs to.
  package var partnership: PartnershipID?
  package var details: MeetingDetails

  package init(
    id: MeetingID, title: String, sessions: [Session] = [], region: String? = nil,
    subregion: String? = nil, hostMunicipality: String? = nil, organiser: String? = nil,
    themes: [Theme] = [], tables: [Int] = [], codebook: CodebookVersion, state: State = .planned,
    partnership: PartnershipID? = nil, details: MeetingDetails = MeetingDetails()
  ) {
    self.id = id
    self.title = title
    self.sessions = sessions
    self.region = region
    self.subregion = subregion
    self.hostMunicipality = hostMunicipality
    self.organiser = organiser
    self.themes = themes
    self.tables = tables
    self.codebook = codebook
    self.state = state
    self.partnership = partnership
    self.details = details
  }

  /// The same meeting under another name.
  package func renamed(_ id: MeetingID) -> Meeting {
    Meeting(
      id: id, title: title, sessions: sessions, region: region, subregion: subregion,
      hostMunicipality: hostMunicipality, organiser: organiser, themes: themes, tables: tables,
      codebook: codebook, state: state, partnership: partnership, details: details)
  }

  /// Whether it only keeps the notes of a partnership, and is none that anybody comes to.
  package var isOfPartnershipItself: Bool { partnership?.meetingID == id }

  /// The same for two meetings that were set up alike: title, sessions and themes. Names nobody.
  package var fingerprint: UniqueID {
    UniqueID(
      fingerprintOf: [title.normalFormC]
        + sessions.flatMap {
          [$0.date?.description, $0.start?.description, $0.end?.description, $0.place]
        } + themes.flatMap { [String($0.number), $0.key.value] })
  }

  /// The title of the theme of that number; nil outside the themes.
  package func title(ofTheme number: Int?) -> String? {
    themes.first { $0.number == number }?.title
  }

  /// The day of the first session.
  package var date: CalendarDate? { sessions.first?.date }
}

/// One sitting of a meeting.
package struct Session: Hashable, Sendable {
  package var date: CalendarDate?
  package var start: ClockTime?
  package var end: ClockTime?
  /// The venue's name, or `virtuelt`.
  package var place: String?

  package init(
    date: CalendarDate?, start: ClockTime? = nil, end: ClockTime? = nil, place: String? = nil
  ) {
    self.date = date
    self.start = start
    self.end = end
    self.place = place
  }
}

/// What makes two themes the same across meetings: the title in plain letters, until a person links it otherwise.
package struct ThemeKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: String

  package init(title: String) {
    let plain = plainLetters(title)
    value = plain.isEmpty ? "tema" : plain
  }

  /// A key as the store keeps it.
  package init(stored value: String) { self.value = value }

  package var description: String { value }

  package static func < (left: ThemeKey, right: ThemeKey) -> Bool { left.value < right.value }
}

/// What a meeting asks its tables to discuss.
package struct Theme: Hashable, Sendable {
  /// 1 for the first theme of the letter.
  package let number: Int
  package let key: ThemeKey
  package let title: String

  package init(number: Int, key: ThemeKey? = nil, title: String) {
    self.number = number
    self.title = title.normalFormC
    self.key = key ?? ThemeKey(title: title)
  }
}

/// Lower-case words of a-z and 0-9 joined by hyphens, for ids and file names that every keyboard has: `æ ø å` become
/// `ae oe aa`, other marks fall, everything else parts words. Never used to compare words of notes.
package func plainLetters(_ text: String) -> String {
  var plain = ""
  var pendingHyphen = false
  for scalar in text.normalFormC.lowercased().unicodeScalars {
    let letters: String? =
      switch scalar {
      case "a"..."z", "0"..."9": String(scalar)
      case "æ", "ä": "ae"
      case "ø", "ö": "oe"
      case "å": "aa"
      case "é", "è", "ê", "ë": "e"
      case "á", "à", "â": "a"
      case "ó", "ò", "ô": "o"
      case "ü", "ú", "ù", "û": "u"
      case "í", "ì", "î", "ï": "i"
      case "ç": "c"
      case "ñ": "n"
      default: nil
      }
    if let letters {
      if pendingHyphen, !plain.isEmpty { plain += "-" }
      pendingHyphen = false
      plain += letters
    } else {
      pendingHyphen = true
    }
  }
  return plain
}

/// What a note does; the prefix is what a note-taker types before it.
package enum NoteKind: String, Hashable, Sendable, CaseIterable {
  case success, challenge, inspiration, ask, question, point

  /// `+ - * ! ?`; nil for a plain point.
  package var prefix: Character? {
    switch self {
    case .success: "+"
    case .challenge: "-"
    case .inspiration: "*"
    case .ask: "!"
    case .question: "?"
    case .point: nil
    }
  }

  /// The kind that the sign is the ``prefix`` of; nil for every other sign.
  package init?(sign: Unicode.Scalar) {
    let kind = Self.allCases.first { $0.prefix?.unicodeScalars.first == sign }
    guard let kind else { return nil }
    self = kind
  }

  /// The same for a text that is nothing but the sign.
  package init?(sign text: String) {
    guard text.unicodeScalars.count == 1, let sign = text.unicodeScalars.first else { return nil }
    self.init(sign: sign)
  }
}

/// What people say to point at a note: table 3, note 7 is `3.07`; on a second laptop `3b.07`. Never changes.
package struct NoteReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// nil: the note belongs to no table and is referred to as `u.07` (uden bord).
  package let table: Int?
  /// 1 for the first laptop of a meeting, 2 for `b`.
  package let device: Int
  /// 1 for a table's first note on this device.
  package let number: Int

  package init(table: Int?, device: Int = 1, number: Int) {
    self.table = table
    self.device = device
    self.number = number
  }

  /// Reads `3.07`, `3b.7`, `u.01`.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.lowercased().utf8)
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")),
      let number = Int(digits: bytes[(dot + 1)...]), number >= 1
    else { return nil }
    var head = bytes[..<dot]
    var device = 1
    if head.count > 1, let last = head.last, (UInt8(ascii: "b")...UInt8(ascii: "z")).contains(last)
    {
      device = Int(last - UInt8(ascii: "a")) + 1
      head = head.dropLast()
    }
    if head.elementsEqual("u".utf8) {
      self.init(table: nil, device: device, number: number)
    } else if let table = Int(digits: head) {
      self.init(table: table, device: device, number: number)
    } else {
      return nil
    }
  }

  package var description: String {
    let letter =
      device > 1
      ? String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(min(device, 26) - 1))) : ""
    return "\(table.map(String.init) ?? "u")\(letter).\(padded(number, to: 2))"
  }

  package static func < (left: NoteReference, right: NoteReference) -> Bool {
    (left.table ?? .max, left.device, left.number) < (
      right.table ?? .max, right.device, right.number
    )
  }
}

/// Typed text on its way into the store: validated, in normal form C, with the id its maker gave it.
package struct NoteDraft: Hashable, Sendable {
  package enum Refusal: Error, Hashable, Sendable {
    case empty
    /// Over ``NoteDraft/longestText`` UTF-8 bytes.
    case tooLong(utf8Count: Int)
    case controlCharacter(Unicode.Scalar)
    /// A table's number below 0 or over ``NoteDraft/highestTable``.
    case tableOutOfRange(Int)
  }

  /// 20,000 characters of Danish fit; a pasted book does not.
  package static let longestText = 65_536
  package static let highestTable = 9_999

  package private(set) var id: UniqueID
  package let meeting: MeetingID
  /// 0 is the preparation at home ("forberedelse"); nil is no table.
  package let table: Int?
  /// The theme's number in the meeting; nil is outside the themes.
  package let theme: Int?
  package let kind: NoteKind
  package let municipality: String?
  /// As the source states it; nil: the meeting's.
  package let region: String?
  /// The day of the session; nil: the meeting's.
  package let date: CalendarDate?
  /// Words of one table: never empty, no control characters but line end and tab, at most ``longestText`` bytes.
  package let text: String
  /// The id that an imported file gave the note, when it is not a UUID.
  package let sourceID: String?
  package let writer: String?
  /// Fields that plenum does not know, kept so that an export gives them back.
  package let extra: JSONObject

  package init(
    id: UniqueID, meeting: MeetingID, table: Int?, theme: Int?, kind: NoteKind,
    municipality: String? = nil, region: String? = nil, date: CalendarDate? = nil, text: String,
    sourceID: String? = nil, writer: String? = nil, extra: JSONObject = JSONObject()
  ) throws(Refusal) {
    let text = text.normalFormC.trimmingBlanks
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= Self.longestText else { throw .tooLong(utf8Count: text.utf8.count) }
    if let control = text.unicodeScalars.first(where: \.isForbiddenControl) {
      throw .controlCharacter(control)
    }
    if let table, !(0...Self.highestTable).contains(table) { throw .tableOutOfRange(table) }
    self.id = id
    self.meeting = meeting
    self.table = table
    self.theme = theme
    self.kind = kind
    self.municipality = municipality?.normalFormC
    self.region = region?.normalFormC
    self.date = date
    self.text = text
    self.sourceID = sourceID
    self.writer = writer
    self.extra = extra
  }

  /// The same words as a version of another note.
  package func identified(as id: UniqueID) -> NoteDraft {
    var draft = self
    draft.id = id
    return draft
  }
}

/// A note that the store has accepted.
package struct Note: Hashable, Sendable {
  package let draft: NoteDraft
  package let reference: NoteReference
  package let written: Timestamp

  package init(draft: NoteDraft, reference: NoteReference, written: Timestamp) {
    self.draft = draft
    self.reference = reference
    self.written = written
  }

  package var id: UniqueID { draft.id }
}

extension Unicode.Scalar {
  /// `U+0007`.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// C0 and C1 controls and DEL; a tab and a line feed are text.
  package var isForbiddenControl: Bool {
    (value < 0x20 && value != 0x09 && value != 0x0A) || (0x7F...0x9F).contains(value)
  }
}

extension UInt8 {
  /// A character of ASCII that is no blank and no control.
  fileprivate var isInk: Bool { self > 0x20 && self < 0x7F }
}

extension String {
  /// Without white space at both ends, scalar by scalar (a `Character` may hide a blank under a combining mark).
  package var trimmingBlanks: String {
    // Almost every text begins and ends with a letter or a full stop.
    if let first = utf8.first, let last = utf8.last, first.isInk, last.isInk { return self }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}

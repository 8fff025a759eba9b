package import PlenumModel

/// How plenum writes dates, numbers and lists for Danes.
package enum Danish {
  private static let months = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
    "oktober", "november", "december",
  ]

  /// `28. marts 2019`.
  package static func date(_ date: CalendarDate) -> String {
    "\(date.day). \(months[date.month - 1]) \(date.year)"
  }

  /// `17.00`.
  package static func time(_ time: ClockTime) -> String {
    "\(time.hour).\(padded(time.minute, to: 2))"
  }

  /// `28. marts 2019 kl. 17.00-19.00, Rådhuset`: as much of it as is known.
  package static func session(_ session: Session) -> String {
    var text = session.date.map(date) ?? "dato ukendt"
    if let start = session.start {
      text += " kl. \(time(start))" + (session.end.map { "-\(time($0))" } ?? "")
    }
    return text + (session.place.map { ", \($0)" } ?? "")
  }

  /// `1.204`: a full stop between thousands.
  package static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var parts: [String] = []
    while digits.utf8.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + parts).joined(separator: ".")
  }

  /// With a capital first.
  package static func capitalized(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// With a small letter first.
  package static func uncapitalized(_ words: String) -> String {
    words.prefix(1).lowercased() + words.dropFirst()
  }

  /// `a, b og c`.
  package static func list(_ items: [String], conjunction: String = "og") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

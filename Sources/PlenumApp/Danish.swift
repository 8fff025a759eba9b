import PlenumModel

extension Unicode.Scalar {
  /// `U+0007`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

/// How plenum writes dates, numbers and lists for Danes.
enum Danish {
  private static let months = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
    "oktober", "november", "december",
  ]

  /// `28. marts 2019`.
  static func date(_ date: CalendarDate) -> String {
    "\(date.day). \(months[date.month - 1]) \(date.year)"
  }

  /// `17.00`.
  static func time(_ time: ClockTime) -> String {
    "\(time.hour).\(padded(time.minute, to: 2))"
  }

  /// `28. marts 2019 kl. 17.00-19.00, Rådhuset`: as much of it as is known.
  static func session(_ session: Session) -> String {
    var text = session.date.map(date) ?? "dato ukendt"
    if let start = session.start {
      text += " kl. \(time(start))" + (session.end.map { "-\(time($0))" } ?? "")
    }
    return text + (session.place.map { ", \($0)" } ?? "")
  }

  /// `1 notat`, `2 notater`, `1.204 notater`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
  }

  static func notes(_ number: Int) -> String { count(number, "notat", "notater") }
  static func tables(_ number: Int) -> String { count(number, "bord", "borde") }

  /// `1.204`: a full stop between thousands.
  static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var parts: [String] = []
    while digits.utf8.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([digits] + parts).joined(separator: ".")
  }

  /// `0,76`: decimal comma, rounded half away from zero.
  static func decimal(_ number: Double, places: Int = 2) -> String {
    guard number.isFinite else { return "–" }
    let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
    let scaled = Int((number.magnitude * scale).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + String(scaled) }
    return "\(sign)\(scaled / Int(scale)),\(padded(scaled % Int(scale), to: places))"
  }

  /// `a, b og c`.
  static func list(_ items: [String], conjunction: String = "og") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

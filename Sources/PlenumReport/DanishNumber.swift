import PlenumModel

/// Figures as Danes write them: decimal comma, `%` after a blank, a real minus sign.
enum DanishNumber {
  /// Rounded to the given number of decimals, half away from zero: `12,5`, `−0,3`; `0` never has a
  /// sign. What is not finite, or has more digits than a `Double` knows, is `–`.
  static func decimal(_ value: Double, decimals: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard abs(value) * scale < 1e16 else { return "–" }
    let scaled = Int((abs(value) * scale).rounded())
    let digits = padded(scaled, to: decimals + 1)
    let whole = String(digits.utf8.prefix(digits.utf8.count - decimals)) ?? digits
    let part = String(digits.utf8.suffix(decimals)) ?? ""
    let sign = value < 0 && scaled > 0 ? "−" : ""
    return sign + whole + (decimals > 0 ? "," + part : "")
  }

  /// `31 %`, of nothing `–`. The blank does not break.
  static func percent(_ share: Double?) -> String {
    share.map { decimal($0 * 100, decimals: 0) + "\u{A0}%" } ?? "–"
  }

  /// The same, but what is there is never `0 %`: `under 1 %`.
  static func visiblePercent(_ share: Double?) -> String {
    if let share, share > 0, share < 0.005 { return "under 1\u{A0}%" }
    return percent(share)
  }

  /// A difference of two shares in percentage points, always with its sign: `+12`, `−3`, `0`.
  static func points(_ difference: Double?) -> String {
    guard let difference else { return "–" }
    let figure = decimal(difference * 100, decimals: 0)
    return difference > 0 && figure != "0" ? "+" + figure : figure
  }
}

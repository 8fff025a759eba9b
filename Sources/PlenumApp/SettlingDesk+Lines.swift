import PlenumAnalysis
import PlenumModel

extension SettlingDesk {
  /// Takes a line as the keys of the screen: marks, then perhaps `o` with words of one's own, and its end is Enter; or one
  /// of the keys `u`, `s`, `v`, `q` alone.
  ///
  /// A line with anything else is refused before any of it is pressed: what was mistyped would otherwise be stored as
  /// "nobody says the same".
  ///
  /// - Throws: ``PointsError/unknownKeys(companions:areas:)``.
  package mutating func take(line: String) throws -> Step {
    let line = line.trimmingBlanks
    if line.unicodeScalars.count == 1, let key = line.unicodeScalars.first,
      "usvqUSVQ".unicodeScalars.contains(key)
    {
      return try press(key)
    }
    let end = line.firstIndex { $0 == "o" || $0 == "O" } ?? line.endIndex
    let marks = line[..<end].unicodeScalars.filter { $0 != " " && $0 != "," }
    let words = line[end...].dropFirst()
    let areas = min(open?.areas.count ?? 0, Self.letters)
    let companions = open?.screen.companions.count ?? 0
    let isKnown = marks.allSatisfy { key in
      switch key {
      case "1"..."9": Int(key.value) - 0x30 <= companions
      case "a"..."c", "A"..."C": Int(key.value | 0x20) - 0x60 <= areas
      default: false
      }
    }
    // A key pressed twice takes itself back, which nobody means on a line.
    let isOnce = Set(marks.map { $0.properties.lowercaseMapping }).count == marks.count
    guard isKnown, isOnce, end == line.endIndex || !String(words).trimmingBlanks.isEmpty else {
      throw PointsError.unknownKeys(companions: companions, areas: areas)
    }
    for key in marks { _ = try press(key) }
    if end < line.endIndex {
      _ = try press("o")
      for key in words.unicodeScalars { _ = try press(key) }
      _ = try press("\n")
    }
    let step = try press("\n")
    // The line is the whole answer: what others have put together meanwhile stays together with what it names.
    return open?.isShownAgain == true ? try press("\n") : step
  }

  /// Focus areas that have a key.
  private static let letters = 3
}

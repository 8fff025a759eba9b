import PlenumModel

/// A time of day before the words of a log: `kl. 19.12`, `[19:12]`, `19.12 –`.
struct TimeInFront {
  let time: String
  /// Where the words begin.
  let end: Int
  /// Whether `kl.` or a bracket says that it is a time.
  let isSure: Bool
  /// Whether a day stands before it, as programs for chats write it.
  let isDated: Bool

  init?(_ line: PlainLine.Scalars) {
    var index = line.startIndex
    var isSure = false
    var isDated = false
    func peek() -> Unicode.Scalar? { index < line.endIndex ? line[index] : nil }
    func skipBlanks() {
      while peek()?.properties.isWhitespace == true { index += 1 }
    }
    // Chats write their stamps from left to right, whatever the language.
    while peek() == "\u{200E}" || peek() == "\u{200F}" { index += 1 }
    if peek() == "[" || peek() == "(" {
      isSure = true
      index += 1
    }
    if let day = Self.endOfDay(line[index...]) {
      isSure = true
      isDated = true
      index = day
    }
    if line[index...].prefix(2).string.lowercased() == "kl" {
      isSure = true
      index += 2
      if peek() == "." { index += 1 }
      skipBlanks()
    }
    func digits() -> String {
      let found = line[index...].prefix(while: \.isDigit)
      index += found.count
      return found.string
    }
    let hours = digits()
    guard (1...2).contains(hours.utf8.count), let hour = Int(hours), hour < 24,
      peek() == "." || peek() == ":"
    else { return nil }
    index += 1
    let minutes = digits()
    guard minutes.utf8.count == 2, let minute = Int(minutes), minute < 60 else { return nil }
    if peek() == ":" || peek() == ".",
      line[(index + 1)...].prefix(2).count(where: \.isDigit) == 2
    {
      // Seconds.
      index += 3
    }
    if peek() == "]" || peek() == ")" { index += 1 }
    let gap = index
    skipBlanks()
    while let sign = peek(), "-–—:|\u{200E}\u{200F}".unicodeScalars.contains(sign) { index += 1 }
    skipBlanks()
    guard index > gap, index < line.endIndex else { return nil }
    time = "\(hours).\(minutes)"
    end = index
    self.isSure = isSure
    self.isDated = isDated
  }

  /// Where `30.10.2024 ` or `30/10/24, ` before a time ends, as chats write it.
  private static func endOfDay(_ line: PlainLine.Scalars) -> Int? {
    let day = line.prefix { $0.isDigit || "./-".unicodeScalars.contains($0) }
    let parts = day.split { !$0.isDigit }
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) }) else { return nil }
    let gap = line[day.endIndex...].prefix { $0 == "," || $0.properties.isWhitespace }
    return gap.isEmpty ? nil : gap.endIndex
  }
}

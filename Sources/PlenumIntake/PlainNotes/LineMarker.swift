import PlenumModel

/// What a note-taker puts before an item.
enum LineMarker: Hashable {
  /// One of `+ - * ! ?`: a kind where the file uses several of them, else a bullet.
  case prefix(Unicode.Scalar)
  case bullet
  /// `1.` or `2)`.
  case number(Int)
  /// `a)`.
  case letter(Unicode.Scalar)
  /// `1.2.1`, where all of the file is numbered so.
  case section([Int])

  /// Whether the marker says nothing but "here begins an item".
  var isNumber: Bool {
    switch self {
    case .number, .section: true
    default: false
    }
  }

  /// The marker at the front of a line, and the words after it; nil where there is none.
  static func found(in line: PlainLine.Scalars) -> (marker: LineMarker, rest: PlainLine.Scalars)? {
    guard let first = line.first else { return nil }
    if let arrow = arrow(line) { return (.bullet, withoutBox(line.dropFirst(arrow).trimmed)) }
    let rest = line.dropFirst()
    if "+-*!?".unicodeScalars.contains(first) {
      guard isPrefix(first, before: rest) else { return nil }
      return (.prefix(first), withoutBox(rest.trimmed))
    }
    if bullets.contains(first) {
      // A dash before a figure is its sign, and a tick with a variation selector is an emoji, which are words.
      guard rest.first != "\u{FE0F}",
        !(isDash(first) && rest.first?.properties.numericType != nil)
      else { return nil }
      return (.bullet, withoutBox(rest.drop { isDash(first) && isDash($0) }.trimmed))
    }
    if first == "o" {
      guard rest.first?.properties.isWhitespace == true else { return nil }
      return (.bullet, rest.trimmed)
    }
    return numbered(line)
  }

  private static let bullets = Set(
    "•‣◦▪▫●○■□–—·∙⁃➢➤▶►✓✔☐☑✗→➜⇒\u{F0B7}\u{F0A7}\u{F076}".unicodeScalars)

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "–" || scalar == "—" || scalar == "-"
  }

  /// `->`, `=>` and `--` as bullets; how many signs they take.
  private static func arrow(_ line: PlainLine.Scalars) -> Int? {
    let two = line.prefix(2)
    guard two.count == 2, let first = two.first, let second = two.last else { return nil }
    if second == ">" && (first == "-" || first == "=") { return 2 }
    return first == "-" && second == "-" && line.dropFirst(2).first?.properties.isWhitespace == true
      ? 2 : nil
  }

  /// A sign with a blank after it, or directly before a word: `-5 %` is a figure, `**fed**` is bold.
  private static func isPrefix(_ sign: Unicode.Scalar, before rest: PlainLine.Scalars) -> Bool {
    guard let next = rest.first else { return true }
    if next.properties.isWhitespace { return true }
    if sign == "*" {
      // `*fed* skrift` is emphasis.
      guard next != "*" else { return false }
      if let close = rest.firstIndex(of: "*"),
        rest[rest.index(before: close)].properties.isWhitespace == false
      {
        return false
      }
    }
    return next.properties.isAlphabetic || "\"“”»«'’(".unicodeScalars.contains(next)
  }

  /// `[ ]` and `[x]` of a list that is ticked off.
  private static func withoutBox(_ rest: PlainLine.Scalars) -> PlainLine.Scalars {
    let box = Array(rest.prefix(3))
    guard box.count == 3, box[0] == "[", box[2] == "]", " xX".unicodeScalars.contains(box[1]) else {
      return rest
    }
    return rest.dropFirst(3).trimmed
  }

  /// `1.`, `2)`, `(3)`, `a)` with a blank after it.
  private static func numbered(
    _ line: PlainLine.Scalars
  ) -> (marker: LineMarker, rest: PlainLine.Scalars)? {
    let isBracketed = line.first == "("
    let body = isBracketed ? line.dropFirst() : line
    let digits = body.prefix(while: \.isDigit)
    var marker: LineMarker?
    var after = body.dropFirst(digits.count)
    if (1...3).contains(digits.count), let number = Int(digits.string) {
      marker = .number(number)
    } else if digits.isEmpty, let letter = body.first, ("a"..."z").contains(letter) {
      marker = .letter(letter)
      after = body.dropFirst()
    }
    guard let marker, let end = after.first, end == ")" || (end == "." && !isBracketed) else {
      return nil
    }
    // `a.` may end an abbreviation.
    if case .letter = marker, end == "." { return nil }
    let rest = after.dropFirst()
    guard rest.first?.properties.isWhitespace != false else { return nil }
    return (marker, rest.trimmed)
  }
}

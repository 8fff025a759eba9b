import PlenumModel

/// A physical line of a note-taker's text, cut into its indent, its marker and its words.
struct PlainLine {
  typealias Scalars = ArraySlice<Unicode.Scalar>

  /// From 1, counted by line feeds.
  let number: Int
  /// Columns before the first sign; a tab goes to the next fourth.
  private(set) var indent: Int
  /// Without blanks at both ends.
  private(set) var content: Scalars
  private(set) var marker: LineMarker?
  /// The level of a word processor's bullet, from 0; nil for other markers.
  private(set) var bulletDepth: Int?
  /// The level of a Markdown heading; nil where the line does not begin with `#`.
  private(set) var level: Int?
  /// Whether Markdown sets all of the line in bold, as headings made by hand are.
  private(set) var isBold = false
  /// When the words were written, where the file is kept like a log: `19.12`.
  private(set) var time: String?

  init(number: Int, _ line: some Sequence<Unicode.Scalar>) {
    self.number = number
    var column = 0
    var scalars: [Unicode.Scalar] = []
    for scalar in line {
      if scalars.isEmpty, scalar.properties.isWhitespace {
        column += scalar == "\t" ? 4 - column % 4 : 1
      } else {
        scalars.append(scalar)
      }
    }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    indent = column
    content = scalars[...]
  }

  /// Without words and without a marker.
  var isBlank: Bool { content.isEmpty && marker == nil }
  var text: String { content.string }

  /// A line that only parts: `---`, `=====`, `* * *`.
  var isRule: Bool {
    let signs = content.filter { !$0.properties.isWhitespace }
    guard signs.count >= 3, let first = signs.first, "-=_*~#–—.+".unicodeScalars.contains(first)
    else { return false }
    return signs.allSatisfy { $0 == first }
  }

  /// A line of an older mail that the writer answers.
  var isQuote: Bool { content.first == ">" }

  /// Cuts a time of day off the front, with what parts it from the words.
  mutating func cutTime() {
    guard let found = TimeInFront(content) else { return }
    time = found.time
    content = content[found.end...]
  }

  /// Cuts heading signs and the marker off the front.
  mutating func cutMarker() {
    if content.first == "#" {
      let signs = content.prefix { $0 == "#" }
      let rest = content.dropFirst(signs.count)
      if signs.count <= 6, rest.first?.properties.isWhitespace == true {
        level = signs.count
        content = rest.trimmed
        while content.last == "#" { content = content.dropLast().trimmed }
        return
      }
    }
    guard let found = LineMarker.found(in: content) else { return }
    marker = found.marker
    if found.marker == .bullet { bulletDepth = content.first.flatMap { Self.bulletDepths[$0] } }
    content = found.rest
  }

  /// The signs that word processors give their levels.
  private static let bulletDepths: [Unicode.Scalar: Int] = [
    "•": 0, "\u{F0B7}": 0, "o": 1, "○": 1, "◦": 1, "▪": 2, "\u{F0A7}": 2,
  ]

  /// Moves a bullet of a deeper level in, as far as its level says at least.
  mutating func indentBullet() {
    if let bulletDepth { indent = max(indent, bulletDepth) }
  }

  /// The letter of `a. …`; nil where the line has another marker or begins with a word.
  var letterInFront: Unicode.Scalar? {
    let front = Array(content.prefix(3))
    guard marker == nil, level == nil, front.count == 3, front[1] == ".",
      front[2].properties.isWhitespace,
      ("a"..."z").contains(front[0]) || ("A"..."Z").contains(front[0])
    else { return nil }
    return front[0]
  }

  /// Cuts `a.` off the front.
  mutating func cutLetter() {
    guard let letter = letterInFront else { return }
    marker = .letter(letter)
    content = content.dropFirst(3).trimmed
  }

  /// The numbers of `1.2.1 …` and where the words begin; nil where the line has other numbers or none.
  var sectionInFront: (numbers: [Int], end: Int)? {
    guard marker == nil else { return nil }
    let front = content.prefix { ("0"..."9").contains($0) || $0 == "." }
    let parts = front.split(separator: ".", omittingEmptySubsequences: false)
      .filter { !$0.isEmpty }
    let numbers = parts.compactMap { $0.count <= 2 ? Int($0.string) : nil }
    guard numbers.count == parts.count, (2...5).contains(numbers.count), front.first != ".",
      front.endIndex < content.endIndex, content[front.endIndex].properties.isWhitespace
    else { return nil }
    return (numbers, front.endIndex)
  }

  /// Cuts `1.2.1` off the front; the more numbers, the further in the line stands.
  mutating func cutSection() {
    guard let found = sectionInFront else { return }
    marker = .section(found.numbers)
    indent = max(indent, found.numbers.count - 1)
    content = content[found.end...].trimmed
  }

  /// Makes the line the heading that a line of signs below it says it is.
  mutating func underline(level: Int) { self.level = level }

  /// Takes over when the words were written from the line above.
  mutating func takeTime(of other: PlainLine) { time = other.time }

  /// Gives the marker back to the words: `10. klasse` is no tenth item.
  mutating func keepMarker(of original: PlainLine) {
    marker = nil
    content = original.content
  }

  /// Takes Markdown's marks off the words.
  mutating func removeInlineMarks() {
    let bold = Array("**".unicodeScalars)
    isBold =
      content.count > 4 && content.starts(with: bold)
      && content.firstIndex(ofSequence: bold, from: content.startIndex + 2) == content.endIndex - 2
    content = InlineMarks.removed(from: content)
  }

  /// Takes other words in the place of these.
  mutating func replaceContent(_ text: some Sequence<Unicode.Scalar>) {
    content = ArraySlice(text).trimmed
  }
}

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
    let digits = body.prefix { ("0"..."9").contains($0) }
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

/// A time of day before the words of a log: `kl. 19.12`, `[19:12]`, `19.12 –`.
struct TimeInFront {
  let time: String
  /// Where the words begin.
  let end: Int
  /// Whether `kl.` or a bracket says that it is a time.
  let isSure: Bool

  init?(_ line: PlainLine.Scalars) {
    var index = line.startIndex
    var isSure = false
    func peek() -> Unicode.Scalar? { index < line.endIndex ? line[index] : nil }
    func skipBlanks() {
      while peek()?.properties.isWhitespace == true { index += 1 }
    }
    if peek() == "[" || peek() == "(" {
      isSure = true
      index += 1
    }
    if let day = Self.endOfDay(line[index...]) {
      isSure = true
      index = day
    }
    if line[index...].prefix(2).string.lowercased() == "kl" {
      isSure = true
      index += 2
      if peek() == "." { index += 1 }
      skipBlanks()
    }
    func digits() -> String {
      let found = line[index...].prefix { ("0"..."9").contains($0) }
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
    if peek() == "]" || peek() == ")" { index += 1 }
    let gap = index
    skipBlanks()
    while let sign = peek(), "-–—:|".unicodeScalars.contains(sign) { index += 1 }
    skipBlanks()
    guard index > gap, index < line.endIndex else { return nil }
    time = "\(hours).\(minutes)"
    end = index
    self.isSure = isSure
  }

  /// Where `30.10.2024 ` or `30/10/24, ` before a time ends, as chats write it.
  private static func endOfDay(_ line: PlainLine.Scalars) -> Int? {
    let day = line.prefix { ("0"..."9").contains($0) || "./-".unicodeScalars.contains($0) }
    let parts = day.split { !("0"..."9").contains($0) }
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) }) else { return nil }
    let gap = line[day.endIndex...].prefix { $0 == "," || $0.properties.isWhitespace }
    return gap.isEmpty ? nil : gap.endIndex
  }
}

extension ArraySlice<Unicode.Scalar> {
  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }

  /// Without blanks at both ends.
  var trimmed: ArraySlice<Unicode.Scalar> {
    var slice = self.drop { $0.properties.isWhitespace }
    while slice.last?.properties.isWhitespace == true { slice.removeLast() }
    return slice
  }

  /// The place of a sequence of scalars; nil where it does not stand.
  func firstIndex(ofSequence part: [Unicode.Scalar], from start: Int? = nil) -> Int? {
    var index = start ?? startIndex
    while index + part.count <= endIndex {
      if self[index..<(index + part.count)].elementsEqual(part) { return index }
      index += 1
    }
    return nil
  }
}

extension String {
  /// Letters and digits in small letters, parted where anything else stands.
  var plainWords: [String] {
    var words: [String] = []
    var word = ""
    for scalar in lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "\u{301}" {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Words parted by blanks.
  var wordCount: Int { unicodeScalars.split { $0.properties.isWhitespace }.count }

  var beginsInLowerCase: Bool { unicodeScalars.first?.properties.isLowercase == true }

  var beginsInUpperCase: Bool { unicodeScalars.first?.properties.isUppercase == true }

  /// Whether a sentence ends here: a stop, an exclamation or a question mark or an ellipsis, maybe before a closing
  /// quotation mark, and no abbreviation's dot.
  var endsSentence: Bool {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, "\"“”»«'’)".unicodeScalars.contains(last) {
      scalars = scalars.dropLast()
    }
    guard let last = scalars.last, ".!?…".unicodeScalars.contains(last) else { return false }
    guard last == "." else { return true }
    let word = scalars.dropLast().split { $0.properties.isWhitespace }.last.map { String($0) } ?? ""
    return !Self.abbreviations.contains(word.lowercased())
  }

  private static let abbreviations: Set<String> = [
    "bl.a", "f.eks", "fx", "kr", "mio", "mia", "ca", "kl", "nr", "pct", "jf", "inkl", "ift",
    "ekskl",
    "dvs", "d.v.s", "pr", "hhv", "vedr", "evt", "st", "min", "maks", "tlf",
  ]
}

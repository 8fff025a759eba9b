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
  /// Whether the day stands before that time.
  private(set) var isDated = false

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
    isDated = found.isDated
    content = content[found.end...]
  }

  /// Cuts heading signs and the marker off the front.
  ///
  /// - Parameter glyphs: signs that the file's lines begin with, as word processors have them by the hundred.
  mutating func cutMarker(glyphs: Set<Unicode.Scalar> = []) {
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
    if let glyph, glyphs.contains(glyph) {
      marker = .bullet
      content = content.dropFirst().trimmed
      return
    }
    guard let found = LineMarker.found(in: content) else { return }
    marker = found.marker
    if found.marker == .bullet { bulletDepth = content.first.flatMap { Self.bulletDepths[$0] } }
    content = found.rest
  }

  /// An ornament in front of the words, with a blank after it: an arrow, a shape or a dingbat, but no emoji, which is a
  /// word of its writer's.
  var glyph: Unicode.Scalar? {
    guard let first = content.first, first.isOrnament,
      content.dropFirst().first?.properties.isWhitespace == true
    else { return nil }
    return first
  }

  /// Whether words follow two or more ornaments of a line: it says what they mean.
  var explainsGlyphs: Bool {
    let signs = zip(content, content.dropFirst()).filter {
      $0.isOrnament && $1.properties.isWhitespace
    }
    return Set(signs.map(\.0)).count > 1
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
    let front = content.prefix { $0.isDigit || $0 == "." }
    let parts = front.split(separator: ".", omittingEmptySubsequences: false)
      .filter { !$0.isEmpty }
    let numbers = parts.compactMap { $0.count <= 2 ? Int($0.string) : nil }
    guard numbers.count == parts.count, (2...5).contains(numbers.count), front.first != ".",
      front.endIndex < content.endIndex, content[front.endIndex].properties.isWhitespace
    else { return nil }
    return (numbers, front.endIndex)
  }

  /// The number of `IV. …` or `IV) …`; nil where the line begins otherwise.
  var romanInFront: Int? {
    let front = content.prefix { "IVX".unicodeScalars.contains($0) }
    guard marker == nil, level == nil, let number = Self.romans[front.string],
      let end = content[front.endIndex...].first, end == "." || end == ")",
      content[front.endIndex...].dropFirst().first?.properties.isWhitespace == true
    else { return nil }
    return number
  }

  private static let romans = Dictionary(
    uniqueKeysWithValues: zip(
      [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV",
      ], 1...15))

  /// Cuts `IV.` off the front.
  mutating func cutRoman() {
    guard let number = romanInFront else { return }
    marker = .number(number)
    content = content.drop { "IVX".unicodeScalars.contains($0) }.dropFirst().trimmed
  }

  /// Cuts `1.2.1` off the front; the more numbers, the further in the line stands.
  mutating func cutSection() {
    guard let found = sectionInFront else { return }
    marker = .section(found.numbers)
    indent = max(indent, found.numbers.count - 1)
    content = content[found.end...].trimmed
  }

  /// The line in parts that begin at places of its words; the first keeps the marker.
  func parted(at places: [Int]) -> [PlainLine] {
    var parts: [PlainLine] = []
    var start = content.startIndex
    for end in places + [content.endIndex] {
      var part = self
      part.content = content[start..<end].trimmed
      if !parts.isEmpty { part.marker = nil }
      parts.append(part)
      start = end
    }
    return parts
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

extension Unicode.Scalar {
  /// Whether it is an arrow, a geometric shape or a dingbat that no program draws as an emoji.
  fileprivate var isOrnament: Bool {
    switch value {
    case 0x2190...0x21FF, 0x25A0...0x25FF, 0x2700...0x27BF, 0x2B00...0x2BFF: !properties.isEmoji
    case 0x2042, 0x204E, 0x2051, 0x203B: true
    default: false
    }
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
      if scalar.properties.isAlphabetic || scalar.isDigit || scalar == "\u{301}" {
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

/// Takes a paragraph apart into sentences with their quotations and sources.
///
/// A source within a sentence, or before its full stop, is that sentence's alone: `Det siger to borde (1.01, 2.01).` One
/// that follows a full stop, or stands in square brackets on a line of its own, is that of the whole passage before it,
/// as far as its sentences have none.
struct SentenceScanner {
  private let scalars: [Unicode.Scalar]
  /// The line of each scalar.
  private let lines: [Int]
  private let names: Set<String>
  private var place = 0
  private var open: CheckedSentence?
  private var finished: [CheckedSentence] = []
  /// Where the passage begins in ``finished``.
  private var passage = 0

  init(_ text: [(line: Int, words: String)], names: Set<String>) {
    var scalars: [Unicode.Scalar] = []
    var lines: [Int] = []
    for (number, words) in text {
      if !scalars.isEmpty {
        scalars.append(" ")
        lines.append(number)
      }
      for scalar in words.unicodeScalars {
        scalars.append(scalar)
        lines.append(number)
      }
    }
    self.scalars = scalars
    self.lines = lines
    self.names = names
  }

  mutating func sentences() -> [CheckedSentence] {
    while place < scalars.count {
      if let end = endOfQuotation {
        takeQuotation(to: end)
      } else if scalars[place] == "[" || scalars[place] == "(" {
        takeBracket()
      } else {
        let isMark = ".!?…".unicodeScalars.contains(scalars[place])
        append(scalars[place...place], isOwn: true)
        place += 1
        if isMark, endsSentence { closeSentence() }
      }
    }
    closeSentence()
    return finished
  }

  private mutating func append(_ more: ArraySlice<Unicode.Scalar>, isOwn: Bool) {
    if open == nil {
      guard let first = more.first, first != " " else { return }
      open = CheckedSentence(line: lines[place], words: "", ownWords: "")
    }
    open?.words.unicodeScalars.append(contentsOf: more)
    if isOwn { open?.ownWords.unicodeScalars.append(contentsOf: more) }
  }

  private mutating func closeSentence() {
    guard let sentence = open else { return }
    open = nil
    let says = sentence.words.unicodeScalars.contains {
      $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    if says || !sentence.quotes.isEmpty || !sentence.sources.isEmpty { finished.append(sentence) }
  }

  // MARK: - Where a sentence ends

  /// After a mark: the text ends, or a blank and the start of another sentence follow.
  private var endsSentence: Bool {
    guard place < scalars.count else { return true }
    guard scalars[place] == " ", place + 1 < scalars.count else { return false }
    let next = scalars[place + 1]
    if Self.opens(next) || next == "[" || next == "(" { return true }
    let word = wordBeforeMark
    if Self.abbreviations.contains(word) { return false }
    if next.properties.isUppercase { return true }
    // `den 3. 5 borde` is no sentence end, `det er sagt. 5 borde` is.
    return ("0"..."9").contains(next) && !(word.last?.isNumber ?? true)
  }

  /// In small letters, without the mark.
  private var wordBeforeMark: String {
    var word = String.UnicodeScalarView()
    for scalar in scalars[..<(place - 1)].reversed() {
      guard scalar.properties.isAlphabetic || scalar == "." || ("0"..."9").contains(scalar) else {
        break
      }
      word.insert(scalar, at: word.startIndex)
    }
    return String(word).lowercased()
  }

  private static let abbreviations: Set<String> = [
    "bl.a", "f.eks", "kl", "ca", "jf", "dvs", "evt", "pga", "inkl", "ekskl", "nr", "hr", "fr", "dr",
    "tlf", "stk", "afd", "skt", "vedr", "red", "mio", "mia", "pkt", "min", "max", "maks",
  ]

  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    "»“„\"".unicodeScalars.contains(scalar)
  }

  // MARK: - Quotations

  /// The place of the mark that ends the quotation beginning here; nil where none begins, or it never ends.
  private var endOfQuotation: Int? {
    switch scalars[place] {
    case "»":
      var depth = 0
      for end in place..<scalars.count {
        if scalars[end] == "»" { depth += 1 }
        if scalars[end] == "«" { depth -= 1 }
        if depth == 0 { return end }
      }
      return nil
    case "“": return first(of: ["”"])
    case "„": return first(of: ["“", "”"])
    case "\"": return first(of: ["\""])
    case "”": return first(of: ["”"])
    default: return nil
    }
  }

  private func first(of marks: Set<Unicode.Scalar>) -> Int? {
    scalars[(place + 1)...].firstIndex(where: marks.contains)
  }

  private mutating func takeQuotation(to end: Int) {
    let line = lines[place]
    append(scalars[place...end], isOwn: false)
    let quote = CheckedSentence.Quote(words: text(place + 1, end), line: line)
    open?.quotes.append(quote)
    let isClosed = end > place + 1 && ".!?…".unicodeScalars.contains(scalars[end - 1])
    place = end + 1
    if isClosed, endsAfterMark { closeSentence() }
  }

  /// After a quotation that ends with a mark of its own, or a bracket that is a sentence of its own: the text ends, or what follows begins like a sentence.
  private var endsAfterMark: Bool {
    guard place < scalars.count else { return true }
    guard scalars[place] == " ", place + 1 < scalars.count else { return false }
    let next = scalars[place + 1]
    return Self.opens(next) || next == "[" || next == "(" || next.properties.isUppercase
  }

  // MARK: - Sources

  private mutating func takeBracket() {
    let closing: Unicode.Scalar = scalars[place] == "[" ? "]" : ")"
    guard let end = scalars[place...].firstIndex(of: closing) else {
      append(scalars[place...place], isOwn: true)
      place += 1
      return
    }
    let elements = text(place + 1, end).split { $0 == "," || $0 == ";" }
      .map { $0.trimmingPrefix { $0.isWhitespace } }.map { String($0) }
    let speaks = elements.contains { $0.hasPrefix("Bord") || $0.hasPrefix("Uden bord") }
    let references = elements.filter {
      names.contains($0) || ((closing == "]" || speaks) && Self.looksLikeReference($0))
    }
    guard !references.isEmpty else {
      let standsAlone = open == nil
      append(scalars[place...end], isOwn: true)
      place = end + 1
      // `(formuleret af den, der afgjorde punktet) Handler om …`
      if standsAlone, endsAfterMark { closeSentence() }
      return
    }
    let source = CheckedSentence.Source(
      references: references, others: elements.filter { !references.contains($0) },
      line: lines[place])
    let isOnOwnLine =
      closing == "]" && place > 0 && lines[place] != lines[place - 1]
      || closing == "]" && place > 1 && lines[place] != lines[place - 2]
    place = end + 1
    if open == nil || isOnOwnLine { takePassage(source) } else { takeOwn(source) }
  }

  /// The source of all that was said since the last such one.
  private mutating func takePassage(_ source: CheckedSentence.Source) {
    closeSentence()
    if passage == finished.count {
      // Nothing is said: the notes are still held against the meeting.
      finished.append(CheckedSentence(line: source.line, words: "", ownWords: ""))
    }
    for index in finished.indices[passage...] where finished[index].references.isEmpty {
      finished[index].references = source.references
    }
    finished[finished.count - 1].sources.append(source)
    // A full stop after the source belongs to the sentence before it.
    while place < scalars.count, scalars[place] == "." || scalars[place] == " " { place += 1 }
    passage = finished.count
  }

  private mutating func takeOwn(_ source: CheckedSentence.Source) {
    open?.sources.append(source)
    open?.references += source.references
    var next = place
    while next < scalars.count, scalars[next] == " " { next += 1 }
    guard next < scalars.count else { return closeSentence() }
    if ".!?…".unicodeScalars.contains(scalars[next]) {
      place = next + 1
      closeSentence()
    } else if Self.opens(scalars[next]) || scalars[next].properties.isUppercase {
      closeSentence()
    }
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<end]))
  }

  /// `3.07`, `3b.07`, `u.07`.
  private static func looksLikeReference(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count >= 2, parts[1].allSatisfy(\.isNumber) else {
      return false
    }
    let table = parts[0].drop(while: \.isNumber)
    return !parts[0].isEmpty && (parts[0].first?.isNumber == true || parts[0].first == "u")
      && table.count <= 2 && table.allSatisfy { $0.isLowercase && $0.isASCII }
  }
}

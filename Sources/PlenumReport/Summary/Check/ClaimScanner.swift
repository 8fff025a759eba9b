/// Takes a paragraph apart: quotations and brackets out, the rest into sentences, a claim after each group of references.
struct ClaimScanner {
  private let scalars: [Unicode.Scalar]
  private let line: Int
  private let names: Set<String>
  private var place = 0
  private var sentence = String.UnicodeScalarView()
  private var claim: Claim
  private var finished: [Claim] = []

  init(_ words: String, line: Int, names: Set<String>) {
    scalars = Array(words.unicodeScalars)
    self.line = line
    self.names = names
    claim = Claim(line: line)
  }

  mutating func claims() -> [Claim] {
    while place < scalars.count {
      switch scalars[place] {
      case "»": quotation(opening: "»", closing: "«")
      case "“": quotation(opening: "“", closing: "”")
      case "[", "(": bracketed()
      case ".", "!", "?":
        sentence.append(scalars[place])
        place += 1
        if endsSentence { closeSentence() }
      default:
        sentence.append(scalars[place])
        place += 1
      }
    }
    closeSentence()
    if !claim.sentences.isEmpty || !claim.quotes.isEmpty { finished.append(claim) }
    return finished
  }

  /// After a mark: the text ends, or a blank and a capital, a figure or a quotation follow.
  private var endsSentence: Bool {
    guard place < scalars.count else { return true }
    guard scalars[place] == " ", place + 1 < scalars.count else { return false }
    let next = scalars[place + 1]
    return next.properties.isUppercase || next == "»" || next == "“" || next == "[" || next == "("
  }

  private mutating func closeSentence() {
    let words = String(sentence)
    sentence = String.UnicodeScalarView()
    guard
      words.unicodeScalars.contains(where: {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
      })
    else { return }
    claim.sentences.append(words)
  }

  /// A quotation may hold quotations; one that never ends is ordinary text.
  private mutating func quotation(opening: Unicode.Scalar, closing: Unicode.Scalar) {
    var depth = 0
    var end = place
    while end < scalars.count {
      if scalars[end] == opening { depth += 1 }
      if scalars[end] == closing { depth -= 1 }
      if depth == 0 { break }
      end += 1
    }
    guard end < scalars.count else {
      sentence.append(scalars[place])
      place += 1
      return
    }
    claim.quotes.append(text(place + 1, end))
    // So that what plenum wrote itself is known again.
    sentence.append(contentsOf: scalars[place...end])
    place = end + 1
  }

  private mutating func bracketed() {
    let closing: Unicode.Scalar = scalars[place] == "[" ? "]" : ")"
    guard let end = scalars[place...].firstIndex(of: closing) else {
      sentence.append(scalars[place])
      place += 1
      return
    }
    let isBracket = closing == "]"
    let elements = text(place + 1, end).split { $0 == "," || $0 == ";" }
      .map { $0.trimmingPrefix { $0.isWhitespace } }.map { String($0) }
    let speaks = elements.contains { $0.hasPrefix("Bord") || $0.hasPrefix("Uden bord") }
    let references = elements.filter {
      names.contains($0) || ((isBracket || speaks) && Self.looksLikeReference($0))
    }
    if references.isEmpty {
      sentence.append(contentsOf: scalars[place...end])
      place = end + 1
      return
    }
    place = end + 1
    closeSentence()
    // A full stop after the references belongs to the sentence before them.
    while place < scalars.count, scalars[place] == "." || scalars[place] == " " { place += 1 }
    claim.references += references
    finished.append(claim)
    claim = Claim(line: line)
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

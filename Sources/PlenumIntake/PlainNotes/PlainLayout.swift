import PlenumModel

/// The lines of a text with their markers cut off; those that no note-taker wrote for this meeting are passed over.
struct PlainLayout {
  private(set) var lines: [PlainLine] = []
  private(set) var passedOver: [PassedLine] = []

  init(_ text: [UInt8]) {
    let hasLineFeeds = text.contains(0x0A)
    var number = 0
    for bytes in text.split(separator: hasLineFeeds ? 0x0A : 0x0D, omittingEmptySubsequences: false)
    {
      number += 1
      let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
      // Breaks within a line that are no line feeds: a form feed, and the separators of Unicode.
      lines.append(
        PlainLine(
          number: number,
          String(decoding: line, as: UTF8.self).unicodeScalars.lazy.map { scalar in
            [0x0B, 0x0C, 0x2028, 0x2029].contains(scalar.value) ? " " : scalar
          }))
    }
    passMail()
    cutTimes()
    cutMarkers()
    for index in lines.indices {
      lines[index].removeInlineMarks()
    }
  }

  private mutating func pass(_ index: Int, _ reason: PassedLine.Reason) {
    if !lines[index].isBlank {
      passedOver.append(PassedLine(line: lines[index].number, reason: reason))
    }
    // A line that is passed over still parts what stands before it from what stands after.
    lines[index] = PlainLine(number: lines[index].number, [])
  }

  /// Headers at the top, quotes of older mails, everything from the signature on, and lines that only part.
  private mutating func passMail() {
    var end: PassedLine.Reason?
    var isHeader = true
    var headers = 0
    for index in lines.indices where !lines[index].isBlank {
      let line = lines[index]
      let text = line.text
      if let end {
        pass(index, end)
        continue
      }
      if isHeader, PlainPhrases.isMailHeader(text) {
        headers += 1
        // One such line alone may be a heading of the notes: `Emne: Økonomi`.
        if headers > 1 || ["fra", "from"].contains(text.plainWords.first) {
          pass(index, .mail)
          continue
        }
      } else {
        isHeader = false
      }
      if line.isRule {
        pass(index, .rule)
      } else if line.isQuote {
        pass(index, .quote)
      } else if PlainPhrases.isOlderMail(text) {
        pass(index, .quote)
        if text.utf8.first == 0x2D { end = .quote }
      } else if PlainPhrases.isSignature(text) || Self.isSignatureBar(line) {
        pass(index, .signature)
        end = .signature
      }
    }
  }

  /// `-- ` alone on a line, as mail programs part the signature.
  private static func isSignatureBar(_ line: PlainLine) -> Bool {
    line.indent == 0 && line.content.elementsEqual("--".unicodeScalars)
  }

  /// Times are cut off only where the file is kept like a log: one line may begin with a time for other reasons.
  private mutating func cutTimes() {
    let found = lines.compactMap { TimeInFront($0.content) }
    guard found.count >= 3 || found.count(where: \.isSure) >= 2 else { return }
    for index in lines.indices { lines[index].cutTime() }
  }

  private mutating func cutMarkers() {
    let originals = lines
    for index in lines.indices { lines[index].cutMarker() }
    let numbered = lines.indices.filter { lines[$0].marker?.isNumber == true }
    for (place, index) in numbered.enumerated() {
      guard case .number(let number) = lines[index].marker else { continue }
      func neighbour(_ offset: Int) -> Int? {
        guard numbered.indices.contains(place + offset),
          case .number(let other) = originals[numbered[place + offset]].numberInFront
        else { return nil }
        return other
      }
      // `10. klasse` is no tenth item: a number counts, or the words after it begin as a sentence does.
      let counts = neighbour(-1) == number - 1 || neighbour(1) == number + 1
      if !counts, lines[index].text.beginsInLowerCase {
        lines[index].keepMarker(of: originals[index])
      }
    }
  }
}

extension PlainLine {
  fileprivate var numberInFront: LineMarker? { LineMarker.found(in: content)?.marker }
}

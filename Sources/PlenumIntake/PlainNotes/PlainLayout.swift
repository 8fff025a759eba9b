import PlenumModel

/// The lines of a text with their markers cut off; those that no note-taker wrote for this meeting are passed over.
struct PlainLayout {
  var lines: [PlainLine] = []
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
    cutSections()
    cutTimes()
    passStamps()
    passStampsAtEnd()
    cutSpeakers()
    cutMarkers()
    cutRomans()
    cutLetters()
    // `1. [14:05] …`: the time may stand behind the marker as well.
    cutTimes()
    deepenBullets()
    for index in lines.indices {
      lines[index].removeInlineMarks()
    }
    partTables()
  }

  mutating func pass(_ index: Int, _ reason: PassedLine.Reason) {
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
    // Bullets below a bar: then it parts notes, and no signature.
    let lastItem = lines.lastIndex { LineMarker.found(in: $0.content) != nil } ?? 0
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
        if let level = underlining(index) { lines[index - 1].underline(level: level) }
        pass(index, .rule)
      } else if line.isQuote {
        pass(index, .quote)
      } else if PlainPhrases.isOlderMail(text) {
        pass(index, .quote)
        if text.utf8.first == 0x2D { end = .quote }
      } else if Self.isBar(line), lastItem > index {
        pass(index, .rule)
      } else if PlainPhrases.isSignature(text) || Self.isBar(line) {
        pass(index, .signature)
        end = .signature
      }
    }
  }

  /// The level of a heading that the line of signs at `index` underlines, as long as it; nil where it parts notes.
  private func underlining(_ index: Int) -> Int? {
    guard index > 0, let sign = lines[index].content.first, sign == "=" || sign == "-" else {
      return nil
    }
    let title = lines[index - 1]
    let lengths = (title.content.count, lines[index].content.count)
    guard !title.isBlank, index == 1 || lines[index - 2].isBlank, !title.text.endsSentence,
      title.text.wordCount <= 10, LineMarker.found(in: title.content) == nil,
      lengths.1 >= 4, abs(lengths.0 - lengths.1) <= max(2, lengths.0 / 4)
    else { return nil }
    return sign == "=" ? 1 : 2
  }

  /// `1.2.1` numbers lines only where all such numbers count on: `17.30` is a time, `2.5` an amount.
  private mutating func cutSections() {
    let found = lines.indices.compactMap { index in
      lines[index].sectionInFront.map { (index: index, numbers: $0.numbers) }
    }
    let known = Set(found.map(\.numbers))
    guard known.count > 1,
      found.allSatisfy({ entry in
        guard let last = entry.numbers.last else { return false }
        return last == 1 || known.contains(entry.numbers.dropLast() + [last - 1])
      })
    else { return }
    for entry in found { lines[entry.index].cutSection() }
  }

  /// Lines of a chat that only say when and who; their message stands below. Names are let go on purpose.
  private mutating func passStamps() {
    let timed = lines.indices.filter { lines[$0].time != nil }
    guard timed.count > 1,
      timed.allSatisfy({ index in
        let text = lines[index].text
        return index + 1 < lines.count && !lines[index + 1].isBlank
          && lines[index + 1].time == nil && text.wordCount <= 4 && !text.endsSentence
          && text.beginsInUpperCase
      })
    else { return }
    for index in timed {
      lines[index + 1].takeTime(of: lines[index])
      pass(index, .minutes)
    }
  }

  /// `-- ` alone on a line, as mail programs part the signature.
  private static func isBar(_ line: PlainLine) -> Bool {
    line.indent == 0 && line.content.elementsEqual("--".unicodeScalars)
  }

  /// Times are cut off only where the file is kept like a log: one line may begin with a time for other reasons.
  private mutating func cutTimes() {
    let found = lines.lazy.filter { $0.time == nil }.compactMap { TimeInFront($0.content) }
    guard found.count >= 3 || found.count(where: \.isSure) >= 2 else { return }
    for index in lines.indices where lines[index].time == nil { lines[index].cutTime() }
  }

  private mutating func cutMarkers() {
    let originals = lines
    let glyphs = lines.contains(where: \.explainsGlyphs) ? [] : Set(lines.compactMap(\.glyph))
    for index in lines.indices { lines[index].cutMarker(glyphs: glyphs) }
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

extension PlainLayout {
  /// `a.` may end an abbreviation: it is an item's letter where its neighbours are `b.` and so on, and then also where
  /// a list of the same file has one item.
  private mutating func cutLetters() {
    let lettered = lines.indices.filter { lines[$0].letterInFront != nil }
    let letters = lettered.compactMap { lines[$0].letterInFront?.value }
    let follow = letters.indices.dropLast().filter { letters[$0 + 1] == letters[$0] + 1 }
    guard !follow.isEmpty else { return }
    let counted = Set(follow).union(follow.map { $0 + 1 })
    for (place, index) in lettered.enumerated()
    where counted.contains(place) || letters[place] == 0x61 || letters[place] == 0x41 {
      lines[index].cutLetter()
    }
  }

  /// Roman numerals number the parts of an outline where they count on from the first one and there are several: `I.` alone
  /// may be anything.
  private mutating func cutRomans() {
    let found = lines.indices.filter { lines[$0].romanInFront != nil }
    let numbers = found.compactMap { lines[$0].romanInFront }
    guard numbers.count > 1, numbers.elementsEqual(1...numbers.count) else { return }
    for index in found { lines[index].cutRoman() }
  }

  /// Several tables in one paragraph: `Bord 3: … Bord 4: …`. Only where the line begins so, and a sentence ends before the
  /// next one: elsewhere a note speaks of another table.
  private mutating func partTables() {
    for index in lines.indices.reversed() {
      let places = TableHeading.placesInText(lines[index].content)
      guard !places.isEmpty else { continue }
      let parts = lines[index].parted(at: places)
      lines.replaceSubrange(index...index, with: parts)
    }
  }

  /// The bullets of a word processor's second and third level stand further in than its first, also where the text
  /// lost its indents on the way.
  private mutating func deepenBullets() {
    guard lines.contains(where: { $0.bulletDepth == 0 }) else { return }
    for index in lines.indices { lines[index].indentBullet() }
  }
}

extension PlainLine {
  fileprivate var numberInFront: LineMarker? { LineMarker.found(in: content)?.marker }
}

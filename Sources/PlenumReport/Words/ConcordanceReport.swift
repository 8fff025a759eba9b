package import PlenumAnalysis
package import PlenumModel

/// A concordance as people and programs read it. Pure.
package struct ConcordanceReport: Sendable {
  package let concordance: Concordance

  package init(_ concordance: Concordance) { self.concordance = concordance }

  /// `start` and `end` are UTF-8 bytes of the note's text.
  package var json: JSONValue {
    [
      "term": .string(concordance.term), "variants": concordance.variants.json.value,
      "k": .integer(concordance.share.notes),
      "n": .integer(concordance.share.of), "munis_with_term": .integer(concordance.municipalities),
      "rows": .array(
        concordance.lines.map { line in
          [
            "id": .string(line.match.note), "ref": .string(line.match.name),
            "token_index": .integer(line.tokenIndex),
            "start": .integer(line.match.utf8Range.lowerBound),
            "end": .integer(line.match.utf8Range.upperBound), "left": .string(line.left),
            "match": .string(line.match.quote), "right": .string(line.right),
            "meeting": .optional(line.meeting), "theme": .optional(line.theme),
            "region": .optional(line.region), "municipality": .optional(line.municipality),
          ]
        }),
    ]
  }

  package var csv: String {
    var table = CSVTable(header: [
      "id", "ref", "token_index", "left", "match", "right", "meeting", "theme", "region",
      "municipality",
    ])
    for line in concordance.lines {
      table.append([
        .text(line.match.note), .text(line.match.name), .count(line.tokenIndex), .text(line.left),
        .text(line.match.quote), .text(line.right), .text(line.meeting), .text(line.theme),
        .text(line.region), .text(line.municipality),
      ])
    }
    return table.text
  }

  /// For a terminal of 80 columns: the word under itself.
  package var text: String {
    var page = TerminalText()
    page.heading("\(FindingText.quoted(concordance.term)) i notaterne")
    page.paragraph(sentence)
    guard !concordance.lines.isEmpty else { return page.text }
    page.blankLine()
    let names = concordance.lines.map { TerminalText.cut($0.match.name.onOneLine, to: 10) }
    let matches = concordance.lines.map(\.match.quote.onOneLine)
    let nameWidth = names.map(TerminalText.columns).max() ?? 0
    let matchWidth = matches.map(TerminalText.columns).max() ?? 0
    let side = max(12, (TerminalText.width - nameWidth - matchWidth - 4) / 2)
    let room = max(12, TerminalText.width - nameWidth - side - 4)
    let spansMeetings = Set(concordance.lines.map(\.meeting)).count > 1
    var meeting: String??
    for ((line, name), match) in zip(zip(concordance.lines, names), matches) {
      if spansMeetings, line.meeting != meeting {
        if meeting != nil { page.blankLine() }
        page.line((line.meeting ?? MeetingHeading.unknown).onOneLine)
        meeting = .some(line.meeting)
      }
      // A mark stands against the word as the note has it: only what the note parts is parted.
      let isApart = line.left.unicodeScalars.last?.properties.isWhitespace ?? true
      let goesOnApart = line.right.unicodeScalars.first?.properties.isWhitespace ?? true
      let left = Self.tail(
        line.left.onOneLine, isCut: line.isLeftCut, width: side + (isApart ? 0 : 1))
      let right = Self.head(
        line.right.onOneLine, isCut: line.isRightCut,
        width: room - TerminalText.columns(match) - (goesOnApart ? 1 : 0))
      page.line(
        "\(TerminalText.padded(name, to: nameWidth))  \(left)\(isApart ? " " : "")\(match)"
          + (goesOnApart && !right.isEmpty ? " " : "") + right)
    }
    return page.text
  }

  private var sentence: String {
    let share = concordance.share
    let places = concordance.lines.count
    let least = concordance.namesEveryMunicipality ? "" : "\(FindingText.atLeast) "
    let municipalities =
      concordance.municipalities > 0
      ? " fra \(least)\(CountedNoun.municipality.counted(concordance.municipalities))" : ""
    return "Ordet står \(Danish.grouped(places)) \(places == 1 ? "sted" : "steder") i "
      + "\(CountedNoun.note.counted(share.notes, of: share.of)) "
      + "(\(DanishNumber.visiblePercent(share.value)))\(municipalities)." + forms
  }

  /// How the word is written, when in more than one way, so that a wrong merge can be seen.
  private var forms: String {
    guard concordance.variants.count > 1 else { return "" }
    let listed = concordance.variants.map { "\(FindingText.quoted($0.form)) (\($0.count))" }
    return " Det er skrevet \(listed.joined(separator: ", "))."
  }

  /// The last whole words that fit, against the word.
  private static func tail(_ text: String, isCut: Bool, width: Int) -> String {
    var words = text.split(separator: " ")[...]
    var isCut = isCut
    while columns(words) + (isCut ? 2 : 0) > width, !words.isEmpty {
      words.removeFirst()
      isCut = true
    }
    let shown = (isCut ? ["…"] : []) + words.map(String.init)
    return TerminalText.padded(shown.joined(separator: " "), to: width, right: true)
  }

  /// The first whole words that fit.
  private static func head(_ text: String, isCut: Bool, width: Int) -> String {
    var words = text.split(separator: " ")[...]
    var isCut = isCut
    while columns(words) + (isCut ? 2 : 0) > width, !words.isEmpty {
      words.removeLast()
      isCut = true
    }
    return (words.map(String.init) + (isCut ? ["…"] : [])).joined(separator: " ")
  }

  /// Of words with a blank between.
  private static func columns(_ words: ArraySlice<Substring>) -> Int {
    words.reduce(max(0, words.count - 1)) { $0 + $1.count }
  }
}

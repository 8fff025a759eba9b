import PlenumModel

/// One or several sentences that stand or fall with the same references.
struct Claim {
  /// Where it begins, from 1.
  let line: Int
  /// Names between brackets, or after the speaker between parentheses; also names that no note has.
  var references: [String] = []
  /// Words between Danish or English quotation marks, without them.
  var quotes: [String] = []
  /// Without quotations and what stands in brackets; empty ones are left out.
  var sentences: [String] = []
}

/// A text in claims: Markdown, what plenum prints on a terminal, or what somebody writes.
struct CheckedText {
  private(set) var claims: [Claim] = []
  private let names: Set<String>

  init(_ text: String, names: Set<String>) {
    self.names = names
    var unit: Unit?
    for (index, line) in text.normalFormC.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = TextLine(line)
      // Inside a quotation a mark at the start of a line is the note's, by chance of where the line was broken.
      if let open = unit, open.isQuoting, line.sort != .blank {
        unit?.append(line.raw)
        continue
      }
      switch line.sort {
      case .blank:
        // A nested list may be loose; a paragraph ends.
        if unit?.marker == nil { close(&unit) } else { unit?.isAfterBlank = true }
      case .underline: unit = nil
      case .heading, .row: close(&unit)
      case .item:
        if let open = unit, let marker = open.marker, line.indent > marker {
          unit?.isNested = true
          unit?.append(line.words)
        } else {
          close(&unit)
          unit = Unit(line: index + 1, marker: line.indent, words: line.words)
        }
      case .words:
        if let open = unit, !open.isAfterBlank || line.indent > (open.marker ?? .max) {
          unit?.append(line.words)
        } else {
          close(&unit)
          unit = Unit(line: index + 1, marker: nil, words: line.words)
        }
      }
    }
    close(&unit)
  }

  /// A paragraph, or an item with all that is nested in it.
  private struct Unit {
    let line: Int
    /// The indent of the item's marker; nil for a paragraph.
    let marker: Int?
    var words: String
    var isNested = false
    var isAfterBlank = false

    init(line: Int, marker: Int?, words: String) {
      self.line = line
      self.marker = marker
      self.words = words
    }

    var isQuoting: Bool {
      words.unicodeScalars.count { $0 == "»" } > words.unicodeScalars.count { $0 == "«" }
    }

    mutating func append(_ more: String) {
      isAfterBlank = false
      words += " " + more
    }
  }

  private mutating func close(_ unit: inout Unit?) {
    guard let open = unit else { return }
    unit = nil
    var scanner = ClaimScanner(open.words, line: open.line, names: names)
    let found = scanner.claims()
    // What is nested in an item is the item's evidence.
    guard open.isNested, var whole = found.first else { return claims += found }
    for claim in found.dropFirst() {
      whole.references += claim.references
      whole.quotes += claim.quotes
      whole.sentences += claim.sentences
    }
    claims.append(whole)
  }
}

/// One line and what it is.
private struct TextLine {
  enum Sort { case blank, heading, underline, row, item, words }

  let sort: Sort
  let indent: Int
  /// Without marker and Markdown's marks.
  let words: String
  /// With the marker.
  let raw: String

  init(_ line: Substring) {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    indent = line.count - trimmed.count
    var body = trimmed
    while let last = body.last, last.isWhitespace || last == "\\" { body.removeLast() }
    let isRule = body.count >= 3 && (body.allSatisfy { $0 == "=" } || body.allSatisfy { $0 == "-" })
    raw = Self.unescaped(body)
    if body.isEmpty {
      sort = .blank
    } else if isRule {
      sort = .underline
    } else if body.hasPrefix("#"), indent < 4 {
      sort = .heading
    } else if body.hasPrefix("|") || body.dropFirst().contains("   ") {
      sort = .row
    } else if let marked = Self.afterMarker(body) {
      sort = .item
      body = marked
    } else {
      sort = .words
    }
    words = Self.unescaped(body)
  }

  private static func afterMarker(_ body: Substring) -> Substring? {
    if let first = body.first, "-*+•".contains(first), body.dropFirst().first == " " {
      return body.dropFirst(2)
    }
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    let rest = body.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 4, rest.first == "." || rest.first == ")",
      rest.dropFirst().first == " "
    else { return nil }
    return rest.dropFirst(2)
  }

  /// Text as it reads: no backslashes before marks, no bold.
  private static func unescaped(_ body: Substring) -> String {
    var words = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in body.unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !scalar.isASCII || scalar.properties.isAlphabetic { words.append("\\") }
      if scalar == "*", !isEscaped { continue }
      isEscaped = false
      words.append(scalar)
    }
    return String(words)
  }
}

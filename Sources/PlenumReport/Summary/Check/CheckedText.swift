import PlenumModel

/// A sentence of a text with all that it stands on.
struct CheckedSentence {
  /// A word for word quotation in it.
  struct Quote {
    /// Without the marks.
    let words: String
    let line: Int
  }

  /// A bracket that names notes, and perhaps who wrote them.
  struct Source {
    let references: [String]
    /// What else stands in it: `Bord 3`, `Odder`.
    let others: [String]
    let line: Int
  }

  /// Where it begins, from 1.
  let line: Int
  /// With its quotations, without its sources.
  var words: String
  /// Without quotations and sources: what somebody says in words of their own.
  var ownWords: String
  var quotes: [Quote] = []
  /// Those in its own course, and the one that follows it.
  var sources: [Source] = []
  /// Names of the notes that it stands on: those of its own sources, or of its passage; also names that no note has.
  var references: [String] = []
}

/// A paragraph, or an item with all that is nested in it.
struct CheckedUnit {
  /// As it reads, its lines joined by blanks.
  let words: String
  let sentences: [CheckedSentence]
}

/// A text in sentences: Markdown, what plenum prints on a terminal, or what somebody writes.
struct CheckedText {
  enum Piece {
    /// Says what the units below are about; it is no claim.
    case heading(String)
    case unit(CheckedUnit)
  }

  /// How a line stands that nothing but its end parts from the next, as in a document that was saved as text.
  enum Standing { case heading, label, unit }

  private(set) var pieces: [Piece] = []
  private let names: Set<String>

  var units: [CheckedUnit] {
    pieces.compactMap { if case .unit(let unit) = $0 { unit } else { nil } }
  }

  /// - Parameters:
  ///   - names: those of the notes.
  ///   - standing: what is known of a line by its words alone; nil where its place in the text decides.
  init(
    _ text: String, names: Set<String>, standing: (String) -> Standing? = { _ in nil }
  ) {
    self.names = names
    var unit: OpenUnit?
    // By scalar: a line end of Windows is one `Character`.
    let lines = text.normalFormC.unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in zip(1..., lines) {
      let line = TextLine(Substring(line))
      // Inside a quotation a mark at the start of a line is the note's, by chance of where the line was broken.
      if let open = unit, open.isQuoting, line.sort != .blank {
        unit?.append(line.raw, line: number)
        continue
      }
      // The last word of a wrapped line may be that of a cell or a title.
      if line.sort == .words, unit?.isWrapped != true || line.words.count >= Self.ownLine,
        let standing = standing(line.words)
      {
        close(&unit)
        switch standing {
        case .heading: pieces.append(.heading(line.words))
        case .label: break
        case .unit:
          unit = OpenUnit(line: number, marker: nil, words: line.words)
          close(&unit)
        }
        continue
      }
      switch line.sort {
      case .blank:
        // A nested list may be loose; a paragraph ends.
        if unit?.marker == nil { close(&unit) } else { unit?.isAfterBlank = true }
      case .underline:
        if let heading = unit?.words { pieces.append(.heading(heading)) }
        unit = nil
      case .heading:
        close(&unit)
        pieces.append(.heading(line.words))
      case .row: close(&unit)
      case .item:
        if let open = unit, let marker = open.marker, line.indent > marker {
          unit?.nest(line.words, line: number)
        } else {
          close(&unit)
          unit = OpenUnit(line: number, marker: line.indent, words: line.words)
        }
      case .words:
        if let open = unit, !open.isAfterBlank || line.indent > (open.marker ?? .max) {
          unit?.append(line.words, line: number)
        } else {
          close(&unit)
          unit = OpenUnit(line: number, marker: nil, words: line.words)
        }
      }
    }
    close(&unit)
  }

  /// Letters of a line that is known by its words alone, also where the one before it is not.
  private static let ownLine = 25
  /// Letters of a line that somebody's program may have broken.
  private static let fullLine = 50

  private struct OpenUnit {
    /// The indent of the item's marker; nil for a paragraph.
    let marker: Int?
    /// The lines of the item's own words, then those of each item nested in it.
    var parts: [[(line: Int, words: String)]]
    var isAfterBlank = false
    /// Quotations that are still open.
    private var depth = 0

    init(line: Int, marker: Int?, words: String) {
      self.marker = marker
      parts = []
      nest(words, line: line)
    }

    var words: String { parts.joined().map(\.words).joined(separator: " ") }

    var isQuoting: Bool { depth > 0 }

    /// Whether the last line may have been broken where it is full, and goes on in the next.
    var isWrapped: Bool {
      guard let last = parts.last?.last?.words else { return false }
      return last.count >= CheckedText.fullLine && !".!?«)".contains(last.last ?? ".")
    }

    mutating func append(_ words: String, line: Int) {
      parts[parts.count - 1].append((line, words))
      isAfterBlank = false
      for scalar in words.unicodeScalars {
        if scalar == "»" { depth += 1 } else if scalar == "«" { depth -= 1 }
      }
    }

    mutating func nest(_ words: String, line: Int) {
      parts.append([])
      append(words, line: line)
    }
  }

  /// What is nested in an item is the item's evidence; what is nested without any has the item's.
  private mutating func close(_ unit: inout OpenUnit?) {
    guard let open = unit else { return }
    unit = nil
    var parts = open.parts.map { lines in
      var scanner = SentenceScanner(lines, names: names)
      return scanner.sentences()
    }
    if parts.count > 1 {
      let nested = parts.dropFirst().joined().flatMap(\.references)
      for place in parts[0].indices { parts[0][place].references += nested }
      let all = parts.joined().flatMap(\.references)
      for part in parts.indices.dropFirst() {
        for place in parts[part].indices where parts[part][place].references.isEmpty {
          parts[part][place].references = all
        }
      }
    }
    pieces.append(.unit(CheckedUnit(words: open.words, sentences: Array(parts.joined()))))
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
      body = body.drop { $0 == "#" || $0 == " " }
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
    if let first = body.first, "-*+•◦▪▫‣●○■–".contains(first), body.dropFirst().first == " " {
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

import PlenumModel

/// Words that name somebody, to be taken out wherever they stand: in small or capital letters, with any white space,
/// hyphen or low line between them, and whatever marks nobody sees are put in.
///
/// They match whole words, with the endings of a Danish genitive and plural (`Pers`, `Per's`, `Bos`); as parts of longer
/// words only where that is asked for, because a short name stands in many words that name nobody.
package struct Mention: Hashable, Sendable {
  /// In normal form C.
  let text: String
  /// Whether the words count inside longer words as well.
  package let isInside: Bool
  /// Folded scalars; ``gap`` between words.
  private let wanted: [UInt32]

  /// Stands for what is between two words; no scalar has this value.
  private static let gap: UInt32 = .max

  /// nil where there are no words.
  package init?(_ text: String, inside isInside: Bool = false) {
    let text = text.normalFormC.trimmingBlanks
    var wanted = Folded(text.unicodeScalars).values
    while wanted.first == Self.gap { wanted.removeFirst() }
    while wanted.last == Self.gap { wanted.removeLast() }
    guard !wanted.isEmpty else { return nil }
    self.text = text
    self.isInside = isInside
    self.wanted = wanted
  }

  package func isIn(_ text: String?) -> Bool { text.map { !ranges(in: $0).isEmpty } ?? false }

  /// What stands round the first place where the text has the words, on one line, with the words marked; nil where it
  /// has none of them.
  package func passage(in text: String, reach: Int = 40) -> String? {
    let scalars = Array(text.normalFormC.unicodeScalars)
    guard let range = ranges(in: scalars).first else { return nil }
    let start = max(0, range.lowerBound - reach)
    let end = min(scalars.count, range.upperBound + reach)
    func line(_ part: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[part].map { $0.properties.isWhitespace ? " " : $0 })
      return String(view)
    }
    return (start > 0 ? "…" : "") + line(start..<range.lowerBound) + "»" + line(range) + "«"
      + line(range.upperBound..<end) + (end < scalars.count ? "…" : "")
  }

  /// The text with the mark in the place of the words; nil where it has none of them.
  func removed(from text: String) -> String? {
    let scalars = Array(text.normalFormC.unicodeScalars)
    let ranges = ranges(in: scalars)
    guard !ranges.isEmpty else { return nil }
    var rest = String.UnicodeScalarView()
    var index = 0
    for range in ranges {
      rest.append(contentsOf: scalars[index..<range.lowerBound])
      rest.append(contentsOf: Redaction.mark.unicodeScalars)
      index = range.upperBound
    }
    rest.append(contentsOf: scalars[index...])
    return String(rest)
  }

  private func ranges(in text: String) -> [Range<Int>] {
    ranges(in: Array(text.normalFormC.unicodeScalars))
  }

  /// From left to right, in scalars; none within a mark that stands where words were taken out before.
  private func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    let folded = Folded(scalars)
    let values = folded.values
    let mark = Folded(Redaction.mark.unicodeScalars).values
    var found: [Range<Int>] = []
    var index = 0
    while index < values.count {
      if values[index] == mark[0], values[index...].starts(with: mark) {
        index += mark.count
      } else if values[index] == wanted[0], values[index...].starts(with: wanted),
        let end = end(of: index, in: values)
      {
        found.append(folded.starts[index]..<(folded.starts[end - 1] + 1))
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  /// Where the words that begin at `start` end, their ending included; nil where they are part of a longer word.
  private func end(of start: Int, in values: [UInt32]) -> Int? {
    let end = start + wanted.count
    if isInside { return end }
    if Self.isWord(values[start]), start > 0, Self.isWord(values[start - 1]) { return nil }
    guard Self.isWord(values[end - 1]) else { return end }
    for ending in Self.endings where values[end...].starts(with: ending) {
      let end = end + ending.count
      if end == values.count || !Self.isWord(values[end]) { return end }
    }
    return nil
  }

  /// The longest first, so that the sign of a genitive goes with its name.
  private static let endings: [[UInt32]] = ["'es", "'s", "es", "s", "'", ""].map {
    $0.unicodeScalars.map(\.value)
  }

  private static func isWord(_ value: UInt32) -> Bool {
    guard value >= 0x80 else {
      return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value)
    }
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }

  /// A text as it is compared: small letters, one gap for whatever parts two words, nothing for what nobody sees.
  private struct Folded {
    private(set) var values: [UInt32] = []
    /// The scalar of the text that each value comes from; of a gap the first.
    private(set) var starts: [Int] = []

    init(_ scalars: some Collection<Unicode.Scalar>) {
      values.reserveCapacity(scalars.count)
      starts.reserveCapacity(scalars.count)
      for (index, scalar) in scalars.enumerated() {
        guard let value = Self.folded(scalar) else { continue }
        if value == Mention.gap, values.last == Mention.gap { continue }
        values.append(value)
        starts.append(index)
      }
    }

    /// nil where nothing is seen.
    private static func folded(_ scalar: Unicode.Scalar) -> UInt32? {
      switch scalar.value {
      case 0x41...0x5A: return scalar.value + 0x20
      case 0x2D, 0x5F: return Mention.gap
      case 0x21...0x7E: return scalar.value
      case 0x2018, 0x2019, 0x02BC: return 0x27
      case 0x2010...0x2015: return Mention.gap
      default: break
      }
      let properties = scalar.properties
      if properties.isWhitespace { return Mention.gap }
      if properties.isDefaultIgnorableCodePoint { return nil }
      return properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
    }
  }

  /// The same for a text that is one JSON document: its strings are gone through, so that no escape hides a word.
  func removed(fromJSON text: String) -> String? {
    // What cannot be taken apart is gone through as it stands.
    guard let value = try? JSONValue(parsing: text) else { return removed(from: text) }
    var isFound = false
    func without(_ value: JSONValue) -> JSONValue {
      switch value {
      case .string(let words):
        guard let rest = removed(from: words) else { return value }
        isFound = true
        return .string(rest)
      case .array(let values): return .array(values.map(without))
      case .object(let object):
        return .object(
          JSONObject(
            object.members.map { JSONObject.Member(key: $0.key, value: without($0.value)) }))
      default: return value
      }
    }
    let rest = without(value).compact
    return isFound ? rest : nil
  }
}

/// Where words stand beside the notes.
package struct MentionCount: Hashable, Sendable {
  /// What points were called.
  package internal(set) var statements = 0
  /// Steps on the way of asks: answers, and who follows them up.
  package internal(set) var asks = 0
  /// Meetings with their programmes, themes and places, and partnerships.
  package internal(set) var meetings = 0
  /// Names of files that were imported.
  package internal(set) var imports = 0
  /// Frozen summaries.
  package internal(set) var summaries = 0

  package init() {}

  package var total: Int { statements + asks + meetings + imports + summaries }
}

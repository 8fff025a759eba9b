import PlenumModel

/// A run of lines that is read as one text: a paragraph, an item, a heading. A phrase that is broken over two lines is
/// whole here, and every place leads back to its line.
struct Passage: Sendable {
  let lines: [LetterLine]
  let bytes: [UInt8]
  let folded: [UInt8]
  /// Sentences in order, without blanks around them.
  let sentences: [Range<Int>]
  /// Where each line begins.
  private let starts: [Int]

  /// Precondition: at least one line; none of them blank.
  init(_ lines: [LetterLine]) {
    var bytes: [UInt8] = []
    var folded: [UInt8] = []
    var starts: [Int] = []
    for line in lines {
      if !bytes.isEmpty {
        bytes.append(0x20)
        folded.append(0x20)
      }
      starts.append(bytes.count)
      bytes += line.bytes
      folded += line.folded
    }
    self.lines = lines
    section = lines.first?.section
    self.bytes = bytes
    self.folded = folded
    self.starts = starts
    sentences = Self.sentences(of: bytes, folded)
  }

  var whole: Range<Int> { bytes.indices }
  /// The part of the letter to which it belongs.
  var section: Section?
  var role: LetterLine.Role { lines.first?.role ?? .body }
  var isItem: Bool { lines.first?.mark != nil }
  var firstLine: Int { lines.first?.number ?? 0 }
  var lastLine: Int { lines.last?.number ?? 0 }

  /// The line's number at a place.
  ///
  /// - Complexity: O(log of the number of lines).
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return lines.indices.contains(low - 1) ? lines[low - 1].number : firstLine
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).trimmingBlanks
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The sentence in which a place lies.
  func sentence(at offset: Int) -> Range<Int> {
    sentences.last { $0.lowerBound <= offset } ?? whole
  }

  /// The words from a place on.
  func words(in range: Range<Int>) -> Words { Words(of: self, range) }
}

extension Passage {
  /// Abbreviations after which a sentence goes on.
  private static let abbreviations: Cues = [
    "kl", "v", "bl.a", "hhv", "ca", "nr", "pr", "evt", "mv", "m.v", "m.m", "jf", "f.eks", "fx",
    "dvs",
    "osv", "inkl", "ekskl", "tlf", "d", "hr", "fr", "dr", "kgl", "skt", "sct", "ang", "vedr", "afd",
    "gl", "kgs", "ll", "ndr", "sdr", "max", "maks", "min", "fhv", "adm", "dir", "st", "sal", "th",
    "tv", "jan",
    "feb", "febr", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "u.kl", "ons", "tors", "tirs",
    "man", "fre", "lør", "søn", "mand", "tirsd", "onsd", "torsd", "fred", "lørd", "sønd",
    "vær", "lok",
  ]

  /// A sentence ends at `. ! ?` before a blank and a capital, a digit or a quotation mark; not after a number (`20. april`),
  /// an initial (`H.`) or an abbreviation.
  private static func sentences(of bytes: [UInt8], _ folded: [UInt8]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where [0x2E, 0x21, 0x3F].contains(bytes[index]) {
      guard index + 2 < bytes.count, bytes[index + 1] == 0x20, beginsSentence(bytes, at: index + 2)
      else { continue }
      if bytes[index] == 0x2E {
        var wordStart = index
        while wordStart > start, ![0x20, 0x28].contains(bytes[wordStart - 1]) { wordStart -= 1 }
        let word = wordStart..<index
        let isNumber = folded[word].allSatisfy { $0.isDigit } && word.count <= 2
        let isShort = word.count == 1 || (word.count == 2 && bytes[word.lowerBound] == 0xC3)
        if word.isEmpty || isNumber || isShort || isInitials(folded[word])
          || abbreviations.prefixEnd(of: folded, word) == word.upperBound
        {
          continue
        }
      }
      sentences.append(start..<index + 1)
      start = index + 2
    }
    if start < bytes.count { sentences.append(start..<bytes.count) }
    return sentences
  }

  /// `P.R`: letters with stops between them.
  private static func isInitials(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= 3
      && word.enumerated().allSatisfy {
        $0.offset % 2 == 1 ? $0.element == 0x2E : $0.element > 0x60
      }
  }

  private static func beginsSentence(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0x41...0x5A, 0x30...0x39, 0x22, 0x28: true
    case 0xC3 where index + 1 < bytes.count: (0x80...0x9E).contains(bytes[index + 1])
    case 0xE2, 0xC2: true
    default: false
    }
  }
}

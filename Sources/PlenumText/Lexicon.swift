/// What a dictionary of the system knows of Danish: every form with its possible lemmas.
///
/// A view of a compiled lexicon; see ``LexiconImage`` for its bytes. A form's readings are found on one walk along its
/// letters: wherever a stem ends, the rest of the form must be one of the stem's endings.
package struct Lexicon: Sendable {
  /// One way in which a form is a word.
  struct Reading {
    /// Bytes of the form that are the lemma's too.
    let stemCount: Int
    let wordClass: LexiconClass.WordClass
    let role: LexiconAffixes.Role
    fileprivate let lemmaEnding: Range<Int>
  }

  private let image: MappedLexicon
  private let root: UInt32
  private let classIndex: Int
  private let classes: Int

  /// - Parameter image: bytes whose checksum is right.
  init(_ image: MappedLexicon) {
    self.image = image
    root = image.word(at: LexiconImage.Field.root)
    classIndex = LexiconImage.Field.header + 4 * Int(image.word(at: LexiconImage.Field.edges))
    classes = classIndex + 4 * (Int(image.word(at: LexiconImage.Field.classes)) + 1)
  }

  /// By what two reports are told to be of one lexicon: the dictionary's name and a hash of what it holds.
  package var version: String {
    var name: [UInt8] = []
    var place = LexiconImage.Field.name
    while place < LexiconImage.Field.header, image.byte(at: place) != 0 {
      name.append(image.byte(at: place))
      place += 1
    }
    let hash = String(image.word(at: LexiconImage.Field.content), radix: 16)
    return String(decoding: name, as: UTF8.self) + "-"
      + String(repeating: "0", count: 8 - hash.count) + hash
  }

  /// Bytes of its compiled form.
  package var utf8Count: Int { image.count }

  /// The ways in which `form`, in small letters, is a word; none where it is unknown.
  ///
  /// - Complexity: O(letters), and for each stem met the endings of its class.
  func readings(of form: ArraySlice<UInt8>) -> [Reading] {
    var readings: [Reading] = []
    var node = root
    var position = form.startIndex
    while true {
      var edge = image.word(at: place(ofEdge: node))
      var index = node
      // Classes stand first.
      while edge & 0xFF == 0 {
        add(class: edge >> 9, of: form, from: position, to: &readings)
        guard edge & LexiconImage.lastEdge == 0 else { return readings }
        index += 1
        edge = image.word(at: place(ofEdge: index))
      }
      guard position < form.endIndex else { return readings }
      let letter = UInt32(form[position])
      while edge & 0xFF != letter {
        guard edge & LexiconImage.lastEdge == 0 else { return readings }
        index += 1
        edge = image.word(at: place(ofEdge: index))
      }
      node = edge >> 9
      position += 1
    }
  }

  func lemma(of form: ArraySlice<UInt8>, as reading: Reading) -> [UInt8] {
    form.prefix(reading.stemCount) + reading.lemmaEnding.map { image.byte(at: $0) }
  }

  private func place(ofEdge number: UInt32) -> Int { LexiconImage.Field.header + 4 * Int(number) }

  private func add(
    class number: UInt32, of form: ArraySlice<UInt8>, from stemEnd: Int,
    to readings: inout [Reading]
  ) {
    var place = classes + Int(image.word(at: classIndex + 4 * Int(number)))
    let end = classes + Int(image.word(at: classIndex + 4 * Int(number) + 4))
    let wordClass = LexiconClass.WordClass(rawValue: image.byte(at: place)) ?? .other
    let lemmaCount = Int(image.byte(at: place + 1))
    let lemmaEnding = place + 2..<place + 2 + lemmaCount
    let rest = form.endIndex - stemEnd
    place = lemmaEnding.upperBound
    while place < end {
      let count = Int(image.byte(at: place))
      if count == rest, holds(form, from: stemEnd, at: place + 2) {
        let role = LexiconAffixes.Role(rawValue: image.byte(at: place + 1)) ?? .inflected
        readings.append(
          Reading(
            stemCount: stemEnd - form.startIndex, wordClass: wordClass, role: role,
            lemmaEnding: lemmaEnding))
        return
      }
      place += 2 + count
    }
  }

  private func holds(_ form: ArraySlice<UInt8>, from start: Int, at place: Int) -> Bool {
    for index in start..<form.endIndex where image.byte(at: place + index - start) != form[index] {
      return false
    }
    return true
  }
}

extension Lexicon {
  /// Every reading of a form, as `lemma:class:role`; for tests and for looking at it.
  package func described(_ form: String) -> [String] {
    let bytes = Array(form.utf8)[...]
    return readings(of: bytes).map {
      "\(String(decoding: lemma(of: bytes, as: $0), as: UTF8.self)):\($0.wordClass):\($0.role)"
    }
  }
}

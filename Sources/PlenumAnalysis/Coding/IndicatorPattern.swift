import PlenumModel

/// The words that an indicator looks for, as the notation of the codebook says them.
///
/// Words stand in a row; `a|b` is either; `skole*` begins so, `*klub` ends so, `*klub*` has it
/// inside; `..` lets up to ``mostWordsBetween`` words stand between; `&` joins phrases that stand
/// anywhere in the note; `@skole` is a class of words, which stands there with its shortest member;
/// `^KL` is written just so, every other word matches in either case.
package struct IndicatorPattern: Hashable, Sendable {
  /// Why a text is no pattern.
  package enum Fault: Error, Hashable, Sendable {
    case empty
    /// Nothing stands before or after an `&`.
    case emptyPhrase
    /// A `..` with no word before or after it.
    case gapAtEdge
    /// More than ``IndicatorPattern/mostGaps`` times `..` in a phrase.
    case tooManyGaps
    /// Nothing stands before or after a `|`, or after `^`, `@` or `*`.
    case emptyWord
    /// A character that no word of a note has, such as the hyphen of `0-2`.
    case unfitCharacter(Unicode.Scalar)
    /// A capital without `^`, which would never match.
    case capital(Unicode.Scalar)
  }

  /// How much of a word the text must be.
  enum Shape: Hashable, Sendable { case whole, beginning, ending, inside }

  struct WordForm: Hashable, Sendable {
    let text: String
    let shape: Shape
    let keepsCase: Bool
  }

  /// One place in a phrase: any of the words or classes fills it.
  struct Step: Hashable, Sendable {
    var forms: [WordForm] = []
    var classes: [String] = []
    /// Other words may stand before it.
    var isLoose: Bool
  }

  typealias Phrase = [Step]

  /// How many words a `..` lets stand between.
  package static let mostWordsBetween = 4

  /// How many `..` a phrase may have: the ways to find it grow fivefold with each.
  package static let mostGaps = 4

  /// At least one phrase, each of at least one step; the first one says where the pattern is found.
  let phrases: [Phrase]

  package init(_ text: String) throws(Fault) {
    var phrases: [Phrase] = [[]]
    var gapIsOpen = false
    for word in text.normalFormC.utf8.split(separator: UInt8(ascii: " ")) {
      let last = phrases.count - 1
      if word.elementsEqual("&".utf8) {
        guard !gapIsOpen else { throw .gapAtEdge }
        guard !phrases[last].isEmpty else { throw .emptyPhrase }
        phrases.append([])
      } else if word.elementsEqual("..".utf8) {
        guard !gapIsOpen, !phrases[last].isEmpty else { throw .gapAtEdge }
        gapIsOpen = true
      } else {
        phrases[last].append(try Self.step(Substring(word), isLoose: gapIsOpen))
        gapIsOpen = false
      }
    }
    guard !gapIsOpen else { throw .gapAtEdge }
    guard let final = phrases.last, !final.isEmpty else {
      throw phrases.count == 1 ? .empty : .emptyPhrase
    }
    guard phrases.allSatisfy({ $0.count(where: \.isLoose) <= Self.mostGaps }) else {
      throw .tooManyGaps
    }
    self.phrases = phrases
  }

  /// The classes that it refers to, in order, repeated as often as it names them.
  var classes: [String] { phrases.flatMap { $0.flatMap(\.classes) } }

  private static func step(_ text: Substring, isLoose: Bool) throws(Fault) -> Step {
    var step = Step(isLoose: isLoose)
    for choice in text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      if choice.first == UInt8(ascii: "@") {
        guard choice.count > 1 else { throw .emptyWord }
        step.classes.append(String(Substring(choice.dropFirst())))
      } else {
        step.forms.append(try form(choice))
      }
    }
    return step
  }

  private static func form(_ choice: Substring.UTF8View) throws(Fault) -> WordForm {
    let star = UInt8(ascii: "*")
    var rest = choice
    let keepsCase = rest.first == UInt8(ascii: "^")
    if keepsCase { rest = rest.dropFirst() }
    let opens = rest.first == star
    if opens { rest = rest.dropFirst() }
    let closes = rest.last == star
    if closes { rest = rest.dropLast() }
    guard !rest.isEmpty else { throw .emptyWord }
    for scalar in Substring(rest).unicodeScalars where !("a"..."z").contains(scalar) {
      guard scalar.isWordPart else { throw .unfitCharacter(scalar) }
      if !keepsCase, scalar.properties.changesWhenLowercased { throw .capital(scalar) }
    }
    let shape: Shape =
      switch (opens, closes) {
      case (false, false): .whole
      case (false, true): .beginning
      case (true, false): .ending
      case (true, true): .inside
      }
    return WordForm(text: String(Substring(rest)), shape: shape, keepsCase: keepsCase)
  }
}

extension Unicode.Scalar {
  /// A letter or a decimal digit, of any script.
  var isWordPart: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80, 0xD7, 0xF7: false
    case 0xC0...0xFF: true
    default: properties.isAlphabetic || properties.generalCategory == .decimalNumber
    }
  }
}

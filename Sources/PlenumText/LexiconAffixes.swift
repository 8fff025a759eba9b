/// The affix file of a Hunspell dictionary (`.aff`): which endings and prefixes a word's flags stand for.
///
/// Read as hunspell(5) describes it: `SET`, `FLAG`, `AF`, `NEEDAFFIX`, `ONLYINCOMPOUND`, `FORBIDDENWORD`, `PFX` and
/// `SFX` with conditions, continuation flags and cross products. What only suggests spellings is passed over.
struct LexiconAffixes {
  /// A flag of any form, as a number: `10`, `A`, `Aa` (two letters, the first in the higher half).
  typealias Flag = UInt32

  /// What an ending makes of a word, where the file says so (`+DATID`) or the ending does.
  enum Role: UInt8 {
    case base, inflected, genitive, present, past, participle, presentParticiple, imperative,
      passive
    case comparison
  }

  struct Rule {
    let strip: [UInt8]
    let add: [UInt8]
    let continuation: [Flag]
    let condition: LexiconCondition
    let role: Role
  }

  struct Class {
    let isPrefix: Bool
    let crosses: Bool
    var rules: [Rule] = []
  }

  private enum FlagForm { case letter, pair, number }

  private(set) var classes: [Flag: Class] = [:]
  private(set) var needsAffix: Flag?
  private(set) var forbidden: Flag?
  private(set) var onlyInCompound: Flag?
  /// Letters at a word's end that any rule looks at.
  private(set) var reach = 0
  private let isLatin1: Bool
  private var flagForm = FlagForm.letter
  private var hasAliases = false
  private var aliases: [[Flag]] = []

  /// - Throws: ``LexiconProblem`` where this is no affix file or its encoding is unknown.
  init(_ file: [UInt8]) throws(LexiconProblem) {
    isLatin1 = try Self.isLatin1(file)
    let bytes = isLatin1 ? Self.utf8(fromLatin1: file[...]) : file
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let cells = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
      guard cells.count >= 2 else { continue }
      read(cells)
    }
    guard classes.values.contains(where: { !$0.isPrefix && !$0.rules.isEmpty }) else {
      throw .noAffixes
    }
  }

  /// The bytes of a file of this dictionary as UTF-8.
  func text(_ file: [UInt8]) -> [UInt8] { isLatin1 ? Self.utf8(fromLatin1: file[...]) : file }

  /// The flags that stand behind a word's slash.
  func flags(_ text: ArraySlice<UInt8>) -> [Flag] {
    if !aliases.isEmpty, let number = Self.number(text), aliases.indices.contains(number - 1) {
      return aliases[number - 1]
    }
    return plainFlags(text)
  }

  /// Flags that are written out.
  private func plainFlags(_ text: ArraySlice<UInt8>) -> [Flag] {
    switch flagForm {
    case .number:
      return text.split(separator: UInt8(ascii: ",")).compactMap {
        Self.number($0).map(UInt32.init)
      }
    case .letter: return String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    case .pair:
      let letters = Array(text)
      return stride(from: 0, to: letters.count - 1, by: 2).map {
        UInt32(letters[$0]) << 8 | UInt32(letters[$0 + 1])
      }
    }
  }
}

// MARK: - Reading

extension LexiconAffixes {
  private mutating func read(_ cells: [ArraySlice<UInt8>]) {
    switch String(decoding: cells[0], as: UTF8.self) {
    case "FLAG":
      switch String(decoding: cells[1], as: UTF8.self) {
      case "num": flagForm = .number
      case "long": flagForm = .pair
      default: flagForm = .letter
      }
    // The first line of aliases holds their number.
    case "AF" where !hasAliases: hasAliases = true
    case "AF": aliases.append(plainFlags(cells[1]))
    case "NEEDAFFIX", "PSEUDOROOT": needsAffix = plainFlags(cells[1]).first
    case "FORBIDDENWORD": forbidden = plainFlags(cells[1]).first
    case "ONLYINCOMPOUND": onlyInCompound = plainFlags(cells[1]).first
    case "PFX": readRule(cells, isPrefix: true)
    case "SFX": readRule(cells, isPrefix: false)
    default: break
    }
  }

  /// A class begins with `SFX flag Y count`; its rules are `SFX flag strip add condition fields`.
  private mutating func readRule(_ cells: [ArraySlice<UInt8>], isPrefix: Bool) {
    guard cells.count >= 4, let flag = plainFlags(cells[1]).first else { return }
    if classes[flag] == nil {
      let crosses = cells[2].elementsEqual("Y".utf8)
      guard crosses || cells[2].elementsEqual("N".utf8) else { return }
      classes[flag] = Class(isPrefix: isPrefix, crosses: crosses)
      return
    }
    let parts = cells[3].split(separator: UInt8(ascii: "/"), maxSplits: 1)
    let zero = "0".utf8
    let add = parts.first.map { $0.elementsEqual(zero) ? [] : Array($0) } ?? []
    let strip = cells[2].elementsEqual(zero) ? [] : Array(cells[2])
    let condition = LexiconCondition(cells.count > 4 ? cells[4] : [])
    let fields = cells.dropFirst(5)
    let role = fields.lazy.compactMap { Self.role(named: $0) }.first
    let rule = Rule(
      strip: strip, add: add, continuation: parts.count > 1 ? flags(parts[1]) : [],
      condition: condition, role: role ?? Self.role(of: add))
    classes[flag]?.rules.append(rule)
    if !isPrefix { reach = max(reach, condition.count, strip.count) }
  }

  private static func role(named name: ArraySlice<UInt8>) -> Role? {
    switch String(decoding: name, as: UTF8.self) {
    case "+GENITIV": .genitive
    case "+NUTID": .present
    case "+DATID": .past
    case "+PERF_PART": .participle
    case "+PRÆSENS_PART": .presentParticiple
    case "+IMPERATIV": .imperative
    case "+PASSIV": .passive
    case "+KOMPARATIV", "+SUPERLATIV", "+SUPERLATIV_PLURALIS": .comparison
    default: nil
    }
  }

  private static func role(of ending: [UInt8]) -> Role {
    ending.suffix(3).elementsEqual("nde".utf8) ? .presentParticiple : .inflected
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.count < 8, text.allSatisfy(\.isASCIIDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func isLatin1(_ file: [UInt8]) throws(LexiconProblem) -> Bool {
    for line in file.split(separator: 0x0A) where line.starts(with: "SET".utf8) {
      let cells = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
      guard cells.count == 2 else { continue }
      switch String(decoding: cells[1], as: UTF8.self).uppercased() {
      case "UTF-8", "UTF8": return false
      // The two differ in signs that no Danish word has.
      case "ISO8859-1", "ISO-8859-1", "ISO8859-15", "ISO-8859-15": return true
      default: throw .unknownEncoding
      }
    }
    // What hunspell takes a file for that does not say.
    return true
  }

  private static func utf8(fromLatin1 bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }
}

/// What a word must end with (or begin with) for an affix: letters, `.` for any, `[ab]` and `[^ab]`.
struct LexiconCondition {
  private enum Element {
    case any
    case oneOf([UInt32])
    case noneOf([UInt32])
  }

  private var elements: [Element] = []
  var count: Int { elements.count }

  init(_ text: ArraySlice<UInt8>) {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    // One point alone is no condition at all.
    guard scalars != ["."] else { return }
    var position = 0
    while position < scalars.count {
      if scalars[position] == "[" {
        let end = scalars[position...].firstIndex(of: "]") ?? scalars.count
        let isNegated = position + 1 < end && scalars[position + 1] == "^"
        let set = scalars[min(end, position + (isNegated ? 2 : 1))..<end].map(\.value)
        elements.append(isNegated ? .noneOf(set) : .oneOf(set))
        position = end + 1
      } else {
        elements.append(scalars[position] == "." ? .any : .oneOf([scalars[position].value]))
        position += 1
      }
    }
  }

  /// Whether scalars end as this asks.
  func holds(atEndOf scalars: [UInt32]) -> Bool {
    scalars.count >= count && holds(scalars[(scalars.count - count)...])
  }

  /// Whether scalars begin as this asks.
  func holds(atStartOf scalars: [UInt32]) -> Bool {
    scalars.count >= count && holds(scalars[..<count])
  }

  private func holds(_ scalars: ArraySlice<UInt32>) -> Bool {
    for (element, scalar) in zip(elements, scalars) {
      switch element {
      case .any: continue
      case .oneOf(let set): if !set.contains(scalar) { return false }
      case .noneOf(let set): if set.contains(scalar) { return false }
      }
    }
    return true
  }
}

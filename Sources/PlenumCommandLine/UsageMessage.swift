// The Danish of wrong usage, and the only place where it is written.

extension UsageError {
  /// What is wrong, how the command is used and where help is; without a final newline.
  package var message: String {
    let names = command.joined(separator: " ")
    let help =
      command.count == 1
      ? "\(names) --help" : "\(command[0]) help \(command.dropFirst().joined(separator: " "))"
    let usageLines = TextLayout(width: 80).lines(of: ["Brug:"] + usage.parts, hanging: 4)
    let lines =
      [fault.sentence(command: names)] + [hint].compactMap(\.self) + usageLines
      + ["Hjælp: \(help)"]
    return lines.joined(separator: "\n")
  }

  /// A value that stands without its option, and an option whose value stands alone, are told where they belong.
  private var hint: String? {
    switch fault {
    case .tooManyArguments, .unknownCommand(_, nearest: []):
      let options = usage.parts.flatMap { $0.split(separator: "|") }.map {
        $0.trimming { "[]() .".utf8.contains($0) }
      }.filter { $0.utf8.starts(with: "--".utf8) && $0.utf8.contains(UInt8(ascii: " ")) }
      guard
        let first = options.first(where: { $0.utf8.starts(with: "--meeting".utf8) })
          ?? options.first
      else { return nil }
      return "En værdi skrives efter sit tilvalg, fx \(first)."
    case .unknownOption(let typed, nearest: [], _):
      let arguments = usage.parts.dropFirst().filter {
        $0.unicodeScalars.allSatisfy { $0.properties.isUppercase || $0 == "…" || $0 == "." }
      }
      guard typed != nil, !arguments.isEmpty else { return nil }
      return "\(list(arguments, "og")) skrives uden et tilvalg foran."
    default: return nil
    }
  }
}

extension UsageFault {
  fileprivate func sentence(command: String) -> String {
    switch self {
    case .missingCommand(let choices):
      "Der mangler en kommando efter \(command). "
        + (choices.count == 1
          ? "Den eneste er \(choices[0])." : "Vælg mellem \(list(choices, "og")).")
    case .unknownCommand(let typed, let nearest):
      unknown("Kommandoen findes ikke", typed, nearest)
    case .unknownOption(let typed, let nearest, let mayBeText):
      unknown("Tilvalget findes ikke", typed, nearest)
        + (mayBeText ? " Er det tekst, der begynder med -, så skriv -- foran teksten." : "")
    case .optionBeforeCommand(let option):
      "Tilvalget \(option) hører til en kommando og skal stå efter dens navn."
    case .missingValue(let option, let valueName, let next):
      missingValue(option, valueName, next: next)
    case .unexpectedValue(let flag):
      "Tilvalget \(flag) skal stå uden værdi."
    case .givenTwice(let option):
      "Tilvalget \(option) må kun angives én gang."
    case .badOptionValue(let option, let typed, let fault):
      fault.sentence(typed, of: "tilvalget \(option)")
    case .badArgument(let argument, let typed, let fault):
      fault.sentence(typed, of: "argumentet \(argument)")
    case .badVariable(let variable, let typed, let fault):
      fault.sentence(typed, of: "miljøvariablen \(variable)")
    case .missingOptions(let forms):
      "\(forms.count == 1 ? "Tilvalget" : "Tilvalgene") \(list(forms, "og")) mangler."
    case .missingArguments(let names):
      "\(names.count == 1 ? "Argumentet" : "Argumenterne") \(list(names, "og")) mangler."
    case .tooManyArguments(let given, let allowed):
      "For mange argumenter: Der er \(given), men \(command) kan "
        + (allowed == 0 ? "ikke have nogen." : "højst have \(allowed).")
    case .missingOneOf(let options):
      "Angiv enten \(list(options, "eller"))."
    case .mutuallyExclusive(let options):
      (options.allSatisfy { $0.utf8.first == UInt8(ascii: "-") } ? "Tilvalgene " : "")
        + "\(list(options, "og")) kan ikke bruges sammen."
    case .missingCompanions(let option, let needed):
      "Tilvalget \(option) kan kun bruges sammen med \(list(needed, "og"))."
    }
  }

  private func unknown(_ what: String, _ typed: String?, _ nearest: [String]) -> String {
    what + (typed.map { ": \($0)" } ?? "") + "."
      + (nearest.isEmpty ? "" : " Mente du \(list(nearest, "eller"))?")
  }

  private func missingValue(_ option: String, _ valueName: String, next: String?) -> String {
    let missing = "Tilvalget \(option) mangler sin værdi (\(valueName))"
    guard let next else { return missing + "." }
    let found =
      next == "--" ? "Det næste ord er --." : "Det næste ord, \(next), er selv et tilvalg."
    return "\(missing): \(found) "
      + "Er det alligevel værdien, så skriv \(option)=\(next)."
  }
}

extension ValueFault {
  fileprivate func sentence(_ typed: String?, of owner: String) -> String {
    let value = "Værdien " + (typed.map { "»\($0)« " } ?? "") + "til \(owner)"
    return switch self {
    case .empty: "\(value) må ikke være tom."
    case .notAWholeNumber: "\(value) er ikke et helt tal."
    case .notANumber: "\(value) er ikke et tal."
    case .outOfRange(let from, let to): "\(value) skal være mellem \(from) og \(to)."
    case .notADate: "\(value) er ikke en dato. Skriv den som 2021-06-17."
    case .notATime: "\(value) er ikke et klokkeslæt. Skriv det som 13:30."
    case .notAChoice(let choices, let nearest):
      "\(value) er ikke en af mulighederne: \(choices.joined(separator: ", "))."
        + (nearest.isEmpty ? "" : " Mente du \(list(nearest, "eller"))?")
    case .notAPair(let keys, let words):
      "\(value) skal skrives som FELT=VÆRDI"
        + (words.isEmpty ? "" : " eller være \(list(words, "eller"))")
        + ". Feltet er \(list(keys, "eller"))."
    case .unknownKey(let key, let keys, let nearest):
      "\(value) har et ukendt felt" + (Echo.name(key).map { ": \($0)" } ?? "")
        + ". Feltet er \(list(keys, "eller"))."
        + (nearest.isEmpty ? "" : " Mente du \(list(nearest, "eller"))?")
    case .unexpected(let expected, _): "\(value) er ikke \(expected)."
    }
  }
}

/// "a", "a og b", "a, b og c".
private func list(_ words: [String], _ conjunction: String) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
}

extension Substring {
  fileprivate func trimming(_ isOutside: (UInt8) -> Bool) -> String {
    var bytes = utf8[...]
    while let first = bytes.first, isOutside(first) { bytes.removeFirst() }
    while let last = bytes.last, isOutside(last) { bytes.removeLast() }
    return String(bytes) ?? ""
  }
}

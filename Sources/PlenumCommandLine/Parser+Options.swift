// Options: their spelling, their values, and what was meant by one that is not there.

extension Parser {
  /// The options that may stand here.
  private var visibleOptions: [ParameterDeclaration] { path.visibleOptions }

  private func option(spelled spelling: String) -> ParameterDeclaration? {
    visibleOptions.first { $0.spellings.contains(spelling) }
  }

  mutating func readOption(_ word: String) throws(UsageError) {
    let (spelling, attached) = Self.split(word)
    guard let option = option(spelled: spelling) else { throw unknownOption(spelling) }
    let key = option.spelling
    if option.kind == .flag {
      guard attached == nil else { throw error(.unexpectedValue(flag: spelling)) }
      guard option.name != ParameterDeclaration.help.name else { return }
      guard options[key] == nil else { throw error(.givenTwice(option: spelling)) }
      options[key] = [""]
      return
    }
    let value = if let attached { attached } else { try nextValue(of: option, spelling) }
    guard options[key] == nil || option.isRepeatable else {
      throw error(.givenTwice(option: spelling))
    }
    try check(value, of: option) { .badOptionValue(option: spelling, typed: $0, fault: $1) }
    options[key, default: []].append(value)
  }

  /// `--option=value` and `-o=value` in two; nil when there is no `=`.
  private static func split(_ word: String) -> (spelling: String, attached: String?) {
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.utf8.index(after: equals)...]))
  }

  private mutating func nextValue(
    of option: ParameterDeclaration, _ spelling: String
  ) throws(UsageError) -> String {
    guard let next = rest.first else {
      throw error(.missingValue(option: spelling, valueName: option.valueName, next: nil))
    }
    let named = Self.split(next).spelling
    guard next != "--", self.option(spelled: named) == nil else {
      throw error(.missingValue(option: spelling, valueName: option.valueName, next: named))
    }
    rest.removeFirst()
    return next
  }

  private func unknownOption(_ spelling: String) -> UsageError {
    if command.anywhereBelow(spelling) { return error(.optionBeforeCommand(option: spelling)) }
    let name = Echo.name(spelling)
    let nearest = name.map { visibleOptions.nearest(to: $0) } ?? []
    let mayBeText = !command.arguments.isEmpty
    return error(.unknownOption(typed: name, nearest: nearest, mayBeText: mayBeText))
  }
}

extension [ParameterDeclaration] {
  /// The spellings that a mistyped option was probably meant to be; hyphens in front do not count.
  fileprivate func nearest(to typed: String) -> [String] {
    let bare = String(typed.unicodeScalars.drop { $0 == "-" })
    let near = Nearest.names(to: bare, among: map(\.name)).map { "--" + $0 }
    guard near.isEmpty, let first = bare.unicodeScalars.first else { return near }
    // `-mX` and `--m`: the letter is right, the form is not.
    let isShortForm = typed.utf8.dropFirst().first != UInt8(ascii: "-")
    return filter { $0.letter == first && (isShortForm || bare.unicodeScalars.count == 1) }
      .map { "-" + String(first) + ($0.kind == .flag ? "" : " " + $0.valueName) }
  }
}

extension [CommandDeclaration] {
  /// The options of the last command, then of the groups that share theirs, from the inside out.
  var usableOptions: [ParameterDeclaration] {
    (last?.options ?? []) + dropLast().reversed().filter(\.sharesOptions).flatMap(\.options)
  }

  /// The options that may stand after a path of names: those of every command on it, `--help`,
  /// and for the program alone `--version`.
  var visibleOptions: [ParameterDeclaration] {
    usableOptions + [.help] + (count == 1 ? [.version] : [])
  }
}

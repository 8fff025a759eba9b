/// Reads the words of one line, from left to right, against the declared commands.
///
/// The rules, each with a test of its own:
/// - A word that begins with `-` is an option, unless it is `-`, a number such as `-5`, an option's
///   value, or stands after `--`. Every other word is first a command's name, then an argument.
/// - An option with a value takes the next word whatever it begins with, but for `--` and words
///   that name an option of the command, with or without `=`: then the value was forgotten.
///   `--option=WORD` takes any word.
/// - `--help` and `-h` count wherever they stand before `--`, because they are never a value
///   without `=`. Only a command that does not exist is an error even then.
/// - Options are spelled in full; a short option is a hyphen and one letter.
struct Parser {
  enum Outcome {
    case run(Arguments)
    case help
    /// The guide of that name.
    case guide(String)
    case version
  }

  private(set) var path: [CommandDeclaration]
  private let guides: [String]
  private let environment: [String: String]
  var rest: ArraySlice<String>
  private var isPlainFromHere = false
  var options: [String: [String]] = [:]
  private var plainWords: [String] = []

  init(
    _ words: [String], root: CommandDeclaration, guides: [String] = [],
    environment: [String: String]
  ) {
    path = [root]
    rest = words[...]
    self.guides = guides
    self.environment = environment
  }

  /// Reads the line; `path` then says how far the commands' names reached, also after an error.
  mutating func parse() throws(UsageError) -> Outcome {
    let asksForHelp = rest.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    if rest.isEmpty, path[0].isGroup { return .help }
    do {
      let outcome = try read()
      if case .guide = outcome { return outcome }
      return asksForHelp ? .help : outcome
    } catch {
      if case .unknownCommand = error.fault { throw error }
      guard asksForHelp else { throw error }
      return .help
    }
  }

  private mutating func read() throws(UsageError) -> Outcome {
    while let word = rest.popFirst() {
      if isPlainFromHere || !Self.isOption(word) {
        if isHelpCommand(word) {
          if path.count == 1, let guide = try readGuide() { return .guide(guide) }
          try readHelpPath()
          return .help
        }
        try readPlain(word)
      } else if word == "--" {
        isPlainFromHere = true
      } else if path.count == 1, word == ParameterDeclaration.version.spelling {
        return .version
      } else {
        try readOption(word)
      }
    }
    return .run(try finish())
  }

  /// Whether a word before `--` is one that names an option, or `--` itself.
  static func isOption(_ word: String) -> Bool {
    let bytes = word.utf8
    guard bytes.first == UInt8(ascii: "-"), bytes.count > 1 else { return false }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let marks = [UInt8(ascii: ","), UInt8(ascii: ".")]
    let afterHyphen = bytes.dropFirst()
    let afterMark =
      afterHyphen.first.map(marks.contains) == true ? afterHyphen.dropFirst() : afterHyphen
    return afterMark.first.map(digits.contains) != true
  }
}

// MARK: Names and arguments

extension Parser {
  var command: CommandDeclaration { path[path.count - 1] }

  private func isHelpCommand(_ word: String) -> Bool {
    word == "help" && !isPlainFromHere && command.isGroup && command.subcommand(word) == nil
  }

  private mutating func readPlain(_ word: String) throws(UsageError) {
    guard command.isGroup else { return plainWords.append(word) }
    guard !isPlainFromHere else { throw missingCommand }
    try descend(word)
  }

  private mutating func descend(
    _ word: String, orGuides guides: [String] = []
  ) throws(UsageError) {
    guard let next = command.subcommand(word) else {
      throw unknownCommand(word, orGuides: guides)
    }
    path.append(next)
  }

  /// The guide that the word after `help` names; nil, and nothing read, where it names none.
  private mutating func readGuide() throws(UsageError) -> String? {
    let names = rest.filter { $0 != "--help" && $0 != "-h" }
    guard let name = names.first, guides.contains(name) else { return nil }
    guard names.count == 1 else {
      throw error(.tooManyArguments(given: names.count, allowed: 1))
    }
    return name
  }

  /// The words after `help` are names of commands and nothing else.
  private mutating func readHelpPath() throws(UsageError) {
    while let word = rest.popFirst() {
      if word == "--help" || word == "-h" || isHelpCommand(word) { continue }
      guard command.isGroup else { throw unknownCommand(word, orGuides: []) }
      try descend(word, orGuides: path.count == 1 ? guides : [])
    }
  }

  private var missingCommand: UsageError {
    error(.missingCommand(choices: command.shownSubcommands.map(\.name)))
  }

  /// - Parameter guides: those whose names would do here, too.
  private func unknownCommand(_ word: String, orGuides guides: [String]) -> UsageError {
    var nearest = Nearest.names(
      to: word, among: command.shownSubcommands.map(\.name) + ["help"] + guides)
    if nearest.isEmpty, path.count == 1 {
      nearest = Nearest.names(to: word, among: self.guides).map { "help \($0)" }
    }
    if nearest.isEmpty { nearest = command.paths(to: word).map { $0.joined(separator: " ") } }
    if nearest.isEmpty {
      nearest = path.visibleOptions.map(\.spelling).filter { $0 == "--" + word }
    }
    return error(.unknownCommand(typed: Echo.name(word), nearest: nearest))
  }
}

extension CommandDeclaration {
  /// The names that lead from here to every shown command called `name`, however deep.
  fileprivate func paths(to name: String) -> [[String]] {
    shownSubcommands.flatMap { command in
      let own = command.name == name ? [[name]] : []
      return own + command.paths(to: name).map { [command.name] + $0 }
    }
  }

  func anywhereBelow(_ spelling: String) -> Bool {
    (subcommands ?? []).contains { command in
      command.options.contains { $0.spellings.contains(spelling) }
        || command.anywhereBelow(spelling)
    }
  }
}

// MARK: The whole line

extension Parser {
  private mutating func finish() throws(UsageError) -> Arguments {
    guard command.isRunnable else { throw missingCommand }
    // Typed before the name of a command that does not have them.
    if let stray = options.keys.sorted().first(where: { spelling in
      !path.usableOptions.contains { $0.spelling == spelling }
    }) {
      throw error(.unknownOption(typed: Echo.name(stray), nearest: [], mayBeText: false))
    }
    var words = try distribute()
    try addVariables()
    try checkRules(arguments: words)
    let missing = path.usableOptions.filter { $0.isRequired && options[$0.spelling] == nil }
    guard missing.isEmpty else { throw error(.missingOptions(missing.map(\.form))) }
    for option in path.usableOptions {
      words[option.spelling] = options[option.spelling] ?? []
    }
    return Arguments(command: path.map(\.name), words: words)
  }

  /// Gives each argument its words: one each in their order, and what is left to a repeated one.
  private func distribute() throws(UsageError) -> [String: [String]] {
    var words: [String: [String]] = [:]
    var left = plainWords[...]
    for argument in command.arguments {
      let own = argument.isRepeatable ? left : left.prefix(1)
      left.removeFirst(own.count)
      words[argument.spelling] = Array(own)
    }
    guard left.isEmpty else {
      let allowed = plainWords.count - left.count
      throw error(.tooManyArguments(given: plainWords.count, allowed: allowed))
    }
    let missing = command.arguments.filter { $0.isRequired && words[$0.spelling] == [] }
    guard missing.isEmpty else { throw error(.missingArguments(missing.map(\.name))) }
    for argument in command.arguments {
      for word in words[argument.spelling] ?? [] {
        try check(word, of: argument) {
          .badArgument(argument: argument.name, typed: $0, fault: $1)
        }
      }
    }
    return words
  }

  /// Lets variables speak for options that were not typed. An empty variable counts as none, and
  /// one whose option would exclude an option that was typed is silent.
  private mutating func addVariables() throws(UsageError) {
    let typed = Set(options.keys)
    for option in path.usableOptions where options[option.spelling] == nil {
      guard let variable = option.environment, let value = environment[variable], !value.isEmpty,
        !command.rules.contains(where: { $0.excludes(option.spelling, given: typed) })
      else { continue }
      try check(value, of: option) { .badVariable(variable: variable, typed: $0, fault: $1) }
      options[option.spelling] = [value]
    }
  }

  private func checkRules(arguments: [String: [String]]) throws(UsageError) {
    for rule in command.rules {
      let given = rule.members.filter { options[$0] != nil || arguments[$0]?.isEmpty == false }
      switch rule.kind {
      case .exactlyOne where given.isEmpty: throw error(.missingOneOf(rule.members))
      case .exactlyOne where given.count > 1, .atMostOne where given.count > 1:
        throw error(.mutuallyExclusive(given))
      case .needs where given.first == rule.members.first && given.count < rule.members.count:
        let absent = rule.members.filter { !given.contains($0) }
        throw error(.missingCompanions(of: rule.members[0], needed: absent))
      case .exactlyOne, .atMostOne, .needs: break
      }
    }
  }

  func check(
    _ word: String, of parameter: ParameterDeclaration,
    fault: (String?, ValueFault) -> UsageFault
  ) throws(UsageError) {
    do {
      try parameter.check(word)
    } catch let reason {
      throw error(fault(Echo.value(word, in: reason), reason))
    }
  }

  func error(_ fault: UsageFault) -> UsageError {
    UsageError(fault: fault, command: path.map(\.name), usage: Usage(path))
  }
}

extension Rule {
  fileprivate func excludes(_ spelling: String, given: Set<String>) -> Bool {
    kind != .needs && members.contains(spelling) && members.contains { given.contains($0) }
  }
}

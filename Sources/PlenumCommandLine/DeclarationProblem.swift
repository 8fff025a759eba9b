/// What is wrong with a declaration, whatever is typed. A test of the program holds that there
/// are none; the program itself never asks.
package struct DeclarationProblem: Equatable, Sendable {
  /// The names that lead to the command, the program's first.
  package let command: String
  /// What is wrong at that command.
  package let fault: DeclarationFault
}

/// A fact about a declaration that no line could make good.
package enum DeclarationFault: Equatable, Sendable {
  /// A command or option that is not lowercase ASCII letters, digits and hyphens.
  case badName(String)
  /// A short option that is not an ASCII letter.
  case badLetter(String)
  /// A value's or argument's name that is empty or has a space in it.
  case badValueName(String)
  case badVariable(String)
  /// Two commands, two arguments, or two options that could stand on one line.
  case duplicate(String)
  case missingSummary
  case missingHelp(String)
  case emptyGroup
  /// An argument of a group, whose words are names of commands.
  case argumentOfGroup(String)
  case requiredAfterOptional(String)
  case repeatedBeforeLast(String)
  /// No choices, or one that a shell would not take as it is.
  case badChoices(String)
  case badDefault(String)
  /// A rule names what the command does not declare as a parameter that may be left out.
  case badRule(String)
  /// An example that the declarations refuse; `sentence` says why.
  case badExample(String, sentence: String)
  /// An example of another command, or of none.
  case strayExample(String)
}

extension ApplicationDeclaration {
  func problems() -> [DeclarationProblem] {
    problems(of: [root])
  }

  private func problems(of path: [CommandDeclaration]) -> [DeclarationProblem] {
    guard let command = path.last else { return [] }
    let faults =
      command.namingFaults + path.duplicates.map { .duplicate($0) } + command.argumentFaults
      + guides.map(\.name).filter { path.count == 1 && command.subcommand($0) != nil }
      .map { .duplicate($0) }
      + command.parameters.flatMap(\.faults) + command.ruleFaults
      + command.examples.compactMap { fault(of: $0, at: path) }
    let names = path.map(\.name).joined(separator: " ")
    return faults.map { DeclarationProblem(command: names, fault: $0) }
      + (command.subcommands ?? []).flatMap { problems(of: path + [$0]) }
  }

  /// An example must run the command that it stands at, or one of the group's.
  private func fault(of example: Example, at path: [CommandDeclaration]) -> DeclarationFault? {
    let names = path.map(\.name)
    let lines = (ShellLine.commands(example.command) ?? []).filter { $0.first == name }
    guard !lines.isEmpty else { return .strayExample(example.command) }
    for line in lines {
      var parser = Parser(Array(line.dropFirst()), root: root, environment: [:])
      do {
        _ = try parser.parse()
      } catch {
        return .badExample(example.command, sentence: error.message)
      }
      guard parser.path.map(\.name).starts(with: names) else {
        return .strayExample(example.command)
      }
    }
    return nil
  }
}

extension CommandDeclaration {
  fileprivate var namingFaults: [DeclarationFault] {
    var faults: [DeclarationFault] = []
    if !Self.isName(name) { faults.append(.badName(name)) }
    if summary.isEmpty { faults.append(.missingSummary) }
    if subcommands?.isEmpty == true { faults.append(.emptyGroup) }
    return faults
  }

  fileprivate var argumentFaults: [DeclarationFault] {
    if isGroup { return arguments.map { .argumentOfGroup($0.name) } }
    var faults: [DeclarationFault] = []
    var before: ParameterDeclaration?
    for argument in arguments {
      if before?.isRepeatable == true { faults.append(.repeatedBeforeLast(before?.name ?? "")) }
      if before?.isRequired == false, argument.isRequired {
        faults.append(.requiredAfterOptional(argument.name))
      }
      before = argument
    }
    return faults
  }

  fileprivate var ruleFaults: [DeclarationFault] {
    let members = rules.flatMap(\.members)
    return members.filter { member in
      !parameters.contains { $0.spelling == member && !$0.isRequired }
    }.map { .badRule($0) }
  }

  /// Lowercase ASCII letters, digits and hyphens, a letter first and no hyphen last.
  static func isName(_ name: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let hyphen = UInt8(ascii: "-")
    return name.utf8.first.map(letters.contains) == true && name.utf8.last != hyphen
      && name.utf8.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == hyphen }
  }
}

extension [CommandDeclaration] {
  /// What is declared twice where both could be meant.
  fileprivate var duplicates: [String] {
    guard let command = last else { return [] }
    var seen = Set(dropLast().filter(\.sharesOptions).flatMap(\.options).flatMap(\.spellings))
    // `--version` is known to the program alone, but means one thing everywhere.
    seen.formUnion(ParameterDeclaration.help.spellings + ParameterDeclaration.version.spellings)
    let own = command.parameters.flatMap(\.spellings) + (command.subcommands ?? []).map(\.name)
    return own.filter { !seen.insert($0).inserted }
  }
}

extension ParameterDeclaration {
  fileprivate var faults: [DeclarationFault] {
    var faults: [DeclarationFault] = []
    if kind != .argument, !CommandDeclaration.isName(name) { faults.append(.badName(name)) }
    if let letter, !(letter.isASCII && letter.properties.isAlphabetic) {
      faults.append(.badLetter(String(letter)))
    }
    if kind != .flag, valueName.isEmpty || valueName.contains(" ") {
      faults.append(.badValueName(valueName))
    }
    if help.isEmpty { faults.append(.missingHelp(spelling)) }
    if let environment, !Self.isVariable(environment) { faults.append(.badVariable(environment)) }
    if case .choices(let words) = completion, words.isEmpty || !words.allSatisfy(Self.isPlain) {
      faults.append(.badChoices(spelling))
    }
    if let defaultWord {
      do { try check(defaultWord) } catch { faults.append(.badDefault(spelling)) }
    }
    return faults
  }

  /// What every shell can set: capitals, digits and `_`.
  private static func isVariable(_ name: String) -> Bool {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return name.utf8.first.map(capitals.contains) == true
      && name.utf8.allSatisfy {
        capitals.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
      }
  }

  /// What no shell takes for anything but a word.
  private static func isPlain(_ word: String) -> Bool {
    !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal
          || "-_.=+".unicodeScalars.contains($0)
      }
  }
}

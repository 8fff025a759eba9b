/// The completions of zsh: one function for each command, by zsh's own `_arguments`.
struct ZshCompletion {
  private let application: ApplicationDeclaration

  init(_ application: ApplicationDeclaration) {
    self.application = application
  }

  var lines: [String] {
    heading + application.shownPaths.reversed().flatMap(function) + closing
  }

  private var heading: [String] {
    let name = application.name
    return [
      "#compdef \(name)",
      "# Fuldførelse af \(name) i zsh.",
      "# Prøv den med:   source <(\(name) completion zsh)",
      "# Behold den med: \(name) completion zsh > _\(name), lagt i en mappe, som står i $fpath",
      "",
    ]
  }

  private func function(_ path: [CommandDeclaration]) -> [String] {
    guard let command = path.last else { return [] }
    var specifications: [String] = path.visibleOptions.flatMap(optionSpecifications)
    specifications +=
      command.isGroup
      ? ["(-)1:kommando:->command", "(-)*:: :->rest"]
      : command.arguments.enumerated().map(argumentSpecification)
    let call = ["  _arguments -S\(command.isGroup ? " -C" : "")"]
    let arguments: [String] = call + specifications.map { "    \($0.quotedForShell)" }
    // One long sum of lists takes the type checker seconds.
    var lines = ["\(name(of: path))() {"]
    if command.isGroup {
      lines += ["  local curcontext=$curcontext state line", "  typeset -A opt_args"]
    }
    lines.append(arguments.joined(separator: " \\\n"))
    if command.isGroup { lines += dispatch(path, command) }
    return lines + ["}", ""]
  }

  private func dispatch(_ path: [CommandDeclaration], _ command: CommandDeclaration) -> [String] {
    let help = Entry("help", "Vis hjælp til en kommando")
    let entries = command.shownSubcommands.map { Entry($0.name, $0.summary.withoutFullStop) }
    let offered = (path.count == 1 ? [help] : []) + entries
    let hasGuides = path.count == 1 && !application.guides.isEmpty
    return ["  case $state in", "    command)", "      local -a commands=("]
      + offered.map(described) + (hasGuides ? ["        $_\(application.name)_guides"] : [])
      + ["      )", "      _describe -t commands kommando commands", "      ;;"]
      + ["    rest)", "      case $words[1] in"]
      + (path.count == 1 ? helpCase(path, offersGuides: hasGuides) : [])
      + command.shownSubcommands.map { "        \($0.name)) \(name(of: path + [$0])) ;;" }
      + ["      esac", "      ;;", "  esac"]
  }

  private func described(_ entry: Entry) -> String {
    "        " + "\(entry.term):\(entry.explanation.withoutFullStop)".quotedForShell
  }

  /// After `help` the program's commands are offered again, and the guides with them.
  private func helpCase(_ path: [CommandDeclaration], offersGuides: Bool) -> [String] {
    guard offersGuides else { return ["        help) \(name(of: path)) ;;"] }
    return ["        help)", "          local -a _\(application.name)_guides=("]
      + application.guides.map { "    " + described($0.entry) }
      + ["          )", "          \(name(of: path))", "          ;;"]
  }

  private func name(of path: [CommandDeclaration]) -> String {
    path.map { "_" + $0.name }.joined()
  }

  /// One specification for each spelling; what is given once is not offered again.
  private func optionSpecifications(_ option: ParameterDeclaration) -> [String] {
    let others = option.spellings.joined(separator: " ")
    let start = option.isRepeatable ? "*" : option.letter == nil ? "" : "(\(others))"
    let remark = option.help.withoutFullStop.escaping(["[", "]", "\\"])
    return option.spellings.map { spelling in
      guard option.kind == .option else { return "\(start)\(spelling)[\(remark)]" }
      let attached = spelling == option.spelling ? "=" : ""
      let value = option.valueName.escaping([":", "\\"])
      return "\(start)\(spelling)\(attached)[\(remark)]:\(value):\(action(option.completion))"
    }
  }

  private func argumentSpecification(_ place: Int, _ argument: ParameterDeclaration) -> String {
    let name = argument.name.escaping([":", "\\"])
    let action = action(argument.completion)
    if argument.isRepeatable { return "*:\(name):\(action)" }
    return "\(place + 1):\(argument.isRequired ? "" : ":")\(name):\(action)"
  }

  private func action(_ completion: ValueCompletion) -> String {
    switch completion {
    case .nothing: " "
    case .file: "_files"
    case .folder: "_files -/"
    case .choices(let words) where words.contains { $0.utf8.last == UInt8(ascii: "=") }:
      "compadd -S \"\" \(words.joined(separator: " "))"
    case .choices(let words): "(\(words.joined(separator: " ")))"
    }
  }

  /// Read from `$fpath` the file is the function's body; sourced, it makes itself known.
  private var closing: [String] {
    let function = "_" + application.name
    return [
      "if [[ $funcstack[1] == \(function) ]]; then",
      "  \(function) \"$@\"",
      "else",
      "  compdef \(function) \(application.name)",
      "fi",
    ]
  }
}

/// The completions of fish (3 and later): one function that finds the command on the line, and
/// one rule for each thing to offer.
struct FishCompletion {
  private let application: ApplicationDeclaration
  private let function: String

  init(_ application: ApplicationDeclaration) {
    self.application = application
    function = "__" + application.name
  }

  var lines: [String] { heading + finder + application.shownPaths.flatMap(rules) }

  private var heading: [String] {
    let name = application.name
    return [
      "# Fuldførelse af \(name) i fish.",
      "# Prøv den med:   \(name) completion fish | source",
      "# Behold den med: \(name) completion fish > ~/.config/fish/completions/\(name).fish",
      "",
    ]
  }

  /// `place` says where on the line the cursor is: the command, and how many arguments stand
  /// before the cursor. `at COMMAND [FROM [TO]]` tests it.
  private var finder: [String] {
    [
      "function \(function)_place",
      "    set -l words (commandline -opc)",
      "    set -e words[1]",
      "    set -l command ''",
      "    set -l place 0",
      "    set -l plain ''",
      "    set -l due ''",
      "    for word in $words",
      "        if test -n \"$due\"",
      "            set due ''",
      "        else if test -z \"$plain\"; and test \"$word\" = --",
      "            set plain --",
      "        else if test -z \"$plain\"; and string match -qr -- '^-(?![.,]?[0-9]).' $word",
      "            switch \"$command:$word\"",
    ] + valuePatterns.map { "                case \($0)\n                    set due $word" } + [
      "            end",
      "        else",
      "            switch \"$plain$command/$word\"",
      "                case /help",
      "                case \(application.shownPaths.dropFirst().map(\.key).joined(separator: " "))",
      "                    set command \"$command/$word\"",
      "                case '*'",
      "                    set place (math $place + 1)",
      "            end",
      "        end",
      "    end",
      "    printf '%s\\n' \"$command\" $place",
      "end",
      "",
      "function \(function)_at",
      "    set -l here (\(function)_place)",
      "    test \"$here[1]\" = \"$argv[1]\"",
      "    and begin; test (count $argv) -lt 2; or test $here[2] -ge $argv[2]; end",
      "    and begin; test (count $argv) -lt 3; or test $here[2] -le $argv[3]; end",
      "end",
      "",
      "complete -c \(application.name) -f",
    ]
  }

  private var valuePatterns: [String] {
    application.shownPaths.compactMap { path in
      let options = path.visibleOptions.filter { $0.kind == .option }
      let patterns = options.flatMap(\.spellings).map { "\(path.key):\($0)" }
      return patterns.isEmpty ? nil : patterns.joined(separator: " ")
    }
  }

  private func rules(_ path: [CommandDeclaration]) -> [String] {
    guard let command = path.last else { return [] }
    var rules: [String] = []
    if command.isGroup {
      if path.count == 1 {
        rules.append(rule(path, " 0 0", offer("help", "Vis hjælp til en kommando")))
        rules += application.guides.map {
          rule(path, " 0 0; and __fish_seen_subcommand_from help", offer($0.name, $0.summary))
        }
      }
      rules += command.shownSubcommands.map { rule(path, " 0 0", offer($0.name, $0.summary)) }
    }
    rules += path.arguments.enumerated().compactMap { place, argument in
      let places = argument.isRepeatable ? " \(place)" : " \(place) \(place)"
      return values(argument.completion).map { rule(path, places, $0) }
    }
    rules += path.visibleOptions.map { option in
      let letter = option.letter.map { "-s \($0) " } ?? ""
      let value =
        option.kind == .flag ? "" : (values(option.completion, isOption: true) ?? "-x") + " "
      return rule(
        path, "", "\(letter)-l \(option.name) \(value)-d \(quoted(option.help.withoutFullStop))")
    }
    return rules
  }

  private func rule(_ path: [CommandDeclaration], _ place: String, _ what: String) -> String {
    "complete -c \(application.name) -n \"\(function)_at '\(path.key)'\(place)\" \(what)"
  }

  private func offer(_ name: String, _ summary: String) -> String {
    "-a \(name) -d \(quoted(summary.withoutFullStop))"
  }

  private func values(_ completion: ValueCompletion, isOption: Bool = false) -> String? {
    let only = isOption ? "-x" : ""
    let parts: [String]
    switch completion {
    case .nothing: return nil
    case .file: parts = [isOption ? "-r" : "", "-F"]
    case .folder: parts = [only, "-a '(__fish_complete_directories (commandline -ct))'"]
    case .choices(let words): parts = [only, "-a \(quoted(words.joined(separator: " ")))"]
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// One word of fish, whose single quotes know two escapes.
  private func quoted(_ text: String) -> String { "'" + text.escaping(["'", "\\"]) + "'" }
}

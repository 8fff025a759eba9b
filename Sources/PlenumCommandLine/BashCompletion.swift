/// The completions of bash (4 and later): one function that finds the command on the line and
/// what is due at the cursor.
struct BashCompletion {
  private let application: ApplicationDeclaration
  private let function: String

  init(_ application: ApplicationDeclaration) {
    self.application = application
    function = "_" + application.name
  }

  var lines: [String] { heading + offers + finder + values + commands + plainWords + closing }

  private var heading: [String] {
    let name = application.name
    return [
      "# Fuldførelse af \(name) i bash.",
      "# Prøv den med:   source <(\(name) completion bash)",
      "# Behold den med: \(name) completion bash > ~/.local/share/bash-completion/completions/\(name)",
      "",
    ]
  }

  private var offers: [String] {
    [
      "\(function)_words() {",
      "  mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$2\")",
      "  if [[ ${COMPREPLY[0]-} == *= ]]; then compopt -o nospace 2>/dev/null; fi",
      "}",
      "",
      "\(function)_files() {",
      "  mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$2\")",
      "  compopt -o filenames 2>/dev/null",
      "}",
      "",
    ]
  }

  /// Walks to the cursor. bash parts words at `=` and `:`, so that these stand as words of their
  /// own, and what follows them belongs to the value.
  private var finder: [String] {
    [
      "\(function)() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} command='' plain='' due='' \(guides.isEmpty ? "" : "guides='' ")this",
      "  local -i at=1 place=0",
      "  COMPREPLY=()",
      "  while (( at < COMP_CWORD )); do",
      "    this=${COMP_WORDS[at]}",
      "    (( ++at ))",
      "    if [[ $this == [=:] ]]; then",
      "      [[ $due ]] || (( ++at ))",
      "      continue",
      "    fi",
      "    if [[ $due ]]; then",
      "      due=''",
      "    elif [[ ! $plain && $this == -- ]]; then",
      "      plain=yes",
      "    elif [[ ! $plain && $this == -?* && ! $this =~ ^-[.,]?[0-9] ]]; then",
      "      case $command:$this in",
    ] + valuePatterns.map { "        \($0)) due=$this ;;" } + [
      "      esac",
      "    else",
      "      case $plain$command/$this in",
      "        /help) \(guides.isEmpty ? "" : "guides='\(guides)' ");;",
    ] + subcommandPatterns.map { "        \($0)) command+=/$this ;;" } + [
      "        *) (( ++place )) ;;",
      "      esac",
      "    fi",
      "  done",
      "  (( at > COMP_CWORD )) && return",
      "  if [[ $word == [=:] ]]; then",
      "    [[ $due ]] || return",
      "    word=''",
      "  fi",
    ]
  }

  /// The names of the guides, which are offered behind `help` alone.
  private var guides: String { application.guides.map(\.name).joined(separator: " ") }

  /// One pattern for each command with options that take a value.
  private var valuePatterns: [String] {
    application.shownPaths.compactMap { path in
      let options = path.visibleOptions.filter { $0.kind == .option }
      let patterns = options.flatMap(\.spellings).map { "\(path.key):\($0)" }
      return patterns.isEmpty ? nil : patterns.joined(separator: " | ")
    }
  }

  private var subcommandPatterns: [String] {
    application.shownPaths.dropFirst().map(\.key)
  }

  private var values: [String] {
    let rows = application.shownPaths.flatMap { path in
      path.visibleOptions.filter { $0.kind == .option }.compactMap { option -> String? in
        guard let offer = offer(option.completion) else { return nil }
        let patterns = option.spellings.map { "\(path.key):\($0)" }.joined(separator: " | ")
        return "      \(patterns)) \(offer) ;;"
      }
    }
    return ["  if [[ $due ]]; then", "    case $command:$due in"] + rows + [
      "    esac", "    return", "  fi",
    ]
  }

  private var commands: [String] {
    let rows = application.shownPaths.map { path in
      let spellings = path.visibleOptions.flatMap(\.spellings).joined(separator: " ")
      return "      '\(path.key)') \(function)_words '\(spellings)' \"$word\" ;;"
    }
    return ["  if [[ ! $plain && $word == -* ]]; then", "    case $command in"] + rows + [
      "    esac", "    return", "  fi",
    ]
  }

  private var plainWords: [String] {
    let rows = application.shownPaths.flatMap { path -> [String] in
      if let command = path.last, command.isGroup {
        let names = (path.count == 1 ? ["help"] : []) + command.shownSubcommands.map(\.name)
        let more = path.count == 1 && !guides.isEmpty ? "\" $guides\"" : ""
        let offer = "\(function)_words '\(names.joined(separator: " "))'\(more) \"$word\""
        return ["    \(path.key):0:) \(offer) ;;"]
      }
      // Arguments with nothing to offer have their row too: a repeated one's matches every place.
      return path.arguments.enumerated().map { place, argument in
        let places = argument.isRepeatable ? "*" : String(place)
        let offer = offer(argument.completion).map { $0 + " " } ?? ""
        return "    \(path.key):\(places):*) \(offer);;"
      }
    }
    return ["  case $command:$place:$plain in"] + rows + ["  esac"]
  }

  private func offer(_ completion: ValueCompletion) -> String? {
    switch completion {
    case .nothing: nil
    case .file: "\(function)_files -f \"$word\""
    case .folder: "\(function)_files -d \"$word\""
    case .choices(let words): "\(function)_words '\(words.joined(separator: " "))' \"$word\""
    }
  }

  private var closing: [String] { ["}", "", "complete -F \(function) \(application.name)"] }
}

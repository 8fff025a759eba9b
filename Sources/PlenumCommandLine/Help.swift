// The Danish help of a command.

extension ApplicationDeclaration {
  /// The help of the command that a path of names leads to; ends in a newline.
  func help(for path: [CommandDeclaration], width: Int) -> String {
    guard let command = path.last else { return "" }
    let layout = TextLayout(width: width)
    let usage = layout.lines(of: Usage(path).parts, indent: 2, hanging: 4)
    var blocks = [["Brug:"] + usage, layout.paragraphs(command.summary)]
    if !command.discussion.isEmpty { blocks.append(layout.paragraphs(command.discussion)) }
    let sections = [
      ("Kommandoer:", command.shownSubcommands.map { Entry($0.name, $0.summary) }),
      ("Argumenter:", command.arguments.map { $0.entry(rules: command.rules) }),
      ("Tilvalg:", path.visibleOptions.map { $0.entry(rules: command.rules) }),
    ]
    for (heading, entries) in sections where !entries.isEmpty {
      blocks.append([heading] + layout.list(entries))
    }
    if path.count == 1, !guides.isEmpty {
      blocks.append(["Vejledninger:"] + layout.list(guides.map(\.entry)))
    }
    if !command.examples.isEmpty {
      blocks.append(["Eksempler:"] + command.examples.flatMap(layout.example))
    }
    if path.count == 1, !exitCodes.isEmpty {
      blocks.append(["Afslutningskoder:"] + layout.list(exitCodes))
    }
    if command.isGroup { blocks.append(layout.paragraphs(moreHelp(path))) }
    return blocks.joined(separator: [""]).joined(separator: "\n") + "\n"
  }

  private func moreHelp(_ path: [CommandDeclaration]) -> String {
    let names = path.map(\.name)
    let line = ([names[0], "help"] + names.dropFirst()).joined(separator: " ")
    let hasGuides = path.count == 1 && !guides.isEmpty
    return "Skriv \(line) KOMMANDO for at læse om en kommando"
      + (hasGuides ? " og \(line) VEJLEDNING for at læse en vejledning." : ".")
  }
}

extension TextLayout {
  /// An example as it is typed, never broken, so that it can be copied, and below it what it does.
  fileprivate func example(_ example: Example) -> [String] {
    ["  " + example.command] + lines(of: Self.words(example.explanation), indent: 6)
  }
}

extension ParameterDeclaration {
  /// How a list shows the parameter: its spellings, and what it does with what there is to know.
  func entry(rules: [Rule]) -> Entry {
    let short = letter.map { "-\($0), " } ?? ""
    let notes = self.notes(rules: rules)
    guard !notes.isEmpty else { return Entry(short + form, help) }
    // The remarks are part of the sentence and stand before its full stop.
    let end = help.last == "." ? "." : ""
    let remarks = notes.joined(separator: "; ")
    return Entry(short + form, "\(help.withoutFullStop) (\(remarks))\(end)")
  }

  private func notes(rules: [Rule]) -> [String] {
    var notes: [String] = []
    if kind == .option, isRequired { notes.append("skal angives") }
    if kind == .argument, !isRequired { notes.append("kan udelades") }
    if case .choices(let words) = completion {
      notes.append("vælg: \(words.joined(separator: ", "))")
    }
    if isRepeatable, !isText { notes.append("kan gentages") }
    if let defaultWord { notes.append("standard: \(defaultWord)") }
    if let environment { notes.append("miljøvariabel: \(environment)") }
    for rule in rules where rule.kind == .needs && rule.members.first == spelling {
      notes.append("kun sammen med \(rule.members.dropFirst().joined(separator: ", "))")
    }
    return notes
  }
}

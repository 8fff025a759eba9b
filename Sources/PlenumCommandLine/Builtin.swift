/// The hidden commands that every program of several commands has, made of its declarations.
enum Builtin {
  static let shell = Argument(
    "SKAL", .choice(of: Shell.self), help: "Den kommandoskal, som fuldførelsen er til.")

  static let completion = CommandDeclaration(
    name: "completion", summary: "Skriv et script, der fuldfører kommandoer og tilvalg",
    discussion: "", examples: [], parameters: [shell.declaration], rules: [], isHidden: true)

  static let manual = CommandDeclaration(
    name: "man", summary: "Skriv manualsiden", discussion: "", examples: [], parameters: [],
    rules: [], isHidden: true)
}

extension CommandDeclaration {
  /// Adds the hidden commands to a program of several commands, but for names that it uses itself.
  var withBuiltins: CommandDeclaration {
    guard let subcommands else { return self }
    var extended = self
    extended.subcommands =
      subcommands + [Builtin.completion, Builtin.manual].filter { subcommand($0.name) == nil }
    return extended
  }
}

/// A shell that completions are made for.
package enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish
}

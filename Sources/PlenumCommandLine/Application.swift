/// A program's commands, and everything that is made of them: the meaning of a line, help,
/// completions and the manual.
package struct Application<Outcome: Sendable>: Sendable {
  private let root: Command<Outcome>
  private let declaration: ApplicationDeclaration

  /// - Parameters:
  ///   - root: the program itself; its name is the program's.
  ///   - guides: texts that its help has beside the commands.
  ///   - files: what the program reads and keeps, for the manual.
  package init(
    version: String, root: Command<Outcome>, guides: [Guide] = [], exitCodes: [Entry] = [],
    environment: [Entry] = [], files: [Entry] = []
  ) {
    self.root = root
    declaration = ApplicationDeclaration(
      version: version, root: root.declaration.withBuiltins, guides: guides, exitCodes: exitCodes,
      environment: environment, files: files)
  }

  /// What a line asks for. Pure: nothing is read but the parameters.
  ///
  /// - Parameter words: the words after the program's name.
  package func parse(
    _ words: [String], environment: [String: String] = [:], width: Int = 80
  ) throws(UsageError) -> Invocation<Outcome> {
    var parser = Parser(
      words, root: declaration.root, guides: declaration.guides.map(\.name),
      environment: environment)
    switch try parser.parse() {
    case .guide(let name):
      return .help(declaration.guides.first { $0.name == name }?.text() ?? "")
    case .help: return .help(declaration.help(for: parser.path, width: width))
    case .version: return .version("\(declaration.name) \(declaration.version)\n")
    case .run(let arguments):
      if let body = root.body(at: arguments.command.dropFirst()) {
        return .run(arguments, body)
      }
      return builtin(arguments)
    }
  }

  private func builtin(_ arguments: Arguments) -> Invocation<Outcome> {
    if arguments.command.last == Builtin.manual.name { return .manual(manual) }
    return .completion(completion(for: arguments[Builtin.shell]))
  }
}

extension Application {
  /// The help of a command, by the names that lead to it without the program's; nil when there is
  /// no such command.
  package func help(for names: [String] = [], width: Int = 80) -> String? {
    guard let path = declaration.path(names) else { return nil }
    return declaration.help(for: path, width: width)
  }

  /// The script that makes a shell complete the program's commands, options and values.
  package func completion(for shell: Shell) -> String { declaration.completion(for: shell) }

  /// The manual as a page for `man`, in roff with the macros of man(7).
  package var manual: String { declaration.manual }

  /// The names that lead to every command that is shown, without the program's; the program's own are none.
  package var commandNames: [[String]] {
    declaration.shownPaths.map { $0.dropFirst().map(\.name) }
  }

  /// Every line that the help of a command shows as an example.
  package var examples: [Example] { declaration.shownPaths.flatMap { $0.last?.examples ?? [] } }

  /// What is wrong with the declaration itself; a test of the program holds this to be empty.
  package func problems() -> [DeclarationProblem] { declaration.problems() }
}

/// What a line asks for. The texts end in a newline.
package enum Invocation<Outcome: Sendable>: Sendable {
  case run(Arguments, Command<Outcome>.Body)
  case help(String)
  case version(String)
  case completion(String)
  case manual(String)

  /// What is to be printed, when printing is all there is to do.
  package var text: String? {
    switch self {
    case .run: nil
    case .help(let text), .completion(let text), .manual(let text), .version(let text): text
    }
  }
}

/// A word and what it means: a row of a list in two columns.
package struct Entry: Equatable, Sendable {
  /// What stands on the left.
  package let term: String
  /// What stands on the right, a Danish sentence.
  package let explanation: String

  package init(_ term: String, _ explanation: String) {
    self.term = term
    self.explanation = explanation
  }
}

/// What is known of an application whatever its outcome.
struct ApplicationDeclaration: Sendable {
  let version: String
  let root: CommandDeclaration
  let guides: [Guide]
  let exitCodes: [Entry]
  let environment: [Entry]
  let files: [Entry]

  var name: String { root.name }

  /// The commands that names lead to, the program first; nil when one is not there.
  func path(_ names: some Sequence<String>) -> [CommandDeclaration]? {
    var path = [root]
    for name in names {
      guard let next = path[path.count - 1].subcommand(name) else { return nil }
      path.append(next)
    }
    return path
  }
}

extension Command {
  fileprivate func body(at names: ArraySlice<String>) -> Body? {
    switch action {
    case .run(let body): names.isEmpty ? body : nil
    case .subcommands(_, let ownBody) where names.isEmpty: ownBody
    case .subcommands(let commands, _):
      commands.first { $0.declaration.name == names.first }?.body(at: names.dropFirst())
    }
  }
}

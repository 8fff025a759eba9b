/// A command: either one that does something, or a group of commands.
///
/// Declared once; `Application` makes parsing, help, usage errors, completions and the manual of
/// it. `Outcome` is what a command's body gives back, for example an exit code.
package struct Command<Outcome: Sendable>: Sendable {
  /// What a command does with what was typed for it.
  package typealias Body = @Sendable (Arguments) throws -> Outcome

  indirect enum Action: Sendable {
    case run(Body)
    /// `ownBody` runs where no command is named.
    case subcommands([Command], ownBody: Body?)
  }

  let declaration: CommandDeclaration
  let action: Action

  /// A command that does something.
  ///
  /// - Parameters:
  ///   - summary: what it does, one short Danish sentence for lists of commands.
  ///   - discussion: what else there is to know; paragraphs are separated by an empty line.
  ///   - parameters: options and flags in the order of help, arguments in the order of the line.
  ///   - rules: what holds between the parameters.
  package init(
    _ name: String, summary: String, discussion: String = "", examples: [Example] = [],
    parameters: [any Parameter] = [], rules: [Rule] = [], isHidden: Bool = false,
    run: @escaping Body
  ) {
    declaration = CommandDeclaration(
      name: name, summary: summary, discussion: discussion, examples: examples,
      parameters: parameters.map(\.declaration), rules: rules, isHidden: isHidden,
      subcommands: nil, isRunnable: true)
    action = .run(run)
  }

  /// A group of commands. Its options are the commands' options too, and may stand before their
  /// names.
  package init(
    _ name: String, summary: String, discussion: String = "", examples: [Example] = [],
    parameters: [any Parameter] = [], isHidden: Bool = false, subcommands: [Command]
  ) {
    declaration = CommandDeclaration(
      name: name, summary: summary, discussion: discussion, examples: examples,
      parameters: parameters.map(\.declaration), rules: [], isHidden: isHidden,
      subcommands: subcommands.map(\.declaration), isRunnable: false)
    action = .subcommands(subcommands, ownBody: nil)
  }

  /// A group that also does something where none of its commands is named: `plenum points`, and `plenum points
  /// settle`. Its options are its own and not its commands'.
  package init(
    _ name: String, summary: String, discussion: String = "", examples: [Example] = [],
    parameters: [any Parameter] = [], rules: [Rule] = [], isHidden: Bool = false,
    subcommands: [Command], run: @escaping Body
  ) {
    declaration = CommandDeclaration(
      name: name, summary: summary, discussion: discussion, examples: examples,
      parameters: parameters.map(\.declaration), rules: rules, isHidden: isHidden,
      subcommands: subcommands.map(\.declaration), isRunnable: true)
    action = .subcommands(subcommands, ownBody: run)
  }
}

/// What is known of a command whatever its outcome.
struct CommandDeclaration: Sendable {
  let name: String
  let summary: String
  let discussion: String
  let examples: [Example]
  let parameters: [ParameterDeclaration]
  let rules: [Rule]
  let isHidden: Bool
  /// Nil for a command that does something, and the commands of a group.
  var subcommands: [CommandDeclaration]?
  /// Whether it does something when nothing more is named.
  var isRunnable = true
}

extension CommandDeclaration {
  var isGroup: Bool { subcommands != nil }
  /// Whether its options are the options of the commands in it too.
  var sharesOptions: Bool { isGroup && !isRunnable }
  var options: [ParameterDeclaration] { parameters.filter { $0.kind != .argument } }
  var arguments: [ParameterDeclaration] { parameters.filter { $0.kind == .argument } }
  var shownSubcommands: [CommandDeclaration] { (subcommands ?? []).filter { !$0.isHidden } }

  func subcommand(_ name: String) -> CommandDeclaration? {
    subcommands?.first { $0.name == name }
  }
}

/// A line that may be typed as it stands in a shell, and what it does.
package struct Example: Equatable, Sendable {
  /// The whole line, the program's name first.
  package let command: String
  /// A Danish sentence.
  package let explanation: String

  /// - Parameter command: the whole line, beginning with the program's name; it may be piped to
  ///   or from other programs.
  package init(_ command: String, _ explanation: String) {
    self.command = command
    self.explanation = explanation
  }
}

/// What holds between the options of a command, and arguments that may be left out.
package struct Rule: Sendable {
  enum Kind: Equatable, Sendable {
    case exactlyOne
    case atMostOne
    /// The first option is refused without all the others.
    case needs
  }

  let kind: Kind
  /// How the options are spelled.
  let members: [String]

  /// One of them must be given, and not two.
  package static func exactlyOne(of members: any Parameter...) -> Rule {
    Rule(kind: .exactlyOne, members: members.map(\.declaration.spelling))
  }

  /// Not two of them may be given.
  package static func atMostOne(of members: any Parameter...) -> Rule {
    Rule(kind: .atMostOne, members: members.map(\.declaration.spelling))
  }

  /// Who gives `parameter` must give `others` too.
  package static func giving(_ parameter: any Parameter, needs others: any Parameter...) -> Rule {
    Rule(kind: .needs, members: ([parameter] + others).map(\.declaration.spelling))
  }
}

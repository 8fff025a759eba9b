import PlenumApp
import PlenumCommandLine
import PlenumModel

/// What a command prints, and how the process ends.
struct Reply: Sendable {
  let text: String
  /// For the standard error, a line each.
  let remarks: [String]
  let status: Int32

  init(_ answer: Answer, asJSON: Bool = false) {
    text = asJSON ? answer.json.pretty + "\n" : answer.text
    remarks = answer.remarks
    status = answer.status.rawValue
  }
}

extension Command where Outcome == Reply {
  /// A command that prints data: `--json` is one of its flags.
  init(
    _ name: String, summary: String, discussion: String = "", examples: [Example] = [],
    parameters: [any Parameter], rules: [Rule] = [],
    answer: @escaping @Sendable (Arguments) throws -> Answer
  ) {
    self.init(
      name, summary: summary, discussion: discussion, examples: examples,
      parameters: parameters + [PlenumCommands.json], rules: rules
    ) { arguments in
      Reply(try answer(arguments), asJSON: arguments[PlenumCommands.json])
    }
  }
  /// A group that prints data itself, and has commands.
  init(
    _ name: String, summary: String, discussion: String = "", examples: [Example] = [],
    parameters: [any Parameter], rules: [Rule] = [], subcommands: [Command],
    answer: @escaping @Sendable (Arguments) throws -> Answer
  ) {
    self.init(
      name, summary: summary, discussion: discussion, examples: examples,
      parameters: parameters + [PlenumCommands.json], rules: rules, subcommands: subcommands
    ) { arguments in
      Reply(try answer(arguments), asJSON: arguments[PlenumCommands.json])
    }
  }
}

/// How a command is used, in the notation of manuals: `[…]` may be left out, `|` parts what
/// excludes each other, `…` may be repeated.
struct Usage: Equatable, Sendable {
  /// The program and command, then one part for each parameter; a part is never broken.
  let parts: [String]

  init(_ path: [CommandDeclaration]) {
    let names = path.map(\.name).joined(separator: " ")
    guard let command = path.last else {
      parts = []
      return
    }
    let options = Self.optionParts(of: command)
    if command.isGroup {
      parts = [names] + options + [command.isRunnable ? "[KOMMANDO]" : "KOMMANDO"]
    } else {
      let grouped = Set(command.rules.filter { $0.kind != .needs }.flatMap(\.members))
      let arguments = command.arguments.filter { !grouped.contains($0.spelling) }
      parts = [names] + options + arguments.map(Self.argumentPart)
    }
  }

  private static func optionParts(of command: CommandDeclaration) -> [String] {
    let groups = command.rules.filter { $0.kind != .needs }
    /// A parameter of several rules is shown with the first.
    func group(of parameter: ParameterDeclaration) -> Int? {
      groups.firstIndex { $0.members.contains(parameter.spelling) }
    }
    var parts: [(order: Int, text: String)] = []
    for option in command.options + command.arguments {
      if let place = group(of: option) {
        let rule = groups[place]
        guard rule.members.first == option.spelling else { continue }
        let forms = command.parameters.filter { group(of: $0) == place }.map(\.form)
        let text = forms.joined(separator: " | ")
        let isNeeded = rule.kind == .exactlyOne
        parts.append((isNeeded ? 0 : 1, isNeeded ? "(\(text))" : "[\(text)]"))
      } else if option.kind != .argument {
        let repeated = option.isRepeatable ? "…" : ""
        parts.append(
          option.isRequired ? (0, option.form + repeated) : (1, "[\(option.form)]" + repeated))
      }
    }
    return parts.filter { $0.order == 0 }.map(\.text) + parts.filter { $0.order == 1 }.map(\.text)
  }

  private static func argumentPart(_ argument: ParameterDeclaration) -> String {
    let form = argument.isText ? "-- " + argument.form : argument.form
    return argument.isRequired ? form : "[\(form)]"
  }
}

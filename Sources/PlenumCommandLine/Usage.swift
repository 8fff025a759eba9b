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
      parts = [names] + options + ["KOMMANDO"]
    } else {
      parts = [names] + options + command.arguments.map(Self.argumentPart)
    }
  }

  private static func optionParts(of command: CommandDeclaration) -> [String] {
    let groups = command.rules.filter { $0.kind != .needs }
    var parts: [(order: Int, text: String)] = []
    for option in command.options {
      if let group = groups.first(where: { $0.members.contains(option.spelling) }) {
        guard group.members.first == option.spelling else { continue }
        let forms = command.options.filter { group.members.contains($0.spelling) }.map(\.form)
        let text = forms.joined(separator: " | ")
        let isNeeded = group.kind == .exactlyOne
        parts.append((isNeeded ? 0 : 1, isNeeded ? "(\(text))" : "[\(text)]"))
      } else {
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

import TestSupport
import Testing

@testable import PlenumCommandLine

/// Random programs and random lines: nothing crashes, and what a line means can be written down
/// again.
@Suite struct RandomLineTests {
  @Test(arguments: 0..<40)
  func `what a line means is what its canonical spelling means`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let program = RandomProgram(using: &random)
    #expect(program.application.problems() == [])
    var understood = 0
    for _ in 0..<400 {
      let line = program.line(using: &random)
      let environment =
        Bool.random(using: &random) ? [:] : ["A": random.pick(["1", "x", "", "md"])]
      do {
        let invocation = try program.application.parse(line, environment: environment)
        guard case .run(let arguments, let body) = invocation else { continue }
        understood += 1
        // A body reads every parameter, each with its type.
        let parameters = try body(arguments)
        let canonical = canonicalLine(arguments, parameters)
        guard case .run(let again, _) = try program.application.parse(canonical) else {
          Issue.record("\(canonical) does not run")
          continue
        }
        #expect(again == arguments, "\(line) as \(canonical)")
      } catch let error as UsageError {
        #expect(error.message.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        #expect(error.message.split(separator: "\n").count >= 3)
      }
    }
    #expect(understood > 0, "no line was understood")
  }

  /// Names, then options with `=` in the order of the declaration, then `--` and the arguments.
  private func canonicalLine(
    _ arguments: Arguments, _ parameters: [ParameterDeclaration]
  ) -> [String] {
    var line = Array(arguments.command.dropFirst())
    for option in parameters where option.kind != .argument {
      for word in arguments.words[option.spelling] ?? [] {
        line.append(option.kind == .flag ? option.spelling : "\(option.spelling)=\(word)")
      }
    }
    line.append("--")
    for argument in parameters where argument.kind == .argument {
      line += arguments.words[argument.spelling] ?? []
    }
    return line
  }
}

/// A program with a group and a few commands of random parameters.
private struct RandomProgram {
  let application: Application<[ParameterDeclaration]>
  private let vocabulary: [String]

  init(using random: inout SeededRandom) {
    let global = Option(
      "g", letter: "g", value: "G", .choice(["md", "x"]), environment: "A", help: "G.")
    let inner = Self.command("inner", above: [global], using: &random)
    let plain = Self.command("plain", above: [global], using: &random)
    let group = Command("group", summary: "Gruppe.", subcommands: [inner, plain])
    let outer = Self.command("outer", above: [global], using: &random)
    let root = Command("app", summary: "Prøve.", parameters: [global], subcommands: [group, outer])
    application = Application(version: "1", root: root)
    let options = [inner, plain, outer].flatMap(\.declaration.options) + [global.declaration]
    let spellings = options.flatMap(\.spellings)
    vocabulary =
      spellings + spellings + spellings.map { $0 + "=1" } + ["--g=md", "-g=x"] + [
        "1", "2", "-5", "x", "md", "", "-", "--", "=", "-x", "--x", "--=", "--help", "help", "æ=ø",
        "-\u{301}", "--\u{1F600}", "group", "inner", "\r\n", "--g=", "\u{1B}[0m", "plain",
      ]
  }

  /// Mostly a command's name and what it often needs, and then anything.
  func line(using random: inout SeededRandom) -> [String] {
    let names = [["outer"], ["group", "inner"], ["group", "plain"], ["group"], []]
    let count = Int.random(in: 0...6, using: &random)
    let needs = [[], ["--must=x"], ["--must", "x", "1"]]
    return random.pick(names) + random.pick(needs)
      + (0..<count).map { _ in random.pick(vocabulary) }
  }

  private static func command(
    _ name: String, above: [any Parameter], using random: inout SeededRandom
  ) -> Command<[ParameterDeclaration]> {
    let options: [any Parameter] = [
      Flag("all", letter: "a", help: "F."),
      Option("num", letter: "n", value: "N", .wholeNumber, help: "O."),
      Option("word", value: "W", .textOrEmpty, default: "w", environment: "A", help: "O."),
      Option(required: "must", letter: "m", value: "M", .text, help: "O."),
      Option(repeated: "many", value: "R", .text, help: "O."),
      Option("part", value: "P", .decimal, help: "O."),
    ]
    let required = Argument("FIRST", .text, help: "A.")
    let optional = Argument(optional: "SECOND", .wholeNumber, help: "A.")
    let lasts: [[any Parameter]] = [
      [], [Argument(repeated: "REST", .text, help: "A.")],
      [Argument(anyNumber: "REST", .textOrEmpty, help: "A.")], [Argument(text: "REST", help: "A.")],
    ]
    let last = random.pick(lasts)
    let canOmit = last.allSatisfy { !$0.declaration.isRequired }
    let arguments: [any Parameter] =
      (Bool.random(using: &random) ? [required] : [])
      + (canOmit && Bool.random(using: &random) ? [optional] : []) + last
    let parameters = options.filter { _ in Int.random(in: 0..<3, using: &random) > 0 } + arguments
    return Command(name, summary: "Prøve.", parameters: parameters) { given in
      (parameters + above).map { read($0, of: given) }
    }
  }
}

/// Reads a parameter with its type, whatever that is.
private func read(_ parameter: some Parameter, of arguments: Arguments) -> ParameterDeclaration {
  _ = arguments[parameter]
  return parameter.declaration
}

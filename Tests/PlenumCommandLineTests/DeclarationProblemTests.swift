import Testing

@testable import PlenumCommandLine

@Suite struct DeclarationProblemTests {
  @Test func `a sound declaration has no problems`() {
    #expect(Sample.application.problems() == [])
  }

  private static func faults(
    _ parameters: [any Parameter] = [], rules: [Rule] = [], examples: [Example] = []
  ) -> [DeclarationFault] {
    let command = Command<Int>(
      "go", summary: "Gør noget.", examples: examples, parameters: parameters, rules: rules
    ) { _ in 0 }
    let other = Command<Int>("stay", summary: "Gør intet.") { _ in 0 }
    let all = Flag("all", letter: "a", help: "Alt.")
    let root = Command<Int>(
      "app", summary: "En prøve.", parameters: [all], subcommands: [command, other])
    return Application(version: "1", root: root).problems().map(\.fault)
  }

  private static func flag(_ name: String, letter: Unicode.Scalar? = nil, help: String = "Ja.")
    -> Flag
  {
    Flag(name, letter: letter, help: help)
  }

  @Test func `finds names that cannot be typed`() {
    #expect(Self.faults([Self.flag("Store")]) == [.badName("Store")])
    #expect(Self.faults([Self.flag("")]) == [.badName("")])
    #expect(Self.faults([Self.flag("x-")]) == [.badName("x-")])
    #expect(Self.faults([Self.flag("x", letter: "5")]) == [.badLetter("5")])
    #expect(Self.faults([Self.flag("x", letter: "å")]) == [.badLetter("å")])
    #expect(Self.faults([Self.flag("x", help: "")]) == [.missingHelp("--x")])
    #expect(
      Self.faults([Option("x", value: "EN TO", .text, help: "X.")]) == [.badValueName("EN TO")])
    #expect(Self.faults([Argument("", .text, help: "X.")]) == [.badValueName("")])
    #expect(
      Self.faults([Option("x", value: "X", .text, environment: "path", help: "X.")])
        == [.badVariable("path")])
  }

  @Test func `finds what is declared twice`() {
    #expect(Self.faults([Self.flag("x"), Self.flag("x")]) == [.duplicate("--x")])
    #expect(Self.faults([Self.flag("all")]) == [.duplicate("--all")])
    #expect(Self.faults([Self.flag("x", letter: "a")]) == [.duplicate("-a")])
    #expect(Self.faults([Self.flag("x", letter: "h")]) == [.duplicate("-h")])
    #expect(Self.faults([Self.flag("version")]) == [.duplicate("--version")])
    let x = Argument("X", .text, help: "X.")
    #expect(Self.faults([x, x]) == [.duplicate("X")])
    let twice = Command<Int>("same", summary: "Gør noget.") { _ in 0 }
    let root = Command<Int>("app", summary: "En prøve.", subcommands: [twice, twice])
    #expect(Application(version: "1", root: root).problems().map(\.fault) == [.duplicate("same")])
  }

  @Test func `finds arguments that no line could tell apart`() {
    let many = Argument(repeated: "FLERE", .text, help: "X.")
    let one = Argument("EN", .text, help: "X.")
    let maybe = Argument(optional: "MÅSKE", .text, help: "X.")
    #expect(Self.faults([many, one]) == [.repeatedBeforeLast("FLERE")])
    #expect(Self.faults([maybe, one]) == [.requiredAfterOptional("EN")])
    #expect(Self.faults([one, maybe, Argument(text: "TEKST", help: "X.")]) == [])
  }

  @Test func `finds groups that lead nowhere`() {
    let x = Argument("X", .text, help: "X.")
    let empty = Command<Int>("app", summary: "", parameters: [x], subcommands: [])
    let faults = Application(version: "1", root: empty).problems()
    #expect(
      faults.filter { $0.command == "app" }.map(\.fault) == [
        .missingSummary, .argumentOfGroup("X"),
      ])
    let group = Command<Int>("empty", summary: "Tom.", subcommands: [])
    let root = Command<Int>("app", summary: "En prøve.", subcommands: [group])
    #expect(
      Application(version: "1", root: root).problems()
        == [DeclarationProblem(command: "app empty", fault: .emptyGroup)])
  }

  @Test func `finds defaults, choices and rules that cannot be met`() {
    #expect(
      Self.faults([Option("x", value: "X", .wholeNumber, default: "en", help: "X.")])
        == [.badDefault("--x")])
    #expect(
      Self.faults([Option("x", value: "X", .choice([]), help: "X.")]) == [.badChoices("--x")])
    #expect(
      Self.faults([Option("x", value: "X", .choice(["a b"]), help: "X.")]) == [.badChoices("--x")])
    let x = Self.flag("x")
    let y = Option(required: "y", value: "Y", .text, help: "Y.")
    #expect(Self.faults([x], rules: [.atMostOne(of: x, y)]) == [.badRule("--y")])
    #expect(Self.faults([x, y], rules: [.atMostOne(of: x, y)]) == [.badRule("--y")])
    let files = Argument(anyNumber: "FIL", .file, help: "Filer.")
    #expect(Self.faults([x, files], rules: [.exactlyOne(of: files, x)]) == [])
  }

  @Test func `finds examples that the declaration refuses`() throws {
    let x = Self.flag("x")
    func fault(_ line: String) -> DeclarationFault? {
      Self.faults([x], examples: [Example(line, "Gør noget.")]).first
    }
    #expect(fault("app go --x") == nil)
    #expect(fault("cat a | app go --x > b; app --all go") == nil)
    #expect(fault("app go 'en prøve'") != nil)
    #expect(fault("app stay") == .strayExample("app stay"))
    #expect(fault("go --x") == .strayExample("go --x"))
    #expect(fault("app go 'x") == .strayExample("app go 'x"))
    guard case .badExample("app go --y", let sentence) = fault("app go --y") else {
      Issue.record("an unknown option in an example goes unnoticed")
      return
    }
    #expect(sentence.contains("Tilvalget findes ikke: --y."))
  }
}

@Suite struct ShellLineTests {
  @Test(
    arguments: [
      ("a b  c", [["a", "b", "c"]]), ("a 'b c' \"d e\"", [["a", "b c", "d e"]]),
      ("a ''", [["a", ""]]), (#"a\ b 'c\' "d\"e""#, [["a b", #"c\"#, #"d"e"#]]),
      ("a | b && c; d", [["a"], ["b"], ["c"], ["d"]]), ("a > b c < d", [["a", "c"]]),
      ("", []), ("æ--ø=å", [["æ--ø=å"]]),
    ] as [(String, [[String]])])
  func `takes a line apart as a shell does`(line: String, commands: [[String]]) {
    #expect(ShellLine.commands(line) == commands)
  }

  @Test(arguments: ["a 'b", "a \"b", "a \\"])
  func `refuses a line that goes on`(_ line: String) {
    #expect(ShellLine.commands(line) == nil)
  }
}

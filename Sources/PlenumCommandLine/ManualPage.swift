/// The manual as one page for `man`: roff with the macros of man(7), all in ASCII, so that it
/// prints alike whatever the locale and the terminal.
struct ManualPage {
  private let application: ApplicationDeclaration

  init(_ application: ApplicationDeclaration) {
    self.application = application
  }

  var lines: [String] {
    let root = application.root
    let name = Roff.text(application.name)
    return [
      // The formatter would part Danish words by the rules of another language.
      ".nr HY 0",
      ".TH \(name.uppercased()) 1 \"\" \"\(name) \(Roff.text(application.version))\" \"Brugermanual\"",
      ".ad l", ".SH NAVN", "\(name) \\- \(Roff.text(root.summary.withoutFullStop))",
      ".SH SYNOPSIS", synopsis([root]),
    ]
      + section("BESKRIVELSE", Roff.paragraphs(root.discussion))
      + section("KOMMANDOER", application.shownPaths.dropFirst().flatMap(command))
      + section("VEJLEDNINGER", guides)
      + section("TILVALG", [root].visibleOptions.flatMap { tagged($0, rules: []) })
      + section("EKSEMPLER", root.examples.flatMap(example))
      + section("AFSLUTNINGSKODER", application.exitCodes.flatMap(tagged))
      + section("MILJØ", (variables + application.environment).flatMap(tagged))
      + section("FILER", application.files.flatMap(tagged))
  }

  private func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [".SH \(Roff.text(heading))"] + lines
  }

  /// A group has its commands after it, so that only its own options are left to tell.
  private func command(_ path: [CommandDeclaration]) -> [String] {
    guard let command = path.last else { return [] }
    let names = path.dropFirst().map(\.name).joined(separator: " ")
    let parameters = (command.arguments + command.options).flatMap {
      tagged($0, rules: command.rules)
    }
    return [".SS \(Roff.text(names))", synopsis(path), ".P", Roff.text(command.summary)]
      + Roff.paragraphs(command.discussion) + parameters + command.examples.flatMap(example)
  }

  private func synopsis(_ path: [CommandDeclaration]) -> String {
    let parts = Usage(path).parts
    let names = parts.prefix(1).map { "\\fB\(Roff.text($0))\\fR" }
    return (names + parts.dropFirst().map(Self.unbroken)).joined(separator: " ")
  }

  /// An option keeps its value on its line; alternatives may be parted.
  private static func unbroken(_ part: String) -> String {
    let words = part.split(separator: " ").map { Roff.text(String($0)) }
    return words.dropFirst().reduce(words.first ?? "") { line, word in
      line + (word == "|" || line.hasSuffix("|") ? " " : "\\~") + word
    }
  }

  private func tagged(_ parameter: ParameterDeclaration, rules: [Rule]) -> [String] {
    let spellings =
      parameter.kind == .argument
      ? "\\fI\(Roff.text(parameter.form))\\fR"
      : parameter.spellings.map { "\\fB\(Roff.text($0))\\fR" }.joined(separator: ", ")
    let value = parameter.kind == .option ? " \\fI\(Roff.text(parameter.valueName))\\fR" : ""
    return [".TP", spellings + value, Roff.text(parameter.entry(rules: rules).explanation)]
  }

  private func tagged(_ entry: Entry) -> [String] {
    [".TP", "\\fB\(Roff.text(entry.term))\\fR", Roff.text(entry.explanation)]
  }

  private func example(_ example: Example) -> [String] {
    [
      ".P", Roff.text(example.explanation.withoutFullStop + ":"), ".P", ".RS 4", ".EX",
      Roff.text(example.command), ".EE",
      ".RE",
    ]
  }

  private var guides: [String] {
    guard !application.guides.isEmpty else { return [] }
    let line = "\(application.name) help VEJLEDNING"
    return [".P", Roff.text("Vises med \(line):")]
      + application.guides.map(\.entry).flatMap(tagged)
  }

  /// The variables that options fall back on, each once.
  private var variables: [Entry] {
    var seen: Set<String> = []
    return application.shownPaths.flatMap { $0.last?.options ?? [] }.compactMap { option in
      guard let variable = option.environment, seen.insert(variable).inserted else { return nil }
      return Entry(variable, "Bruges, når tilvalget \(option.spelling) ikke er angivet.")
    }
  }
}

extension ApplicationDeclaration {
  /// The manual page; ends in a newline.
  var manual: String { ManualPage(self).lines.joined(separator: "\n") + "\n" }
}

/// Text as roff takes it.
enum Roff {
  /// One line of text, whatever it holds: nothing in it is a request, and what roff would make
  /// typographic (hyphens, quotes, tildes) stays as it can be typed. Letters outside ASCII are
  /// written by name or number (groff_char(7)).
  static func text(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      if let name = names[scalar] {
        line += "\\[\(name)]"
      } else if scalar == "-" {
        line += "\\-"
      } else if scalar == "\n" {
        line += " "
      } else if scalar.isASCII {
        line.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        line += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)]"
      }
    }
    return line.utf8.first == UInt8(ascii: ".") ? "\\&" + line : line
  }

  /// Running text, an empty line parting its paragraphs.
  static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .split(whereSeparator: \.isEmpty)
      .flatMap { [".P", Self.text($0.joined(separator: " "))] }
  }

  private static let names: [Unicode.Scalar: String] = [
    "æ": "ae", "ø": "/o", "å": "oa", "Æ": "AE", "Ø": "/O", "Å": "oA", "é": "'e", "É": "'E",
    "\\": "rs", "\"": "dq", "'": "aq", "`": "ga", "^": "ha", "~": "ti",
  ]
}

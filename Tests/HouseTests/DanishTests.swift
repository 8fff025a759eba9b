import Foundation
import PlenumCommandLine
import TestSupport
import Testing

@testable import plenum

/// No English word meets a Danish user. What is spelled alike in both languages ("for", "have", "under") proves nothing
/// and is not looked for; names of options, paths and published values are words of the program and not of a sentence.
struct DanishTests {
  private static let english = Set(
    """
    the and with from this that these those was were has had are you your not been would should could which who whose \
    what when where there their its they them into than then only also must does did about after again against because \
    before being between both but cannot each every few more most other our same some such through until while why yes \
    please nothing something file files error errors warning failed invalid missing unknown usage option options default \
    value values string line lines number name names page found saved deleted empty following expected unexpected \
    required optional argument arguments input output
    """.split(separator: " ").map(String.init))

  /// The lines that have an English word, each with what was found.
  static func englishLines(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let plain = line.replacing(/--?[a-z][a-z-]*|[^ ]*\/[^ ]*/, with: " ")
      let words = plain.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
      let found = words.filter(english.contains)
      return found.isEmpty ? nil : "\(found): \(line)"
    }
  }

  @Test(arguments: [
    ("Filen findes ikke.\nThe file is not there.", 1), ("Brug --output FIL eller --file", 0),
    ("vi vil gerne have det under taget", 0), ("Usage: plenum", 1), ("»unknown«", 1),
  ])
  func `an English word is seen`(text: String, lines: Int) {
    #expect(Self.englishLines(in: text).count == lines)
  }

  @Test func `help, the manual and the completions are Danish`() {
    let application = PlenumCommands.application
    var text = application.manual
    for names in application.commandNames { text += application.help(for: names) ?? "" }
    #expect(text.count > 50_000)
    #expect(Self.englishLines(in: text) == [])
    // Of the scripts only what they show: descriptions stand in quotes behind -d in fish, in brackets in zsh.
    let fish = application.completion(for: .fish).matches(of: /-d '((?:[^'\\]|\\.)*)'/)
    #expect(fish.count > 100)
    #expect(Self.englishLines(in: fish.map { String($0.output.1) }.joined(separator: "\n")) == [])
    let zsh = application.completion(for: .zsh).matches(of: /\[((?:[^\]\\]|\\.)*)\]:/)
    #expect(zsh.count > 100)
    #expect(Self.englishLines(in: zsh.map { String($0.output.1) }.joined(separator: "\n")) == [])
  }

  @Test func `every message is Danish`() throws {
    let folders = ["Sources/PlenumApp", "Sources/PlenumReport", "Sources/PlenumCommandLine"]
    let unread = ["Stylesheet.swift", "SheetStyle.swift", "Completion.swift", "Exchange.swift"]
    var sentences = 0
    for folder in folders {
      let base = House.root.appending(path: folder)
      for path in try FileManager.default.subpathsOfDirectory(atPath: base.path())
      where path.hasSuffix(".swift") && !unread.contains(where: path.hasSuffix) {
        let source = try String(contentsOf: base.appending(path: path), encoding: .utf8)
        let literals = Self.sentences(inSource: source)
        sentences += literals.count
        #expect(Self.englishLines(in: literals.joined(separator: "\n")) == [], "\(path)")
      }
    }
    #expect(sentences > 400)
  }

  @Test func `the guides and the pages are Danish`() throws {
    for name in GuideTests.names.map({ "Corpus/guides/\($0)" }) + [".ci/readme.txt"] {
      let file = House.root.appending(path: name)
      let prose = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.hasPrefix("$ ") }.joined(separator: "\n")
      #expect(Self.englishLines(in: prose) == [], "\(name)")
    }
    let script = try String(
      contentsOf: House.root.appending(path: "Corpus/pages/table.js"), encoding: .utf8)
    // Every second part between the quotes of a line stands in them.
    let shown = script.split(separator: "\n").flatMap { line in
      line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 && $0.element.contains(" ") }.map(\.element)
    }
    #expect(shown.count > 20)
    #expect(Self.englishLines(in: shown.joined(separator: "\n")) == [])

    let folder = try TemporaryFolder("danish")
    let pages = try Shell.run(
      [
        "bash", "-ec",
        """
        p=\(Built.plenum.path())
        $p demo --output . > demo.txt
        $p import plenum-demo-notater.jsonl --settled > import.txt 2>&1
        $p meeting sheets 2021-06-14-hovedstaden --tables 2 --output ark.html > ark.txt
        $p meeting sheets 2021-06-14-hovedstaden --tables 1 --offline . > side.txt 2>&1
        cat demo.txt import.txt plenum-demo.html ark.html *-bord-1.html
        """,
      ], environment: ["PLENUM_DB": "lager.sqlite"], in: folder.url)
    #expect(pages.status == 0, "\(pages.standardError)")
    let visible = pages.standardOutput
      .replacing(/<(style|script)[^>]*>(?s:.*?)<\/(style|script)>/, with: " ")
      .replacing(/<[^>]*>/, with: " ")
    #expect(visible.count > 10_000)
    #expect(Self.englishLines(in: visible) == [])
  }

  @Test(arguments: TranscriptTests.names)
  func `what the transcripts show is Danish`(name: String) throws {
    let file = House.root.appending(path: "Tests/HouseTests/Transcripts/\(name)")
    var isForPeople = false
    var shown = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("$ ") {
        isForPeople =
          line.contains("plenum ")
          && !["json", "csv", "table ", "export", "completion", "plenum man", "cat "]
            .contains(where: line.contains)
      } else if isForPeople, !line.hasPrefix("> ") {
        shown += line + "\n"
      }
    }
    // The shell's own words, and what a typed `echo` says, are not the program's.
    let own = Self.englishLines(in: shown).filter { !$0.contains("ls: cannot access") }
    #expect(own == [])
  }

  /// The literals of a source that have several words, without comments, what the program never shows, and what is put
  /// in for an interpolation.
  private static func sentences(inSource source: String) -> [String] {
    let code = source.split(separator: "\n").filter {
      !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//")
        && !$0.contains("preconditionFailure")
    }.joined(separator: "\n")
    var text = ""
    var depth = 0
    var previous: Character = " "
    for character in code {
      if depth > 0 {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      } else if previous == "\\", character == "(" {
        depth = 1
      } else {
        text.append(character)
      }
      previous = character
    }
    return text.matches(of: /"""((?s:.*?))"""|"((?:[^"\\\n]|\\.)*)"/).compactMap {
      let literal = String($0.output.1 ?? $0.output.2 ?? "")
      // Tags and rules of pages are no words.
      let words = literal.replacing(/<[^>]*>|[a-z-]+-src [^;"]*/, with: " ")
      return words.contains(/\p{L}+ +\p{L}+/) ? words : nil
    }
  }
}

import Foundation
import PlenumCommandLine
import TestSupport
import Testing

/// A line up to the cursor, and what a shell offers there.
struct OfferCase: Sendable, CustomTestStringConvertible {
  let line: String
  let offers: [String]
  var testDescription: String { line }

  init(_ line: String, _ offers: [String]) {
    self.line = line
    self.offers = offers
  }

  /// What every shell offers, in a folder with `brev.txt`, `noter.jsonl` and the folder `mappe`.
  static let everywhere = [
    OfferCase("aftale mee", ["meeting"]),
    OfferCase("aftale ", ["help", "import", "meeting", "note", "summary"]),
    OfferCase("aftale help me", ["meeting"]),
    OfferCase("aftale help be", ["begynd"]),
    OfferCase("aftale be", []),
    OfferCase("aftale help meeting cr", ["create"]),
    OfferCase("aftale meeting ", ["create", "list"]),
    OfferCase("aftale --db meeting meeting l", ["list"]),
    OfferCase("aftale meeting --db x l", ["list"]),
    OfferCase("aftale import --we", ["--weight"]),
    OfferCase("aftale import no", ["noter.jsonl"]),
    OfferCase("aftale import noter.jsonl br", ["brev.txt"]),
    OfferCase("aftale meeting create --from-letter br", ["brev.txt"]),
    OfferCase("aftale summary m --format ", ["html", "json", "md"]),
    OfferCase("aftale summary --format h", ["html"]),
    OfferCase("aftale summary -f j", ["json"]),
    OfferCase("aftale summary m -5 ", ["a", "b"]),
    OfferCase("aftale summary m 5 a ", ["a", "b"]),
    OfferCase("aftale summary m 5 -- ", ["a", "b"]),
    OfferCase("aftale summary --out ma", ["mappe"]),
    OfferCase("aftale summary --where re", ["region=", "rest"]),
    OfferCase("aftale note add --meeting ", []),
    OfferCase("aftale note add -- --ta", []),
    OfferCase("aftale sec", []),
    OfferCase("aftale summary ", []),
  ]
}

@Suite struct CompletionTests {
  @Test(arguments: Shell.allCases)
  func `writes the script of each shell`(_ shell: Shell) throws {
    let text = Sample.application.completion(for: shell)
    try Golden.expect(text, isKeptAs: "completion.\(shell.rawValue)")
    guard
      case .completion(let asked) = try Sample.application.parse(["completion", shell.rawValue])
    else {
      Issue.record("a completion is not a command to run")
      return
    }
    #expect(asked == text)
  }

  @Test(
    .enabled(if: Program.isInstalled("bash"), "bash is not installed"),
    arguments: OfferCase.everywhere + [
      OfferCase("aftale summary --format = h", ["html"]),
      OfferCase("aftale summary --format =", ["html", "json", "md"]),
      OfferCase("aftale summary --where region = x", []),
      OfferCase("aftale summary --where region = x m 5 ", ["a", "b"]),
      OfferCase("aftale --v", ["--version"]),
      OfferCase("aftale meeting create --start 13 : 30 --da", ["--date"]),
    ])
  func `bash offers what may follow`(_ row: OfferCase) throws {
    let folder = try folderWithScript(.bash)
    let script = """
      source ./script; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _aftale
      (( ${#COMPREPLY[@]} )) && printf '%s\\n' "${COMPREPLY[@]}"; true
      """
    let words = row.line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let result = try Program.run(
      "bash", ["--norc", "-uc", script, "bash"] + words, in: folder.url)
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n").map(String.init).sorted() == row.offers)
  }

  @Test(
    .enabled(if: Program.isInstalled("fish"), "fish is not installed"),
    arguments: OfferCase.everywhere + [
      OfferCase("aftale summary --format=h", ["--format=html"]),
      OfferCase("aftale --vers", ["--version"]),
    ])
  func `fish offers what may follow`(_ row: OfferCase) throws {
    let folder = try folderWithScript(.fish)
    let check = try Program.run("fish", ["-n", "script"], in: folder.url)
    #expect(check.status == 0 && check.errors == "")
    let result = try Program.run(
      "fish", ["--no-config", "-c", "source script; complete -C \(quote(row.line))"],
      in: folder.url,
      environment: ["HOME": folder.path])
    #expect(result.errors == "")
    let offers = result.output.split(separator: "\n").map { line in
      String(line.prefix { $0 != "\t" && $0 != "/" })
    }
    #expect(offers.sorted() == row.offers)
  }

  @Test(
    .enabled(if: Program.isInstalled("zsh"), "zsh is not installed"),
    arguments: OfferCase.everywhere + [
      OfferCase("aftale summary --format=h", ["html"]),
      OfferCase("aftale --vers", ["--version"]),
    ])
  func `zsh offers what may follow`(_ row: OfferCase) throws {
    let folder = try folderWithScript(.zsh)
    let check = try Program.run("zsh", ["-n", "script"], in: folder.url)
    #expect(check.status == 0 && check.errors == "")
    try Self.zshSettings.write(
      to: folder[".zshrc"], atomically: true, encoding: .utf8)
    let result = try Program.run(
      "zsh", ["-f", "-c", Self.zshTerminal], in: folder.url,
      environment: ["ZDOTDIR": folder.path, "TYPED": row.line])
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n").map(String.init).sorted() == row.offers)
  }

  /// zsh completes only at a terminal: one zsh gives another a terminal, and reads what it offered.
  private static let zshTerminal = """
    zmodload zsh/zpty
    zpty shell zsh -d -i
    while zpty -r shell line; do :; done
    if [[ -e offers ]] sort -u offers
    """

  /// Types the line, writes down all that is offered, and leaves.
  private static let zshSettings = """
    PS1='' LISTMAX=10000 COLUMNS=200 LINES=200
    autoload -Uz compinit && compinit -u -D
    source ./script
    compadd() {
      if (( ${argv[(I)-[OAD]]} )); then builtin compadd "$@"; return; fi
      local -a hits
      builtin compadd -A hits "$@"
      (( $#hits )) && print -rl -- "${(@)hits}" >> offers
      builtin compadd "$@"
    }
    zle-line-init() {
      BUFFER=$TYPED CURSOR=$#TYPED
      zle list-choices
      BUFFER=exit
      zle accept-line
    }
    zle -N zle-line-init
    """

  private func quote(_ line: String) -> String { "'\(line)'" }

  /// A folder with a shell's script and the files that the tables name.
  private func folderWithScript(_ shell: Shell) throws -> TemporaryFolder {
    let folder = try TemporaryFolder("completion")
    let script = Sample.application.completion(for: shell)
    try script.write(to: folder["script"], atomically: true, encoding: .utf8)
    for name in ["brev.txt", "noter.jsonl"] {
      try Data().write(to: folder[name])
    }
    try FileManager.default.createDirectory(
      at: folder["mappe"], withIntermediateDirectories: false)
    return folder
  }
}

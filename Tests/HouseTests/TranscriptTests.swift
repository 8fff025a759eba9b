import Foundation
import TestSupport
import Testing

/// Sessions with the real binary. Each file in `Transcripts` is played in an empty folder with a store of its own, where `corpus`
/// leads to the sample meetings: lines that begin with `$ ` are typed (`> ` goes on with the line before), what follows
/// is what must be printed (both streams), and `[exit N]` stands where the exit code is not 0. `RECORD=1` writes what
/// is printed into the file and fails once.
struct TranscriptTests {
  private static let folder = House.root.appending(path: "Tests/HouseTests/Transcripts")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".transcript") }.sorted()
  }

  @Test func `there are transcripts to play`() {
    #expect(Self.names.count >= 5)
  }

  @Test(arguments: names)
  func `prints what the transcript says`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    let played = try Transcript(expected).played()
    if ProcessInfo.processInfo.environment["RECORD"] != nil, played != expected {
      try played.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) was recorded anew; read it and run again")
      return
    }
    #expect(Self.firstDifference(expected, played) == nil)
  }

  /// The first line that is not what it should be, with its number.
  private static func firstDifference(_ expected: String, _ played: String) -> String? {
    let (old, new) = (
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      played.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(old, new).prefix { $0 == $1 }.count
    guard line < max(old.count, new.count) else { return nil }
    func shown(_ lines: [Substring]) -> Substring { line < lines.count ? lines[line] : "the end" }
    return "line \(line + 1) should be: \(shown(old))\nbut is: \(shown(new))"
  }

  @Test(arguments: [
    "$ plenum --version\nplenum 9.9.9\n", "$ plenum help nej\n", "$ false\n",
    "$ echo a\na\nb\n", "$ printf a\na\n",
  ])
  func `a transcript that is not what is printed fails`(transcript: String) throws {
    #expect(try Transcript(transcript).played() != transcript)
  }

  @Test func `a transcript keeps its heading, comments, typed lines and exit codes`() throws {
    let transcript = """
      A heading.

      $ # a comment
      $ cat <<END
      > typed
      > END
      typed
      $ echo to both >&2; exit 3
      to both
      [exit 3]
      $ printf end
      end
      [no line end]

      """
    #expect(try Transcript(transcript).played() == transcript)
  }

  @Test func `what differs from run to run is not shown`() {
    let printed = """
      01a1fd9d-d9b7-77c2-97c8-81cf0cde5e3c, 2026-11-21T10:19:02.967Z and /var/plenum-a1B2c3/plenum-demo.html, \
      but the name-based ebd87d2c-8b8a-546c-91ee-f272143dfef8 and 2019-03-28. \
      Ingen møder fra før 21. november 1926 har notater.
      """
    let steady = """
      (id), (now) and (new folder)/plenum-demo.html, \
      but the name-based ebd87d2c-8b8a-546c-91ee-f272143dfef8 and 2019-03-28. \
      Ingen møder fra før (now) har notater.
      """
    #expect(Transcript.steady(printed) == steady)
  }
}

/// What is typed, and the lines between.
struct Transcript {
  private let lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The same session with what the programs print now. Lines before the first command are a heading and stay.
  func played() throws -> String {
    let folder = try TemporaryFolder("transcript")
    try FileManager.default.createSymbolicLink(
      at: folder["corpus"],
      withDestinationURL: House.root.appending(path: "Corpus"))
    var played = lines.prefix { !$0.hasPrefix("$ ") }.map { $0 + "\n" }.joined()
    for command in commands {
      played += command.map { $0 + "\n" }.joined()
      let typed = command.map { $0.dropFirst(2) }.joined(separator: "\n")
      played += Self.steady(try printed(by: typed, in: folder.url))
    }
    return played
  }

  /// Every typed line with those that go on with it.
  private var commands: [[Substring]] {
    var commands: [[Substring]] = []
    var isTyped = false
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append([line])
        isTyped = true
      } else if isTyped, line.hasPrefix("> ") {
        commands[commands.count - 1].append(line)
      } else {
        isTyped = false
      }
    }
    return commands
  }

  /// Without the ids of typed notes (UUIDs of version 7), moments and new temporary folders.
  static func steady(_ text: String) -> String {
    text.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "(id)")
      .replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: "(now)")
      .replacing(/\/\S*\/plenum-\w{6}\//, with: "(new folder)/")
      .replacing(/fra før \d+\. \p{L}+ \d{4} har/, with: "fra før (now) har")
      .replacing(/\d\d\.\d\d\.\d{4} \d\d\.\d\d/, with: "(now)")
      .replacing(/(gemt|rettet) \d\d\.\d\d/) { "\($0.output.1) (clock)" }
  }

  private func printed(by command: String, in folder: URL) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let output = try Shell.run(
      ["bash", "-c", "{ :\n\(command)\n} 2>&1"],
      environment: [
        "PATH": "\(Built.folder.path()):\(path)", "PLENUM_DB": "store.sqlite",
        // What is printed must not hang on the dictionaries of the machine.
        "PLENUM_LEXICON": "none",
        "HOME": folder.path(), "LC_ALL": "C.UTF-8",
      ], in: folder)
    var text = output.standardOutput
    if let last = text.utf8.last, last != UInt8(ascii: "\n") { text += "\n[no line end]\n" }
    return text + (output.status == 0 ? "" : "[exit \(output.status)]\n")
  }
}

/// What the build made beside the tests.
enum Built {
  /// The test bundle lies in the folder of the products; the process that runs it lies in the toolchain.
  static let folder: URL = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var url = URL(filePath: bundle)
    while url.pathComponents.contains(where: { $0.hasSuffix(".xctest") }) {
      url.deleteLastPathComponent()
    }
    return url
  }()

  static var plenum: URL { folder.appending(path: "plenum") }
}

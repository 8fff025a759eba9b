import Foundation
import Testing

/// Sessions with the real binary. Each file in `Transcripts` is played in an empty folder with a store of its own: lines that begin
/// with `$ ` are typed, what follows is what must be printed (both streams), and `[exit N]` stands where the exit code is
/// not 0. `RECORD=1` writes what is printed into the file and fails once.
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
    #expect(played == expected)
  }

  @Test func `a transcript that differs in one letter fails`() throws {
    let transcript = "$ plenum --version\nplenum 9.9.9\n"
    #expect(try Transcript(transcript).played() != transcript)
  }
}

/// What is typed, and the lines between.
struct Transcript {
  private let lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The same session with what the programs print now. Lines before the first command are a heading and stay.
  func played() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "transcript-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "corpus"),
      withDestinationURL: House.root.appending(path: "Corpus"))
    var played = lines.prefix { !$0.hasPrefix("$ ") }.joined(separator: "\n")
    if !played.isEmpty { played += "\n" }
    for line in lines where line.hasPrefix("$ ") {
      played += "\(line)\n" + (try printed(by: String(line.dropFirst(2)), in: folder))
    }
    return played
  }

  private func printed(by command: String, in folder: URL) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let output = try Shell.run(
      ["bash", "-c", "{ \(command)\n} 2>&1"],
      environment: [
        "PATH": "\(Built.folder.path()):\(path)", "PLENUM_DB": "store.sqlite",
        "HOME": folder.path(),
      ], in: folder)
    var text = output.standardOutput
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n[no line end]\n" }
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

import Foundation
import TestSupport
import Testing

/// A program of the machine, run to its end.
enum Program {
  struct Result {
    let output: String
    let errors: String
    let status: Int32
  }

  static func isInstalled(_ name: String) -> Bool { path(of: name) != nil }

  /// Runs a program with these arguments in a UTF-8 locale, its standard input empty.
  static func run(
    _ name: String, _ arguments: [String], in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    // Whatever waits for a key that nobody presses is ended.
    process.executableURL = URL(filePath: try #require(path(of: "timeout")))
    process.arguments = ["60", try #require(path(of: name))] + arguments
    process.currentDirectoryURL = folder
    let own = ["LC_ALL": "C.UTF-8", "TERM": "dumb"]
    process.environment = ProcessInfo.processInfo.environment.merging(own) { $1 }
      .merging(environment) { $1 }
    let scratch = try TemporaryFolder("program")
    // Files, not pipes: a full pipe that nobody reads would hold the program up.
    let files = ["out", "err"].map { scratch[$0] }
    for file in files { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    return Result(output: texts[0], errors: texts[1], status: process.terminationStatus)
  }

  private static func path(of name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
  }
}

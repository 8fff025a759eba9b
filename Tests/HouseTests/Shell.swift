import Foundation
import TestSupport

/// Runs programs for tests and gives back all that they print.
enum Shell {
  struct Output {
    let status: Int32
    let standardOutput: String
    let standardError: String
  }

  /// Runs a program found on the path, with `input` on its standard input and only `environment` added to ours; no
  /// dictionary of the machine is read.
  static func run(
    _ program: String, _ arguments: String..., input: String = "",
    environment: [String: String] = [:], in folder: URL? = nil
  ) throws -> Output {
    try run([program] + arguments, input: input, environment: environment, in: folder)
  }

  static func run(
    _ words: [String], input: String = "", environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> Output {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    // What the program leaves in a temporary folder goes with this one.
    let scratch = try TemporaryFolder("shell")
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PLENUM_LEXICON": "none", "TMPDIR": scratch.path]) { $1 }.merging(environment) {
        $1
      }
    let files = ["in", "out", "err"].map { scratch[$0] }
    for file in files { try Data().write(to: file) }
    try Data(input.utf8).write(to: files[0])
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus,
      standardOutput: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      standardError: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

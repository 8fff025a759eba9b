import Foundation
import PlenumModel

/// The debates of Folketinget in 2023 (open data of ft.dk), one speech after the other.
struct Debates {
  struct Speech {
    let text: String
    /// Said by whoever leads the debate: procedure, over and over in the same words.
    let isByChair: Bool
  }

  let all: [Speech]

  var speeches: [String] { all.map(\.text) }

  /// - Parameter folder: holds `folketinget-2023.jsonl.gz`.
  init(in folder: URL) throws {
    let file = folder.appending(path: "folketinget-2023.jsonl.gz")
    try require(FileManager.default.fileExists(atPath: file.path()), "no \(file.path())")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path()]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try require(process.terminationStatus == 0, "gzip to read the debates")
    all = try bytes.split(separator: 0x0A).compactMap { line in
      let speech = try JSONValue(parsing: Array(line)).object
      return speech?["text"]?.string.map {
        Speech(text: $0, isByChair: speech?["role"]?.string == "formand")
      }
    }
  }
}

import Foundation
import PlenumModel

/// The debates of Folketinget in 2023 (open data of ft.dk), one speech after the other.
struct Debates {
  let speeches: [String]

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
    speeches = try bytes.split(separator: 0x0A).compactMap {
      try JSONValue(parsing: Array($0)).object?["text"]?.string
    }
  }
}

import Foundation
import Testing

/// What an interrupted document leaves behind, with the real binary and a browser that never comes to an end.
struct DocumentProcessTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "document-\(UUID())")
    for name in ["bin", "temp"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let browser = folder.appending(path: "bin/chromium")
    // It opens the pipe when it has the page, and closes it when it is ended.
    try
      "#!/bin/sh\necho $$ >\(folder.path)/browser\nexec 3>\(folder.path)/started\nexec sleep 600\n"
      .write(
        to: browser, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path)
    try #"{"meeting":"m","table":1,"theme":"t","text":"Der mangler hænder"}"#.write(
      to: folder.appending(path: "n.jsonl"), atomically: true, encoding: .utf8)
  }

  private func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "temp").path)
  }

  /// Prints until the browser is there, sends the signal, and waits for the end.
  private func interrupt(_ signal: String) throws -> String {
    let plenum = Built.folder.appending(path: "plenum").path()
    let output = try Shell.run(
      "bash", "-c",
      """
      mkfifo started
      "\(plenum)" summary --from n.jsonl --format pdf --output o.pdf >out 2>&1 &
      exec 4<started
      kill -\(signal) $!
      wait $!
      echo $?
      kill $(cat browser) 2>/dev/null
      """,
      environment: ["TMPDIR": folder.path + "/temp", "PATH": folder.path + "/bin:/usr/bin:/bin"],
      in: folder)
    return output.standardOutput
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `who stops it leaves no note`(signal: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let status = try interrupt(signal)
    #expect(try left() == [])
    // By the signal, or with a failure where whoever started the tests holds signals back.
    #expect(["130\n", "143\n", "129\n", "2\n"].contains(status))
  }

  @Test func `what a killed one left is gone at the next document`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try interrupt("KILL")
    #expect(try left().count == 1)
    try FileManager.default.removeItem(at: folder.appending(path: "started"))
    _ = try interrupt("TERM")
    #expect(try left() == [])
  }
}

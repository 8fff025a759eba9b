import Foundation
import TestSupport
import Testing

/// What an interrupted document leaves behind, with the real binary and a browser that never comes to an end.
struct DocumentProcessTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder("document")
    for name in ["bin", "temp"] {
      try FileManager.default.createDirectory(
        at: folder[name], withIntermediateDirectories: true)
    }
    let browser = folder["bin/chromium"]
    // It opens the pipe when it has the page, and closes it when it is ended.
    try
      "#!/bin/sh\necho $$ >\(folder.path)/browser\nexec 3>\(folder.path)/started\nexec sleep 600\n"
      .write(
        to: browser, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path)
    try #"{"meeting":"m","table":1,"theme":"t","text":"Der mangler hænder"}"#.write(
      to: folder["n.jsonl"], atomically: true, encoding: .utf8)
  }

  private func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.file("temp"))
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
      in: folder.url)
    return output.standardOutput
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `who stops it leaves no note`(signal: String) throws {
    let status = try interrupt(signal)
    #expect(try left() == [])
    // By the signal, or with a failure where whoever started the tests holds signals back.
    #expect(["130\n", "143\n", "129\n", "2\n"].contains(status))
  }

  @Test func `what the demo lays out to be tried stays when another command tidies up`() throws {
    func demo() throws -> Shell.Output {
      try Shell.run(
        Built.folder.appending(path: "plenum").path(), "demo",
        environment: ["TMPDIR": folder.file("temp"), "PATH": "/usr/bin:/bin"], in: folder.url)
    }
    #expect(try demo().status == 0)
    let laidOut = try left()
    #expect(laidOut.count == 1)
    #expect(try demo().status == 0)
    #expect(try left().filter(laidOut.contains) == laidOut)
  }

  @Test func `what a killed one left is gone at the next document`() throws {
    _ = try interrupt("KILL")
    #expect(try left().count == 1)
    try FileManager.default.removeItem(at: folder["started"])
    _ = try interrupt("TERM")
    #expect(try left() == [])
  }
}

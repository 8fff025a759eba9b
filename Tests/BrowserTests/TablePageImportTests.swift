import Foundation
import TestSupport
import Testing

/// What a table's page saves, read by the program that made the page.
@Suite(
  .serialized,
  .enabled(if: Browser.program != nil, "chromium is not installed: the table's page is not tested"))
struct `A file that a table's page saves` {
  let folder: TemporaryFolder
  let meeting = "2020-09-02-holstebro"

  init() throws {
    folder = try TemporaryFolder("saved")
    try plenum(
      "meeting", "create", "--title", "Politisk møde", "--date", "2020-09-02", "--place",
      "Holstebro", "--theme", "Inklusion", "--tables", "2")
    try plenum("meeting", "sheets", meeting, "--offline", folder["sider"].path())
  }

  @discardableResult
  func plenum(_ words: String...) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = Bundle.main.bundleURL.appending(path: "plenum")
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      process.executableURL = bundle.bundleURL.deletingLastPathComponent().appending(path: "plenum")
    }
    process.arguments = words
    process.environment = [
      "PLENUM_DB": folder["lager.sqlite"].path(), "PLENUM_LEXICON": "none",
    ]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(words)")
    return String(decoding: output, as: UTF8.self)
  }

  func save(_ tab: Tab, as name: String) throws -> String {
    try tab.send(
      "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder.path])
    let saved = folder["noter-\(meeting)-bord-2.jsonl"]
    let kept = folder[name]
    try? FileManager.default.removeItem(at: saved)
    _ = try tab.evaluate("document.getElementById('file').click()")
    for _ in 0..<600 {
      if let text = try? String(contentsOf: saved, encoding: .utf8), !text.isEmpty {
        try text.write(to: kept, atomically: true, encoding: .utf8)
        return kept.path()
      }
      _ = try tab.evaluate("new Promise((done) => setTimeout(done, 50))")
    }
    throw Browser.Failure(reason: "no file was saved")
  }

  func texts() throws -> [String] {
    let notes = try JSONSerialization.jsonObject(
      with: Data(plenum("note", "list", "--meeting", meeting, "--json").utf8))
    let list = (notes as? [String: Any])?["notes"] as? [[String: Any]] ?? []
    return list.compactMap { $0["text"] as? String }.sorted()
  }

  @Test func `is imported once; an older file after a newer one takes nothing back`() throws {
    let tab = try Tab(Browser(profile: folder["profile"]))
    let page = folder["sider/\(meeting)-bord-2.html"]
    try tab.open(
      page, until: "document.getElementById('state') && !document.getElementById('state').hidden")
    try tab.type("- Herning: for få hænder\nkun kort\n")
    try tab.wait(until: "document.getElementById('count').textContent === '2 gemt på denne enhed'")
    let first = try save(tab, as: "first.jsonl")
    _ = try tab.evaluate(
      "document.querySelectorAll('#notes li')[1].querySelector('button').click()")
    try tab.type(" og ingen vikarer\n")
    _ = try tab.evaluate(
      "document.querySelectorAll('#notes li')[0].querySelectorAll('button')[1].click()")
    try tab.wait(until: "document.getElementById('count').textContent === '1 gemt på denne enhed'")
    let second = try save(tab, as: "second.jsonl")

    try plenum("import", second)
    #expect(try texts() == ["for få hænder og ingen vikarer"])
    try plenum("import", first)
    // Asked before the newer file comes again, which would mend what the older one did.
    #expect(try texts() == ["for få hænder og ingen vikarer"])
    try plenum("import", second)
    #expect(try texts() == ["for få hænder og ingen vikarer"])
    #expect(try plenum("check").contains("fejl") == false)
  }
}

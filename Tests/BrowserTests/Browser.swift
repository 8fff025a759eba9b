import Foundation
import Glibc

/// A real browser, Debian's Chromium without a window, spoken to over a pair of pipes (Chrome DevTools Protocol).
final class Browser {
  struct Failure: Error {
    let reason: String
  }

  static let program = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private let process: pid_t
  private let input: FileHandle
  private let output: FileHandle
  private var pending = Data()
  private var lastID = 0
  private var isRunning = true

  /// Starts the browser on `profile`, a folder that it keeps its storage in.
  init(profile: URL) throws {
    guard let program = Self.program else { throw Failure(reason: "no Chromium") }
    let (toBrowser, fromBrowser) = (Pipe(), Pipe())
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(
      &actions, toBrowser.fileHandleForReading.fileDescriptor, 3)
    unsafe posix_spawn_file_actions_adddup2(
      &actions, fromBrowser.fileHandleForWriting.fileDescriptor, 4)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = [
      program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--remote-debugging-pipe", "--user-data-dir=\(profile.path())", "about:blank",
    ]
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var child: pid_t = 0
    let status = unsafe posix_spawn(&child, program, &actions, nil, &words, environ)
    guard status == 0 else { throw Failure(reason: "Chromium does not start: \(status)") }
    process = child
    input = toBrowser.fileHandleForWriting
    output = fromBrowser.fileHandleForReading
    try toBrowser.fileHandleForReading.close()
    try fromBrowser.fileHandleForWriting.close()
  }

  deinit { kill() }

  /// Ends the browser at once, as a power cut of the device would: nothing is tidied up.
  func kill() {
    guard isRunning else { return }
    isRunning = false
    _ = Glibc.kill(process, SIGKILL)
    var status: Int32 = 0
    _ = unsafe waitpid(process, &status, 0)
  }

  /// Sends a command and waits for its answer; events that come before it are passed over.
  @discardableResult
  func send(
    _ method: String, _ parameters: [String: Any] = [:], session: String? = nil
  ) throws -> [String: Any] {
    let id = try post(method, parameters, session: session)
    while let answer = try next() {
      // Leaving a page that holds unsaved notes is asked about; here the answer is always yes.
      if answer["method"] as? String == "Page.javascriptDialogOpening" {
        _ = try post(
          "Page.handleJavaScriptDialog", ["accept": true], session: answer["sessionId"] as? String)
      }
      guard answer["id"] as? Int == id else { continue }
      if let error = answer["error"] { throw Failure(reason: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
    throw Failure(reason: "the browser has gone at \(method)")
  }

  private func post(_ method: String, _ parameters: [String: Any], session: String?) throws -> Int {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    message["sessionId"] = session
    try input.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    return lastID
  }

  private func next() throws -> [String: Any]? {
    while true {
      if let end = pending.firstIndex(of: 0) {
        let message = pending[..<end]
        pending = Data(pending[(end + 1)...])
        return try JSONSerialization.jsonObject(with: message) as? [String: Any]
      }
      let more = output.availableData
      guard !more.isEmpty else { return nil }
      pending += more
    }
  }
}

/// One open page.
struct Tab {
  let browser: Browser
  let session: String

  /// Opens `file` and waits until it has loaded.
  init(_ browser: Browser, width: Int = 1280, height: Int = 900, before script: String? = nil)
    throws
  {
    self.browser = browser
    let target = try browser.send("Target.createTarget", ["url": "about:blank"])
    let attached = try browser.send(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String ?? ""
    try send("Page.enable")
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
    if let script {
      try send("Page.addScriptToEvaluateOnNewDocument", ["source": script])
    }
  }

  @discardableResult
  func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    try browser.send(method, parameters, session: session)
  }

  func open(_ file: URL, until condition: String) throws {
    try send("Page.navigate", ["url": file.absoluteString])
    try wait(until: condition)
  }

  /// The value of an expression in the page, which may be a promise; what is thrown there is thrown here.
  func evaluate(_ expression: String) throws -> Any? {
    let answer = try send(
      "Runtime.evaluate",
      ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let thrown = answer["exceptionDetails"] {
      throw Browser.Failure(reason: "\(expression): \(thrown)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  func text(_ expression: String) throws -> String { try evaluate(expression) as? String ?? "" }

  /// Waits until the page finds the expression true, looking at every frame it draws.
  func wait(until condition: String) throws {
    for _ in 0..<600 {
      if try evaluate("Boolean(\(condition))") as? Bool == true { return }
      _ = try evaluate("new Promise((done) => setTimeout(done, 50))")
    }
    throw Browser.Failure(reason: "never true: \(condition)")
  }

  /// Types as a keyboard does. `\n` is Enter, `\t` is Tab.
  func type(_ text: String, shift: Bool = false) throws {
    for character in text {
      switch character {
      case "\n": try press("Enter", code: 13, text: "\r", shift: shift)
      case "\t": try press("Tab", code: 9, text: nil, shift: shift)
      case " ": try press(" ", code: 32, text: " ", shift: shift)
      default:
        try send(
          "Input.dispatchKeyEvent",
          ["type": "keyDown", "key": String(character), "text": String(character)])
        try send("Input.dispatchKeyEvent", ["type": "keyUp", "key": String(character)])
      }
    }
  }

  func press(_ key: String, code: Int, text: String? = nil, shift: Bool = false) throws {
    var event: [String: Any] = [
      "type": "keyDown", "key": key, "windowsVirtualKeyCode": code, "modifiers": shift ? 8 : 0,
    ]
    event["text"] = text
    try send("Input.dispatchKeyEvent", event)
    event["type"] = "keyUp"
    event["text"] = nil
    try send("Input.dispatchKeyEvent", event)
  }

  func screenshot() throws -> Data {
    let picture = try send("Page.captureScreenshot", ["captureBeyondViewport": true])
    return Data(base64Encoded: picture["data"] as? String ?? "") ?? Data()
  }
}

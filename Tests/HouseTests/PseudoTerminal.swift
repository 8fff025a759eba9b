import Foundation

/// The real binary on a terminal of its own, typed at and read by a test. Invariant of every `unsafe` here: pointers
/// are those of values that outlive the call.
final class PseudoTerminal {
  private let process = Process()
  private let ours: Int32
  private(set) var screen = ""
  /// The first part of a letter whose rest has not come.
  private var bytes: [UInt8] = []

  struct Silence: Error, CustomStringConvertible {
    let wanted: String
    let screen: String
    var description: String { "no \(wanted) on the screen:\n\(screen)" }
  }

  init(_ arguments: [String], environment: [String: String]) throws {
    // `posix_openpt` and its kin are not imported; these are the calls behind them on Linux (ioctl_tty(2)).
    ours = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var number: Int32 = 0
    var isLocked: Int32 = 0
    guard ours >= 0, unsafe ioctl(ours, 0x4004_5431, &isLocked) == 0,
      unsafe ioctl(ours, 0x8004_5430, &number) == 0
    else { throw Silence(wanted: "terminal", screen: "") }
    let theirs = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(theirs, UInt(TIOCSWINSZ), &size)
    process.executableURL = Built.plenum
    process.arguments = arguments
    process.environment = environment.merging(["TERM": "xterm", "LC_ALL": "C"]) { $1 }
    let file = FileHandle(fileDescriptor: theirs, closeOnDealloc: false)
    process.standardInput = file
    process.standardOutput = file
    process.standardError = file
    try process.run()
    close(theirs)
  }

  deinit {
    if process.isRunning { process.terminate() }
    close(ours)
  }

  /// Types, then waits until the screen shows something new that contains `answer`.
  @discardableResult
  func type(_ keys: String, until answer: String) throws -> String {
    let bytes = Array(keys.utf8)
    _ = unsafe write(ours, bytes, bytes.count)
    return try wait(for: answer)
  }

  /// Reads on until `answer` is there; what was read before it is taken off the screen.
  @discardableResult
  func wait(for answer: String) throws -> String {
    let deadline = Date(timeIntervalSinceNow: 60)
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      if let found = screen.range(of: answer) {
        let shown = String(screen[..<found.upperBound])
        screen = String(screen[found.upperBound...])
        return shown
      }
      var polled = pollfd(fd: ours, events: Int16(POLLIN), revents: 0)
      guard Date() < deadline, unsafe poll(&polled, 1, 1000) >= 0 else {
        throw Silence(wanted: answer, screen: screen)
      }
      guard polled.revents != 0 else { continue }
      let count = unsafe read(ours, &chunk, chunk.count)
      guard count > 0 else { throw Silence(wanted: answer, screen: screen) }
      bytes += chunk[..<count]
      // A letter may come in two parts.
      if let text = String(validating: bytes, as: UTF8.self) {
        screen += text
        bytes = []
      }
    }
  }

  /// Makes the window another width, and says so.
  func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(ours, UInt(TIOCSWINSZ), &size)
    signal(SIGWINCH)
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Whether line editing by the kernel, echo and signal keys are on, as a shell leaves them.
  var isCooked: Bool {
    var modes = termios()
    _ = unsafe tcgetattr(ours, &modes)
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return modes.c_lflag & wanted == wanted
  }

  func ended() -> (status: Int32, reason: Process.TerminationReason) {
    process.waitUntilExit()
    return (process.terminationStatus, process.terminationReason)
  }
}

import Glibc

/// The modes of the terminal as the shell left them, given back on every way out.
///
/// Whoever changes a mode calls ``remember()`` first. Normal ends call ``restore()``; when the process is told to stop
/// (`SIGTERM`, `SIGHUP`, `SIGQUIT`, `SIGINT`) a handler restores and lets the signal end the process as it would have.
/// Invariant of every `unsafe` here: the one value is written before the handlers that read it are installed, and
/// `tcsetattr`, `signal` and `raise` may be called in a handler.
enum TerminalModes {
  nonisolated(unsafe) private static var saved = termios()
  nonisolated(unsafe) private static var isSaved = false
  private static let stopping = [SIGTERM, SIGHUP, SIGQUIT, SIGINT]

  /// Whether keys and screen belong to a person; the standard output may go to a file.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Keeps the modes, once; false where the standard input is no terminal.
  @discardableResult
  static func remember() -> Bool {
    if unsafe isSaved { return true }
    guard unsafe tcgetattr(STDIN_FILENO, &saved) == 0 else { return false }
    unsafe isSaved = true
    unblock(stopping)
    for number in stopping {
      signal(number) { number in
        TerminalModes.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    return true
  }

  /// Lets signals through that whoever started the process may have held back.
  static func unblock(_ numbers: [Int32]) {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in numbers { unsafe sigaddset(&set, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Gives the terminal back as it was; nothing happens where it was never changed.
  static func restore() {
    guard unsafe isSaved else { return }
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &saved)
  }

  /// Keeps what is being typed when a signal comes: else the system throws the line away with it.
  static func keepTyped() {
    guard remember() else { return }
    var modes = unsafe saved
    modes.c_lflag |= tcflag_t(NOFLSH)
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }

  /// Takes what was typed and waits for its Enter, out of a terminal that gives whole lines.
  static func takeTyped() -> [UInt8] {
    guard unsafe isSaved else { return [] }
    var modes = unsafe saved
    modes.c_lflag &= ~tcflag_t(ICANON)
    unsafe withUnsafeMutableBytes(of: &modes.c_cc) { bytes in
      unsafe bytes[Int(VMIN)] = 0
      unsafe bytes[Int(VTIME)] = 0
    }
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &modes)
    var typed: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = unsafe read(STDIN_FILENO, &chunk, chunk.count), count > 0 {
      typed += chunk[..<count]
    }
    return typed
  }

  /// Keys one by one, unechoed, Ctrl-C among them; output as before.
  static func takeSingleKeys() {
    var modes = unsafe saved
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    modes.c_iflag &= ~tcflag_t(IXON)
    unsafe withUnsafeMutableBytes(of: &modes.c_cc) { bytes in
      unsafe bytes[Int(VMIN)] = 1
      unsafe bytes[Int(VTIME)] = 0
    }
    unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
  }
}

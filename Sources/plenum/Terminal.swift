import Glibc
import PlenumApp

/// The streams, the clock and the environment of the process. Invariant of every `unsafe` here: the pointer is that of
/// a value that outlives the call.
enum Terminal {
  struct WriteFailure: Error {
    let errno: Int32
    /// The reader has gone, as `head` does when it has enough.
    var isBrokenPipe: Bool { self.errno == EPIPE }
  }

  /// Writes all of it or throws: a receipt that nobody saw is no receipt.
  static func print(_ text: String) throws(WriteFailure) {
    if let code = FileBytes.writeAll(Array(text.utf8), to: STDOUT_FILENO) {
      throw WriteFailure(errno: code)
    }
  }

  /// Writes to the standard error as far as it goes: there is nowhere left to say that it failed.
  static func complain(_ text: String) {
    _ = FileBytes.writeAll(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Asks a person until the answer is yes or no; the end of the input is no.
  static func confirms(_ question: String) -> Bool {
    while true {
      complain(question + " \(YesOrNo.hint) ")
      guard let answer = readLine() else { return false }
      if let isYes = YesOrNo.read(answer) { return isYes }
    }
  }

  /// The number of the first word of the command line that is no UTF-8, from 1; nil where all are.
  static var damagedWord: Int? {
    (1..<max(1, Int(CommandLine.argc))).first { index in
      guard let word = unsafe CommandLine.unsafeArgv[index] else { return false }
      return unsafe String(validatingCString: word) == nil
    }
  }

  /// Columns and lines of the terminal behind the standard output; 80 by 24 where nobody says.
  static var size: (columns: Int, lines: Int) {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
      size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// A write to a closed pipe becomes an error instead of the end of the process.
  static func surviveBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// The environment variables of these names that are set.
  static func variables(_ names: [String]) -> [String: String] {
    names.reduce(into: [:]) { variables, name in
      guard let value = unsafe getenv(name) else { return }
      variables[name] = unsafe String(validatingCString: value)
    }
  }

  /// Where the executable itself lies, links followed; nil where the system does not tell.
  static var programFolder: String? {
    var place = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &place, Int(PATH_MAX))
    let bytes = place.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    guard let end = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return String(validating: bytes.prefix(end), as: UTF8.self)
  }

  /// Milliseconds after 1970-01-01 00:00 UTC.
  static var clock: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

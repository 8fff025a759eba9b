import Glibc

/// Signals that end a session, told to whoever waits for the keyboard: the handler writes one byte into a pipe.
///
/// Invariant of every `unsafe` here: the pipe is opened once, before the handlers that write to it are installed, and
/// `write` may be called in a handler.
enum StopSignals {
  enum Event {
    case input, stopped, resized
    /// Nothing came in time.
    case quiet
  }

  nonisolated(unsafe) private static var ends: (read: Int32, write: Int32) = (-1, -1)
  /// The signal that the process was told to end by; 0 while it may go on.
  nonisolated(unsafe) private(set) static var stopped: Int32 = 0

  static var isStopped: Bool { unsafe stopped != 0 }

  /// From here on `SIGTERM`, `SIGHUP`, `SIGQUIT` and `SIGINT` end the wait and not the process.
  static func watch() {
    guard unsafe ends.read < 0 else { return }
    var pair: [Int32] = [-1, -1]
    guard unsafe pipe(&pair) == 0 else { return }
    for end in pair {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    unsafe ends = (pair[0], pair[1])
    TerminalModes.unblock([SIGTERM, SIGHUP, SIGQUIT, SIGINT, SIGWINCH])
    for number in [SIGTERM, SIGHUP, SIGQUIT, SIGINT, SIGWINCH] {
      signal(number) { number in
        if number != SIGWINCH { unsafe StopSignals.stopped = number }
        var byte: UInt8 = 0
        let code = errno
        _ = unsafe write(StopSignals.ends.write, &byte, 1)
        errno = code
      }
    }
  }

  /// Waits for the keyboard or a signal.
  ///
  /// - Parameter milliseconds: how long at most; nil: for ever.
  static func wait(atMost milliseconds: Int32? = nil) -> Event {
    while true {
      if unsafe stopped != 0 { return .stopped }
      var polled = unsafe [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0),
      ]
      let count = unsafe poll(&polled, nfds_t(polled.count), milliseconds ?? -1)
      if count < 0, errno != EINTR { return .input }
      if count == 0 { return .quiet }
      if count > 0, polled[1].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 64)
        _ = unsafe read(ends.read, &bytes, bytes.count)
        return unsafe stopped == 0 ? .resized : .stopped
      }
      if count > 0 { return .input }
    }
  }

  /// Ends the process by the signal that asked for it, so that whoever sent it sees that it was heeded.
  static func obey() {
    let number = unsafe stopped
    guard number != 0 else { return }
    TerminalModes.restore()
    signal(number, SIG_DFL)
    raise(number)
  }
}

import Glibc

/// The three streams of the process. Invariant of every `unsafe` here: the pointer is that of an array or string
/// that outlives the call, for no more than its count.
enum Terminal {
  struct WriteFailure: Error {
    let errno: Int32
    /// The reader has gone, as `head` does when it has enough.
    var isBrokenPipe: Bool { self.errno == EPIPE }
  }

  /// Writes all of it or throws: a receipt that nobody saw is no receipt.
  static func print(_ text: String) throws(WriteFailure) {
    if let code = write(text, to: STDOUT_FILENO) { throw WriteFailure(errno: code) }
  }

  /// Writes to the standard error as far as it goes: there is nowhere left to say that it failed.
  static func complain(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// A write to a closed pipe becomes an error instead of the end of the process.
  static func surviveBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// The environment variables of these names that are set.
  static func variables(_ names: [String]) -> [String: String] {
    names.reduce(into: [:]) { variables, name in
      guard let value = unsafe getenv(name) else { return }
      variables[name] = unsafe String(validatingCString: value)
    }
  }

  /// Milliseconds after 1970-01-01 00:00 UTC.
  static var clock: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// The error's number, or nil when every byte is written.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      written += count
    }
    return nil
  }
}

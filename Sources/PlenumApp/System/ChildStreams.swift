import Glibc

/// The child's three streams, with both their ends until it has started.
struct ChildStreams {
  var input = ChildStream()
  var output = ChildStream()
  var error = ChildStream()
  private let bytes: [UInt8]
  private var sent = 0

  init(input bytes: [UInt8]) { self.bytes = bytes }

  /// The input is a socket: unlike a pipe it can be written to when nobody reads any more without a signal to us.
  mutating func open() -> Bool {
    input.openSocket() && output.openPipe() && error.openPipe()
  }

  mutating func closeTheirEnds() {
    input.closeTheirs()
    output.closeTheirs()
    error.closeTheirs()
  }

  mutating func close() {
    for stream in [input, output, error] {
      var stream = stream
      stream.close()
    }
  }

  /// Sends as much of the input as there is room for, and says when that was all.
  mutating func feed() {
    guard !input.isOver else { return }
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe send(
          input.ours, buffer.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      // A program that reads no further may have all it needs.
      guard count > 0 else { break }
      sent += count
    }
    input.closeOurs()
  }

  /// Waits until there is something to read or room to write, at most so long; true: there is neither.
  func wait(milliseconds: Int32) -> Bool {
    // A negative descriptor is passed over.
    var polled = [
      pollfd(fd: output.ours, events: Int16(POLLIN), revents: 0),
      pollfd(fd: error.ours, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input.ours, events: Int16(POLLOUT), revents: 0),
    ]
    return unsafe poll(&polled, nfds_t(polled.count), milliseconds) <= 0
  }
}

/// One stream: our end never blocks, and no other child gets it.
struct ChildStream {
  /// -1 once it is closed.
  private(set) var ours: Int32 = -1
  private(set) var theirs: Int32 = -1

  var isOver: Bool { ours < 0 }

  mutating func openPipe() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return false }
    (ours, theirs) = (ends[0], ends[1])
    return mark()
  }

  mutating func openSocket() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      return false
    }
    (ours, theirs) = (ends[0], ends[1])
    return mark()
  }

  private func mark() -> Bool {
    fcntl(ours, F_SETFD, FD_CLOEXEC) == 0 && fcntl(theirs, F_SETFD, FD_CLOEXEC) == 0
      && fcntl(ours, F_SETFL, O_NONBLOCK) == 0
  }

  /// Takes what is there; bytes beyond the limit are dropped, so that the writer goes on.
  mutating func take(into bytes: inout [UInt8], upTo limit: Int) {
    guard !isOver else { return }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    // Not for ever: a writer that never pauses must not keep us from watching its time.
    for _ in 0..<64 {
      let count = unsafe read(ours, &chunk, chunk.count)
      if count > 0 {
        bytes.append(contentsOf: chunk[..<min(count, max(0, limit - bytes.count))])
      } else if count < 0, errno == EINTR {
        continue
      } else {
        if count == 0 || errno != EAGAIN { closeOurs() }
        return
      }
    }
  }

  mutating func closeOurs() { Self.close(&ours) }
  mutating func closeTheirs() { Self.close(&theirs) }

  mutating func close() {
    closeOurs()
    closeTheirs()
  }

  private static func close(_ end: inout Int32) {
    if end >= 0 { Glibc.close(end) }
    end = -1
  }
}

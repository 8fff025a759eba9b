import Glibc

/// What a person pressed.
enum Key: Hashable, Sendable {
  /// A letter, digit or sign.
  case character(Unicode.Scalar)
  case enter, backspace
  /// Escape alone, and not as the beginning of another key.
  case escape
  /// Ctrl-C, which does not end the process here.
  case interrupt
  /// Ctrl-D, or a terminal that is gone.
  case endOfInput
  /// An arrow, a function key, Tab, any other Ctrl key: nothing here is done by them.
  case other
}

/// The keyboard, key by key, for as long as the value lives. Nothing is echoed, nothing on the screen is redrawn.
struct KeyInput: ~Copyable {
  private var pending: [UInt8] = []

  /// nil where the standard input is no terminal: read lines then.
  init?() {
    guard isatty(STDIN_FILENO) == 1, TerminalModes.remember() else { return nil }
    TerminalModes.takeSingleKeys()
  }

  deinit { TerminalModes.restore() }

  /// Waits for the next key.
  mutating func next() -> Key {
    guard let byte = nextByte() else { return .endOfInput }
    switch byte {
    case 0x0A, 0x0D: return .enter
    case 0x08, 0x7F: return .backspace
    case 0x03: return .interrupt
    case 0x04: return .endOfInput
    case 0x1B: return escaped()
    case 0x00..<0x20: return .other
    default: return .character(Unicode.Scalar(typed: byte) { nextByte() })
    }
  }

  /// A lone Escape, or a key that the terminal sends as a sequence after it (ECMA-48, 5.4; `ESC O` as well).
  private mutating func escaped() -> Key {
    guard hasMore, let lead = nextByte() else { return .escape }
    guard lead == 0x5B || lead == 0x4F else { return .other }
    while let byte = nextByte() {
      if (0x40...0x7E).contains(byte) { return .other }
    }
    return .endOfInput
  }

  private mutating func nextByte() -> UInt8? {
    if !pending.isEmpty { return pending.removeFirst() }
    var chunk = [UInt8](repeating: 0, count: 64)
    while true {
      let count = unsafe read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      pending = Array(chunk[1..<count])
      return chunk[0]
    }
  }

  /// Whether the terminal has sent more: a sequence comes at once, a person's next key does not.
  private var hasMore: Bool {
    if !pending.isEmpty { return true }
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&descriptor, 1, 50) > 0
  }
}

extension Unicode.Scalar {
  /// The sign whose UTF-8 begins with a byte, the others asked for one by one; U+FFFD where they are broken.
  init(typed first: UInt8, _ nextByte: () -> UInt8?) {
    var bytes = [first]
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    while bytes.count < count, let byte = nextByte() { bytes.append(byte) }
    self = String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }
}

import Glibc
import PlenumApp

/// The terminal's edge of a capture session: lines in, answers out. What a line means is the session's to know.
struct CaptureTerminal {
  private var session: CaptureSession
  private var hasRefused = false

  init(_ session: CaptureSession) { self.session = session }

  /// Runs to the end of the input; whether every line was taken.
  mutating func run(isPlain: Bool) throws -> Bool {
    let isTerminal = TerminalModes.isInteractive && isatty(STDOUT_FILENO) == 1
    let isDumb = ["", "dumb"].contains(Terminal.variables(["TERM"])["TERM"] ?? "")
    if isTerminal, !isPlain, !isDumb {
      let session = self.session
      // libedit asks for completions while the session waits for the line: themes do not change in between.
      if let editor = LineEditor(complete: { CaptureCompletion(before: $0, themes: session.themes) }
      ) {
        try edit(with: editor)
        return true
      }
    }
    try readLines(isTerminal: isTerminal)
    return !hasRefused || isTerminal
  }

  private mutating func edit(with editor: LineEditor) throws {
    session.width = min(80, Terminal.size.columns)
    var reply = session.begin()
    var mayLeave = false
    while true {
      try show(reply)
      if reply.ends { return }
      let typed = editor.next(
        prompt: reply.question ?? session.prompt,
        prefill: reply.question == nil ? reply.prefill : nil)
      switch typed {
      case .line(let line):
        mayLeave = false
        session.width = min(80, Terminal.size.columns)
        if let line = session.remembered(line) { editor.remember(line) }
        reply = session.take(line)
      case .pasted(let lines, let before):
        try Terminal.print("\n")
        reply = session.takePasted(lines, before: before)
      case .interrupted(let line):
        try Terminal.print("\n")
        if let line = session.remembered(line) { editor.remember(line) }
        reply = session.interrupt(line, isSecond: mayLeave)
        mayLeave = line.isEmpty
      case .end(let line, let pasted):
        try? Terminal.print("\n")
        let kept = session.keep(line, pasted: pasted)
        let end = session.end()
        try? show(kept)
        try? show(end)
        // Out of the editor's modes before the process ends by a signal.
        withExtendedLifetime(editor) {}
        StopSignals.obey()
        return
      }
    }
  }

  /// Lines as they come, from a file, another program or a terminal that shall not be drawn on.
  private mutating func readLines(isTerminal: Bool) throws {
    var reply = isTerminal ? session.begin() : CaptureReply()
    var input = try LineInput(isTerminal: isTerminal)
    while true {
      if reply.isRefused, !isTerminal {
        hasRefused = true
        Terminal.complain(reply.lines.joined(separator: "\n") + "\n")
      } else {
        try show(reply)
      }
      if reply.ends { return }
      if isTerminal {
        try Terminal.print(reply.question ?? session.prompt)
        // Nothing can stand ready on a line that is not edited.
        if let prefill = reply.prefill { try Terminal.print("\n  \(prefill)\n") }
      }
      guard let line = try input.next() else {
        if isTerminal {
          try? Terminal.print("\n")
          let rest = input.rest
          try? show(session.keep(rest.first ?? "", pasted: Array(rest.dropFirst())))
        }
        try show(session.end())
        StopSignals.obey()
        return
      }
      reply = session.take(line)
      if !isTerminal { reply = session.decline(reply, line: input.number) }
    }
  }

  private mutating func show(_ reply: CaptureReply) throws {
    if reply.isRefused { hasRefused = true }
    guard !reply.lines.isEmpty else { return }
    try Terminal.print(reply.lines.joined(separator: "\n") + "\n")
  }
}

/// The lines of the standard input: of a file, which is read whole so that its encoding is known, else each as soon as it
/// is there.
private struct LineInput {
  private var bytes: [UInt8] = []
  private var isOver = false
  /// The lines of a file.
  private var lines: [String]?
  private let isTerminal: Bool
  private var decoder = LineDecoder()
  /// Of the line that was read last, from 1.
  private(set) var number = 0

  init(isTerminal: Bool) throws {
    self.isTerminal = isTerminal
    if isTerminal {
      TerminalModes.keepTyped()
      StopSignals.watch()
    } else {
      lines = try LineDecoder.linesOfFile()
    }
  }

  /// What was typed and never ended by Enter when the process was told to stop, by lines.
  var rest: [String] {
    guard StopSignals.isStopped else { return [] }
    return (bytes + TerminalModes.takeTyped()).split(separator: 0x0A).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  mutating func next() throws -> String? {
    if let all = lines {
      guard number < all.count else { return nil }
      number += 1
      return all[number - 1]
    }
    while true {
      if let end = bytes.firstIndex(of: 0x0A) {
        defer { bytes.removeFirst(end + 1) }
        return try text(bytes[..<end])
      }
      if isOver {
        guard !bytes.isEmpty else { return nil }
        defer { bytes = [] }
        return try text(bytes[...])
      }
      if isTerminal {
        switch StopSignals.wait() {
        case .stopped: return nil
        case .resized, .quiet: continue
        case .input: break
        }
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count > 0 { bytes += chunk[..<count] } else { isOver = true }
    }
  }

  private mutating func text(_ line: ArraySlice<UInt8>) throws -> String {
    number += 1
    return try decoder.text(of: line.last == 0x0D ? line.dropLast() : line, line: number)
  }
}

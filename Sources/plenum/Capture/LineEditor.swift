import CEdit
import Glibc
import PlenumApp

/// What came of reading a line.
enum TypedLine: Hashable {
  case line(String)
  /// Several lines at once from the clipboard; `before` had been typed.
  case pasted([String], before: String)
  /// Ctrl-C, with what had been typed.
  case interrupted(String)
  /// Ctrl-D, a terminal that is gone, or the process told to stop; with what had been typed, and what had come of a
  /// paste that did not end.
  case end(String, pasted: [String] = [])
}

/// Lines typed at a terminal, with editing, history and completion by libedit.
///
/// libedit knows no bracketed paste: its beginning is bound as a key. Ctrl-C is a key as well, so that the line under
/// it can be kept. A signal that ends the process comes through a pipe that is waited for beside the keyboard, so that
/// nothing but a write happens in its handler.
///
/// Invariant of every `unsafe` here: the editor, its history and this object live until `deinit`; the C strings that
/// are handed over are copied by libedit before the call returns, but for the prompt, which the object keeps.
@safe final class LineEditor {
  private let edit: OpaquePointer
  private let store: OpaquePointer
  private let promptBuffer: UnsafeMutablePointer<CChar>
  private static let promptSize = 512
  private var paste: [String]?
  private var brokenPaste: [String] = []
  private var wasInterrupted = false
  /// What stood in the line when a key of ours ended it: libedit closes only lines that its own keys end.
  private var typedAtKey = ""
  private var typedAtEnd: String?
  private var undecoded: [UInt8] = []
  /// What Tab offers for the words before the cursor.
  var complete: (String) -> CaptureCompletion?

  /// nil where libedit finds no terminal to work on.
  init?(complete: @escaping (String) -> CaptureCompletion?) {
    guard TerminalModes.remember() else { return nil }
    guard let edit = unsafe plenum_edit_open("plenum"),
      let store = unsafe history_init()
    else { return nil }
    unsafe self.edit = edit
    unsafe self.store = store
    unsafe promptBuffer = .allocate(capacity: Self.promptSize)
    unsafe promptBuffer.initialize(repeating: 0, count: Self.promptSize)
    self.complete = complete
    unsafe plenum_history_keep(store, 500)
    unsafe plenum_edit_prepare(edit, store, Unmanaged.passUnretained(self).toOpaque())
    unsafe plenum_edit_set_prompt(edit) { edit in
      unsafe LineEditor.of(edit).map { unsafe $0.promptBuffer }
    }
    unsafe plenum_edit_set_reader(edit) { edit, character in
      guard let editor = unsafe LineEditor.of(edit), let character = unsafe character else {
        return -1
      }
      guard let scalar = editor.nextScalar() else { return 0 }
      unsafe character.pointee = wchar_t(bitPattern: scalar.value)
      return 1
    }
    bindKeys()
    unsafe plenum_edit_take_control_keys(edit)
    StopSignals.watch()
  }

  deinit {
    write("\u{1B}[?2004l")
    unsafe el_end(edit)
    unsafe history_end(store)
    unsafe promptBuffer.deallocate()
    TerminalModes.restore()
  }

  private static func of(_ edit: OpaquePointer?) -> LineEditor? {
    guard let client = unsafe plenum_edit_client(edit) else { return nil }
    return unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
  }

  private func bindKeys() {
    unsafe plenum_edit_add(edit, "plenum-paste", "Paste") { edit, _ in
      unsafe LineEditor.of(edit)?.takePaste() ?? UInt8(CC_ERROR)
    }
    unsafe plenum_edit_add(edit, "plenum-interrupt", "Interrupt") { edit, _ in
      guard let editor = unsafe LineEditor.of(edit) else { return UInt8(CC_ERROR) }
      editor.wasInterrupted = true
      editor.typedAtKey = editor.typed.whole
      return UInt8(CC_NEWLINE)
    }
    unsafe plenum_edit_add(edit, "plenum-complete", "Complete") { edit, _ in
      unsafe LineEditor.of(edit)?.takeTab() ?? UInt8(CC_ERROR)
    }
    unsafe plenum_edit_bind(edit, "\u{1B}[200~", "plenum-paste")
    unsafe plenum_edit_bind(edit, "^C", "plenum-interrupt")
    unsafe plenum_edit_bind(edit, "^I", "plenum-complete")
    // Keys that terminals send and that the Emacs keys leave open.
    unsafe plenum_edit_bind(edit, "\u{1B}[3~", "ed-delete-next-char")
    unsafe plenum_edit_bind(edit, "\u{1B}[H", "ed-move-to-beg")
    unsafe plenum_edit_bind(edit, "\u{1B}[F", "ed-move-to-end")
    unsafe plenum_edit_bind(edit, "\u{1B}[1~", "ed-move-to-beg")
    unsafe plenum_edit_bind(edit, "\u{1B}[4~", "ed-move-to-end")
    unsafe plenum_edit_bind(edit, "\u{1B}[1;5C", "em-next-word")
    unsafe plenum_edit_bind(edit, "\u{1B}[1;5D", "ed-prev-word")
    unsafe plenum_edit_bind(edit, "^R", "em-inc-search-prev")
  }

  /// Reads a line; `prefill` stands in it already.
  func next(prompt: String, prefill: String?) -> TypedLine {
    let bytes = Array(prompt.utf8.prefix(Self.promptSize - 1)) + [0]
    for (index, byte) in bytes.enumerated() { unsafe promptBuffer[index] = CChar(bitPattern: byte) }
    (paste, brokenPaste, wasInterrupted, typedAtEnd) = (nil, [], false, nil)
    if let prefill, !prefill.isEmpty {
      undecoded = Array(prefill.utf8.filter { $0 >= 0x20 && $0 != 0x7F }) + undecoded
    }
    write("\u{1B}[?2004h")
    var count: Int32 = 0
    let line = unsafe el_gets(edit, &count)
    write("\u{1B}[?2004l")
    if let typedAtEnd { return .end(typedAtEnd, pasted: brokenPaste) }
    if let paste { return .pasted(paste, before: typedAtKey) }
    if wasInterrupted { return .interrupted(typedAtKey) }
    guard let line = unsafe line, count > 0 else { return .end("") }
    var text = unsafe String(cString: line)
    while text.utf8.last == 0x0A || text.utf8.last == 0x0D { text.removeLast() }
    return .line(text)
  }

  /// Makes the line one that the arrow keys fetch.
  func remember(_ line: String) {
    guard !line.isEmpty else { return }
    unsafe plenum_history_add(store, line)
  }

  private func write(_ sequence: String) {
    _ = FileBytes.writeAll(Array(sequence.utf8), to: STDOUT_FILENO)
  }
}

// MARK: Keys

extension LineEditor {
  /// The words before the cursor, and the whole line.
  private var typed: (before: String, whole: String) {
    guard let info = unsafe el_line(edit) else { return ("", "") }
    let start = unsafe info.pointee.buffer
    let (cursor, end) = unsafe (info.pointee.cursor, info.pointee.lastchar)
    guard let start = unsafe start, let cursor = unsafe cursor, let end = unsafe end else {
      return ("", "")
    }
    func text(to end: UnsafePointer<CChar>) -> String {
      let count = unsafe max(0, end - start)
      return unsafe String(
        decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
    return unsafe (text(to: cursor), text(to: end))
  }

  /// What comes between the marks of a bracketed paste. One line is put into the line; several end it.
  private func takePaste() -> UInt8 {
    var text = String.UnicodeScalarView()
    let end = Array("\u{1B}[201~".unicodeScalars)
    while !text.suffix(end.count).elementsEqual(end) {
      guard let scalar = nextScalar() else { break }
      text.append(scalar == "\r" ? "\n" : scalar)
    }
    if text.suffix(end.count).elementsEqual(end) { text.removeLast(end.count) }
    // Escapes and other controls in what is pasted are no keys.
    text.removeAll { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }
    let lines = String(text).split(separator: "\n").map(String.init)
    if typedAtEnd != nil {
      brokenPaste = lines
      return UInt8(CC_NEWLINE)
    }
    guard lines.count > 1 else {
      let line = lines.first.map { $0.split(separator: "\t").joined(separator: " ") } ?? ""
      unsafe el_insertstr(edit, line)
      return UInt8(CC_REFRESH)
    }
    paste = lines
    typedAtKey = typed.whole
    return UInt8(CC_NEWLINE)
  }

  private func takeTab() -> UInt8 {
    guard let completion = complete(typed.before), let first = completion.candidates.first else {
      return UInt8(CC_REFRESH_BEEP)
    }
    let common = completion.candidates.dropFirst().reduce(Array(first.unicodeScalars)) {
      common, name in
      zip(common, name.unicodeScalars).prefix { $0 == $1 }.map(\.0)
    }
    if completion.candidates.count == 1 || common.count > completion.replaced {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: common)
      unsafe el_deletestr(edit, Int32(completion.replaced))
      unsafe el_insertstr(edit, String(text))
      return UInt8(CC_REFRESH)
    }
    let shown = completion.candidates.prefix(12).map { $0.split(separator: ":")[0] }
    write(
      "\r\n" + shown.joined(separator: "  ") + (completion.candidates.count > 12 ? " …" : "")
        + "\r\n")
    return UInt8(CC_REDISPLAY)
  }

  /// One scalar from the keyboard; nil at the end of the input and when the process is told to stop, with what was
  /// typed kept.
  private func nextScalar() -> Unicode.Scalar? {
    guard let first = nextByte() else {
      typedAtEnd = typed.whole
      return nil
    }
    return Unicode.Scalar(typed: first) { nextByte() }
  }

  /// Draws the line under the old one, which the terminal may have broken otherwise: libedit would write over the rows
  /// where it believes the line to be.
  private func redraw() {
    guard !typed.whole.isEmpty else { return }
    write("\r\n\u{1B}[J")
    unsafe plenum_edit_redraw(edit)
  }

  private func nextByte() -> UInt8? {
    if !undecoded.isEmpty { return undecoded.removeFirst() }
    var chunk = [UInt8](repeating: 0, count: 4096)
    var isResized = false
    while true {
      // A window that is dragged says so many times: the line is drawn once it stands still.
      switch StopSignals.wait(atMost: isResized ? 200 : nil) {
      case .stopped: return nil
      case .resized:
        unsafe el_resize(edit)
        isResized = true
        continue
      case .quiet:
        redraw()
        isResized = false
        continue
      case .input: if isResized { redraw() }
      }
      isResized = false
      let count = unsafe read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      undecoded = Array(chunk[1..<count])
      return chunk[0]
    }
  }
}

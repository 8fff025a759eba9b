import PlenumIntake
import PlenumModel

/// What a typed line becomes, by what the session waits for.
extension CaptureSession {
  mutating func takeLine(_ line: String) -> CaptureReply {
    if Self.goesOn(line) {
      mode = .several([Self.withoutBackslash(line)], untilBlank: false)
      return CaptureReply()
    }
    switch CaptureLine(line) {
    case .nothing: return CaptureReply()
    case .note(let note):
      var reply = write(note, typed: line)
      if !reply.isRefused, let command = CaptureLine.command(meantBy: line) {
        reply.lines.append("Det er gemt som et notat. Kommandoen skrives \(command).")
      }
      return reply
    case .undo: return undo()
    case .edit(let reference, let text): return edit(reference, text)
    case .theme(let name): return choose(name)
    case .list: return list()
    case .several:
      mode = .several([], untilBlank: true)
      return CaptureReply(lines: ["Skriv notatets linjer. En tom linje slutter det."])
    case .help: return help()
    case .end: return end()
    case .unknownCommand(let name):
      return CaptureReply(
        lines: [
          "\(name) er ikke en kommando; .hjælp viser kommandoerne.",
          "Et notat, der begynder med punktum, skrives med to.",
        ],
        isRefused: true)
    case .unknownReference(let word):
      return CaptureReply(
        lines: ["\(word) er ikke en reference som 3.07. Notatet er ikke rettet."], isRefused: true)
    }
  }

  static func goesOn(_ line: String) -> Bool { line.utf8.last == UInt8(ascii: "\\") }

  static func withoutBackslash(_ line: String) -> String {
    String(line.dropLast()).trimmingBlanks
  }

  mutating func takePart(
    _ line: String, of lines: [String], untilBlank: Bool
  ) -> CaptureReply {
    let isOver = untilBlank ? line.trimmingBlanks.isEmpty : !Self.goesOn(line)
    guard isOver else {
      let part = untilBlank ? line.trimmingBlanks : Self.withoutBackslash(line)
      mode = .several(lines + [part], untilBlank: untilBlank)
      return CaptureReply()
    }
    mode = .notes
    let whole = (untilBlank ? lines : lines + [line.trimmingBlanks]).joined(separator: "\n")
    guard !whole.trimmingBlanks.isEmpty else { return CaptureReply(lines: ["Intet er gemt."]) }
    return write(TypedNote(whole), typed: whole)
  }

  mutating func takeEdit(
    _ line: String, of draft: NoteDraft, _ reference: NoteReference
  ) -> CaptureReply {
    mode = .notes
    guard !line.trimmingBlanks.isEmpty else {
      return CaptureReply(lines: ["\(reference) er ikke ændret."])
    }
    // A command is meant as one, never as the note's new words; two dots write one, as everywhere.
    switch CaptureLine(line) {
    case .note(let note): return revise(draft, reference, to: note)
    default:
      var reply = take(line)
      reply.lines.insert("\(reference) er ikke ændret.", at: 0)
      return reply
    }
  }

  mutating func takeAnswer(_ line: String) -> CaptureReply {
    guard let isYes = YesOrNo.read(line) else { return takeMeanwhile(line) }
    let asked = mode
    mode = .notes
    switch asked {
    case .asking(let note, let draft, let reference):
      guard isYes else { return letGo(of: note, draft, reference) }
      if let draft, let reference { return revise(draft, reference, to: note, isAllowed: true) }
      return write(note, typed: note.line, isAllowed: true)
    case .pasting(let lines, let before):
      guard isYes else {
        return CaptureReply(lines: ["Intet af det er gemt."], prefill: before)
      }
      return write(lines)
    case .offering(let lines):
      guard isYes else { return CaptureReply(lines: [stillWaiting]) }
      // Stored first: what is taken out of the file before is in no place if the power goes in between.
      return write(lines, areInFile: true)
    default: return CaptureReply()
    }
  }

  /// A line that answers no question: somebody looked at the table and wrote on. It is a note as any other, and the
  /// question stands; a word alone is rather an answer that was mistyped.
  private mutating func takeMeanwhile(_ line: String) -> CaptureReply {
    guard case .note(let note) = CaptureLine(line), line.trimmingBlanks.contains(" ") else {
      return CaptureReply(question: "Svar j for ja eller n for nej: ")
    }
    let asked = mode
    var reply: CaptureReply
    if !allowsPersonal, question(note.text) != nil {
      // It needs a question of its own; after the one that stands it is offered.
      reply = CaptureReply(lines: [kept([line])])
    } else {
      mode = .notes
      reply = write(note, typed: line)
      reply.prefill = nil
    }
    mode = asked
    reply.question = standingQuestion
    return reply
  }

  /// A note or an edit that was asked about and is not to be stored as it is: its words stand ready to be typed on.
  mutating func letGo(
    of note: TypedNote, _ draft: NoteDraft?, _ reference: NoteReference?
  ) -> CaptureReply {
    guard let draft, let reference else {
      mode = .notes
      return CaptureReply(lines: ["Ikke gemt."], prefill: note.line)
    }
    mode = .editing(draft, reference)
    return CaptureReply(
      lines: ["Intet er ændret. En tom linje lader \(reference) være."], prefill: note.line)
  }
}

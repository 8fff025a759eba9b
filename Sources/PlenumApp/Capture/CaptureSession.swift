import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

/// A note-taker's session at one table: typed lines in, what happened out. Knows no terminal.
///
/// A note is acknowledged only once it is on the disk. A line that cannot be stored is kept: it stands ready to be
/// sent again, and lies in a file that the next session offers.
package struct CaptureSession {
  let store: Store
  let plenum: Plenum
  var meeting: Meeting
  let table: Int
  var theme: Theme?
  let rescue: RescueFile
  let coder: Coder
  let allowsPersonal: Bool
  /// Notes are stored also where the meeting is closed.
  let isForced: Bool
  var ids = UniqueIDSource()
  var random = SystemRandomNumberGenerator()

  /// What `.fortryd` takes back, latest last.
  enum Deed {
    case wrote(UniqueID, NoteReference)
    case revised(NoteDraft, NoteReference)
  }
  var deeds: [Deed] = []
  /// Notes of this session that are not withdrawn.
  var written = 0
  /// The table's notes, also those of other sessions.
  var stored = 0
  var last: NoteReference?
  /// Of the screen, in columns; longer lines are folded.
  package var width = 80

  enum Mode {
    case notes
    /// Lines of one note; `untilBlank` after `.flere`, else as long as they end in a backslash.
    case several([String], untilBlank: Bool)
    case editing(NoteDraft, NoteReference)
    /// A note waits for a yes.
    case asking(TypedNote, NoteDraft?, NoteReference?)
    /// Pasted lines wait for a yes; `before` had been typed when they came.
    case pasting([String], before: String)
    /// Lines of an earlier session wait for a yes.
    case offering([String])
  }
  var mode = Mode.notes

  init(
    store: Store, plenum: Plenum, meeting: Meeting, table: Int, theme: Theme?, rescue: RescueFile,
    allowsPersonal: Bool, isForced: Bool
  ) throws {
    self.store = store
    self.plenum = plenum
    self.meeting = meeting
    self.table = table
    self.theme = theme
    self.rescue = rescue
    self.allowsPersonal = allowsPersonal
    self.isForced = isForced
    coder = .standard
    try count()
  }

  /// Counts the table's notes, to which another laptop or window may have added.
  mutating func count() throws {
    stored = try store.notes(of: meeting.id).count { $0.draft.table == table }
  }

  /// Where the next line goes: `Bord 3 · 14 gemt > `.
  package var prompt: String {
    switch mode {
    case .notes: "Bord \(table) · \(stored) gemt > "
    case .several: "  … > "
    case .editing(_, let reference): "Ret \(reference) > "
    case .asking, .pasting, .offering: "\(YesOrNo.hint) > "
    }
  }

  /// Whether the next line answers a question.
  package var isAsking: Bool {
    switch mode {
    case .asking, .pasting, .offering: true
    case .notes, .several, .editing: false
    }
  }

  /// What the session waits for an answer to; nil where it waits for none.
  var standingQuestion: String? {
    switch mode {
    case .asking(let note, _, _): question(note.text)
    case .pasting(let lines, _):
      "Gem \(lines.count) linjer som \(lines.count) notater? \(YesOrNo.hint) "
    case .offering(let lines):
      "\(CountedNoun.line.counted(lines.count)) fra tidligere blev ikke gemt. Gem nu? \(YesOrNo.hint) "
    case .notes, .several, .editing: nil
    }
  }

  package var themes: [String] { meeting.themes.map(\.title) }

  /// What a session begins with: where it is, how it goes, and lines that an earlier one could not store.
  package mutating func begin() -> CaptureReply {
    var lines = [
      meeting.title,
      "Bord \(table) · \(theme.map { "tema \($0.number): \($0.title)" } ?? "uden tema")",
    ]
    if theme == nil, meeting.themes.count > 1 {
      lines.append("Vælg tema, før du skriver, fx .tema 1 (.tema viser dem).")
    }
    lines.append(
      "Skriv et notat, og tryk Enter. Tegnet forrest siger, hvad det er: + lykkes,")
    lines.append("- udfordring, * inspiration, ! ønske til KL, ? spørgsmål. .hjælp viser resten.")
    var reply = CaptureReply(lines: lines.flatMap { TerminalText.wrapped($0, width: width) })
    let waiting = stillUnsaved(rescue.waiting())
    if !waiting.isEmpty {
      mode = .offering(waiting)
      reply.lines += listed(waiting)
      reply.question = standingQuestion
    }
    return reply
  }

  /// Takes one typed line.
  package mutating func take(_ line: String) -> CaptureReply {
    switch mode {
    case .notes: return takeLine(line)
    case .several(let lines, let untilBlank):
      return takePart(line, of: lines, untilBlank: untilBlank)
    case .editing(let draft, let reference): return takeEdit(line, of: draft, reference)
    case .asking, .pasting, .offering: return takeAnswer(line)
    }
  }

  /// A typed line as it is to be fetched again: of a note that is being edited it becomes that note's words, and not
  /// another note.
  /// An answer to a question is none to be fetched.
  package func remembered(_ line: String) -> String? {
    if isAsking, YesOrNo.read(line) != nil { return nil }
    guard case .editing(_, let reference) = mode, CaptureLine.holdsWords(line),
      case .note = CaptureLine(line)
    else { return line }
    return CaptureLine.edit(of: reference, line)
  }

  /// Takes lines that were pasted together: one note each, after a yes.
  ///
  /// - Parameter before: what had been typed when they came; the first of them goes on with it.
  package mutating func takePasted(_ lines: [String], before: String = "") -> CaptureReply {
    var lines = lines
    // The signs of a list that somebody copied are no words of its notes.
    lines = lines.map(TypedNote.withoutListMarker)
    if !lines.isEmpty { lines[0] = before + lines[0] }
    lines = lines.map(\.trimmingBlanks).filter { !$0.isEmpty }
    if case .several(let parts, true) = mode, let last = lines.last {
      mode = .several(parts + lines.dropLast(), untilBlank: true)
      return CaptureReply(prefill: last)
    }
    guard lines.count > 1, case .notes = mode else {
      return CaptureReply(prefill: lines.joined(separator: " "))
    }
    mode = .pasting(lines, before: before.trimmingBlanks)
    return CaptureReply(lines: listed(lines), question: standingQuestion)
  }

  /// A line that was being typed when the terminal went away or the typist stopped: kept for the next session.
  ///
  /// - Parameter pasted: lines of which the last may be cut off, because the paste never came to its end.
  package mutating func keep(_ line: String, pasted: [String] = []) -> CaptureReply {
    var lines: [String]
    switch mode {
    case .notes:
      lines = ([line + (pasted.first ?? "")] + pasted.dropFirst()).filter(CaptureLine.holdsWords)
    case .editing(let draft, let reference):
      let edited = ([line] + pasted).joined(separator: " ").trimmingBlanks
      let isChanged = !edited.isEmpty && edited != Self.line(of: draft)
      lines = isChanged ? [CaptureLine.edit(of: reference, edited)] : []
    case .several(let parts, _): lines = [(parts + [line] + pasted).joined(separator: "\n")]
    // What is typed at a question is an answer; what it asks about was typed before.
    case .asking(let note, _, let reference):
      lines = [reference.map { CaptureLine.edit(of: $0, note.line) } ?? note.line]
    case .pasting(let waiting, _): lines = waiting
    // They lie in the file already.
    case .offering: lines = []
    }
    lines = lines.filter { !$0.trimmingBlanks.isEmpty }
    mode = .notes
    guard !lines.isEmpty else { return CaptureReply() }
    return CaptureReply(lines: [kept(lines)])
  }

  /// Ctrl-C: the line is let go of, but can be fetched again; twice on an empty line ends the session.
  package mutating func interrupt(_ line: String, isSecond: Bool) -> CaptureReply {
    let wasWaiting = if case .notes = mode { false } else { true }
    if case .several(let parts, _) = mode, !parts.isEmpty {
      mode = .notes
      return CaptureReply(
        lines: ["Notatet er ikke gemt. Her er det igen:"],
        prefill: (parts + [line]).joined(separator: " ").trimmingBlanks)
    }
    if case .asking(let note, let draft, let reference) = mode {
      return letGo(of: note, draft, reference)
    }
    if case .pasting(_, let before) = mode {
      mode = .notes
      return CaptureReply(lines: ["Intet af det er gemt."], prefill: before)
    }
    if case .offering = mode {
      mode = .notes
      return CaptureReply(lines: [stillWaiting])
    }
    mode = .notes
    if !line.trimmingBlanks.isEmpty {
      return CaptureReply(lines: ["Linjen er ikke gemt. Pil op henter den igen."])
    }
    if wasWaiting { return CaptureReply(lines: ["Intet er ændret."]) }
    return isSecond ? end() : CaptureReply(lines: ["Ctrl-C igen eller Ctrl-D slutter."])
  }

  /// Where nobody can be asked, a question is a no: what it asked about is left out, and named by its line.
  package mutating func decline(_ reply: CaptureReply, line: Int) -> CaptureReply {
    guard reply.question != nil || reply.isRefused else { return reply }
    var declined = reply
    declined.question = nil
    declined.prefill = nil
    if case .asking(let note, _, _) = mode {
      declined.lines = Self.sentences(
        of: AppError.personalDetails(PersonalDetail.all(in: note.text).map(\.kind), line: line))
      mode = .notes
    } else if reply.question == nil {
      declined.lines = ["Linje \(line):"] + reply.lines
    }
    return declined
  }

  /// The last words: how many notes, and where they are.
  package mutating func end() -> CaptureReply {
    var reply = CaptureReply(ends: true)
    switch mode {
    case .several(let lines, _) where !lines.isEmpty:
      reply.lines = [kept([lines.joined(separator: "\n")])]
    case .pasting(let lines, _): reply.lines = [kept(lines)]
    case .asking: reply.lines = ["Den sidste linje er ikke gemt."]
    default: break
    }
    mode = .notes
    try? count()
    let notes = CountedNoun.note.counted(written)
    reply.lines.append(
      written == 0
        ? "Intet nyt er gemt. Bord \(table) har \(CountedNoun.note.counted(stored))."
        : "\(notes) gemt\(last.map { ", det sidste er \($0)" } ?? ""). Bord \(table) har \(CountedNoun.note.counted(stored)) i alt."
    )
    return reply
  }
}

extension Plenum {
  /// Opens a session at one table of a meeting.
  ///
  /// - Parameters:
  ///   - theme: a number, a key or a part of a title; nil: the meeting's only theme, or none.
  ///   - allowsPersonal: notes may hold numbers and addresses of people.
  ///   - isForced: also where the meeting is closed.
  package func capture(
    meeting name: String, table: Int, theme: String?, allowsPersonal: Bool, isForced: Bool = false
  ) throws -> CaptureSession {
    let store = try store()
    let meeting = try meeting(name, toWriteIn: store, isForced: isForced)
    try meeting.requireTable(table)
    let chosen = try theme.map { try meeting.theme($0) } ?? meeting.onlyTheme
    return try CaptureSession(
      store: store, plenum: self, meeting: meeting, table: table, theme: chosen,
      rescue: RescueFile(
        store: store.path, id: store.id, temporaryFolder: surroundings.temporaryFolder,
        meeting: meeting.id, table: table), allowsPersonal: allowsPersonal, isForced: isForced)
  }
}

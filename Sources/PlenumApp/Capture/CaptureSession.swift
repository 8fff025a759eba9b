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
  private let store: Store
  private let plenum: Plenum
  private var meeting: Meeting
  private let table: Int
  private var theme: Theme?
  private let rescue: RescueFile
  private let coder: Coder
  private let allowsPersonal: Bool
  private var ids = UniqueIDSource()
  private var random = SystemRandomNumberGenerator()

  /// What `.fortryd` takes back, latest last.
  private enum Deed {
    case wrote(UniqueID, NoteReference)
    case revised(NoteDraft, NoteReference)
  }
  private var deeds: [Deed] = []
  /// Notes of this session that are not withdrawn.
  private var written = 0
  /// The table's notes, also those of other sessions.
  private(set) var stored: Int
  private var last: NoteReference?

  private enum Mode {
    case notes
    /// Lines of one note; `untilBlank` after `.flere`, else as long as they end in a backslash.
    case several([String], untilBlank: Bool)
    case editing(NoteDraft, NoteReference)
    /// A note waits for a yes.
    case asking(TypedNote, NoteDraft?, NoteReference?)
    /// Pasted lines wait for a yes.
    case pasting([String])
    /// Lines of an earlier session wait for a yes.
    case offering([String])
  }
  private var mode = Mode.notes

  init(
    store: Store, plenum: Plenum, meeting: Meeting, table: Int, theme: Theme?, rescue: RescueFile,
    allowsPersonal: Bool
  ) throws {
    self.store = store
    self.plenum = plenum
    self.meeting = meeting
    self.table = table
    self.theme = theme
    self.rescue = rescue
    self.allowsPersonal = allowsPersonal
    coder = Coder(codebook: .current)
    stored = try store.notes(of: meeting.id).count { $0.draft.table == table }
  }

  /// Where the next line goes: `Bord 3 · 14 gemt > `.
  package var prompt: String {
    switch mode {
    case .notes: "Bord \(table) · \(stored) gemt > "
    case .several: "  … > "
    case .editing(_, let reference): "Ret \(reference) > "
    case .asking, .pasting, .offering: "(j/n) > "
    }
  }

  package var themes: [String] { meeting.themes.map(\.title) }

  /// What a session begins with: where it is, how it goes, and lines that an earlier one could not store.
  package mutating func begin() -> CaptureReply {
    var lines = [
      meeting.title,
      "Bord \(table) · \(theme.map { "tema \($0.number): \($0.title)" } ?? "uden tema")",
    ]
    lines.append(
      "Skriv et notat, og tryk Enter. Tegnet forrest siger, hvad det er: + lykkes,")
    lines.append("- udfordring, * inspiration, ! ønske til KL, ? spørgsmål. .hjælp viser resten.")
    var reply = CaptureReply(lines: lines.flatMap { TerminalText.wrapped($0, width: 80) })
    let waiting = rescue.waiting()
    if !waiting.isEmpty {
      mode = .offering(waiting)
      reply.lines += listed(waiting)
      reply.question =
        "\(CountedNoun(one: "linje", many: "linjer").counted(waiting.count)) fra tidligere blev ikke gemt. Gem nu? (j/n) "
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

  /// Takes lines that were pasted together: one note each, after a yes.
  package mutating func takePasted(_ lines: [String]) -> CaptureReply {
    let lines = lines.map(\.trimmingBlanks).filter { !$0.isEmpty }
    guard lines.count > 1, case .notes = mode else {
      return CaptureReply(prefill: lines.joined(separator: " "))
    }
    mode = .pasting(lines)
    return CaptureReply(
      lines: listed(lines), question: "Gem \(lines.count) linjer som \(lines.count) notater? (j/n) "
    )
  }

  /// A line that was being typed when the terminal went away or the typist stopped: kept for the next session.
  package mutating func keep(_ line: String) -> CaptureReply {
    var lines = [line]
    if case .several(let parts, _) = mode { lines = [(parts + [line]).joined(separator: "\n")] }
    lines = lines.filter { !$0.trimmingBlanks.isEmpty && !$0.utf8.starts(with: ".".utf8) }
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
    case .pasting(let lines): reply.lines = [kept(lines)]
    case .asking: reply.lines = ["Den sidste linje er ikke gemt."]
    default: break
    }
    mode = .notes
    let notes = CountedNoun.note.counted(written)
    reply.lines.append(
      written == 0
        ? "Intet nyt er gemt. Bord \(table) har \(CountedNoun.note.counted(stored))."
        : "\(notes) gemt\(last.map { ", det sidste er \($0)" } ?? ""). Bord \(table) har \(CountedNoun.note.counted(stored)) i alt."
    )
    return reply
  }
}

// MARK: Lines

extension CaptureSession {
  private mutating func takeLine(_ line: String) -> CaptureReply {
    if Self.goesOn(line) {
      mode = .several([Self.withoutBackslash(line)], untilBlank: false)
      return CaptureReply()
    }
    switch CaptureLine(line) {
    case .nothing: return CaptureReply()
    case .note(let note): return write(note, typed: line)
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

  private static func goesOn(_ line: String) -> Bool { line.utf8.last == UInt8(ascii: "\\") }

  private static func withoutBackslash(_ line: String) -> String {
    String(line.dropLast()).trimmingBlanks
  }

  private mutating func takePart(
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

  private mutating func takeEdit(
    _ line: String, of draft: NoteDraft, _ reference: NoteReference
  ) -> CaptureReply {
    mode = .notes
    guard !line.trimmingBlanks.isEmpty else {
      return CaptureReply(lines: ["\(reference) er ikke ændret."])
    }
    // A command is meant as one, never as the note's new words; two dots write one, as everywhere.
    switch CaptureLine(line) {
    case .note(let note): return revise(draft, reference, to: note, typed: line)
    default:
      var reply = take(line)
      reply.lines.insert("\(reference) er ikke ændret.", at: 0)
      return reply
    }
  }

  private mutating func takeAnswer(_ line: String) -> CaptureReply {
    let answer = line.trimmingBlanks.lowercased()
    let isYes = ["j", "ja", "y", "yes"].contains(answer)
    guard isYes || ["n", "nej", "no", ""].contains(answer) else {
      return CaptureReply(question: "Svar j for ja eller n for nej: ")
    }
    let asked = mode
    mode = .notes
    switch asked {
    case .asking(let note, let draft, let reference):
      let typed = TypedNote.line(
        kind: note.kind ?? .point, municipality: note.municipality, text: note.text)
      guard isYes else { return CaptureReply(lines: ["Ikke gemt."], prefill: typed) }
      if let draft, let reference {
        return revise(draft, reference, to: note, typed: typed, isAllowed: true)
      }
      return write(note, typed: typed, isAllowed: true)
    case .pasting(let lines):
      guard isYes else { return CaptureReply(lines: ["Intet af det er gemt."]) }
      return write(lines)
    case .offering(let lines):
      guard isYes else {
        return CaptureReply(lines: ["De ligger stadig i \(rescue.path) og tilbydes næste gang."])
      }
      rescue.remove()
      return write(lines)
    default: return CaptureReply()
    }
  }
}

// MARK: Notes

extension CaptureSession {
  private mutating func write(
    _ note: TypedNote, typed: String, isAllowed: Bool = false
  ) -> CaptureReply {
    if !isAllowed, !allowsPersonal, let question = question(note.text) {
      mode = .asking(note, nil, nil)
      return CaptureReply(question: question, isRefused: true)
    }
    do {
      let stored = try store([draft(of: note)])
      return CaptureReply(lines: stored.flatMap(receipt))
    } catch {
      return failed(error, [typed])
    }
  }

  /// Several lines in one transaction; what only a person may allow is left to be typed.
  private mutating func write(_ lines: [String]) -> CaptureReply {
    var drafts: [NoteDraft] = []
    var left: [String] = []
    do {
      for line in lines {
        let note = TypedNote(line)
        if !allowsPersonal, question(note.text) != nil {
          left.append(line)
        } else {
          drafts.append(try draft(of: note))
        }
      }
      var reply = CaptureReply(lines: try store(drafts).flatMap(receipt))
      if !left.isEmpty {
        reply.isRefused = true
        reply.lines.append(
          "\(CountedNoun(one: "linje", many: "linjer").counted(left.count)) har noget, der ligner en persons nummer eller adresse, og er ikke gemt:"
        )
        reply.lines += listed(left)
        reply.prefill = left.first
      }
      return reply
    } catch {
      return failed(error, lines)
    }
  }

  private mutating func draft(of note: TypedNote) throws -> NoteDraft {
    do throws(NoteDraft.Refusal) {
      return try NoteDraft(
        id: ids.next(at: plenum.surroundings.now(), using: &random), meeting: meeting.id,
        table: table, theme: theme?.number, kind: note.kind ?? .point,
        municipality: note.municipality, text: note.text)
    } catch {
      throw AppError.refusedDraft(error, line: nil)
    }
  }

  /// Returns once the notes are on the disk.
  private mutating func store(_ drafts: [NoteDraft]) throws -> [Note] {
    let notes = try store.write(drafts).map(\.note)
    for note in notes { deeds.append(.wrote(note.id, note.reference)) }
    written += notes.count
    stored += notes.count
    last = notes.last?.reference ?? last
    return notes
  }

  /// `3.07 gemt 19.12 · Udfordring · Herning · forslag: Inklusion`
  private func receipt(_ note: Note) -> [String] {
    var parts = ["\(note.reference) gemt \(LocalClock.time(note.written))"]
    if note.draft.kind != .point { parts.append(note.draft.kind.danish.name) }
    if let municipality = note.draft.municipality { parts.append(municipality) }
    let record = NoteRecord(
      id: note.id.description, theme: meeting.title(ofTheme: note.draft.theme),
      kind: note.draft.kind, text: note.draft.text)
    let areas = coder.codings(of: record).compactMap { Codebook.current.area($0.area)?.name }
    if !areas.isEmpty { parts.append("forslag: " + areas.joined(separator: ", ")) }
    return hanging(parts.joined(separator: " · "))
  }

  private mutating func revise(
    _ draft: NoteDraft, _ reference: NoteReference, to note: TypedNote, typed: String,
    isAllowed: Bool = false
  ) -> CaptureReply {
    if !isAllowed, !allowsPersonal, let question = question(note.text) {
      mode = .asking(note, draft, reference)
      return CaptureReply(question: question, isRefused: true)
    }
    do {
      let revised = try self.draft(of: note).identified(as: draft.id)
      let moved = try NoteDraft(
        id: draft.id, meeting: draft.meeting, table: draft.table, theme: draft.theme,
        kind: revised.kind, municipality: revised.municipality, region: draft.region,
        date: draft.date, text: revised.text, sourceID: draft.sourceID, writer: draft.writer,
        extra: draft.extra)
      guard case .revised(let now)? = try store.write([moved]).first else {
        return CaptureReply(lines: ["\(reference) siger det allerede."])
      }
      deeds.append(.revised(draft, reference))
      return CaptureReply(
        lines: hanging("\(now.reference) rettet \(LocalClock.time(plenum.surroundings.now()))"))
    } catch {
      return failed(error, [typed])
    }
  }

  /// A message as it stands in a session: without the program's name and the indent under it.
  private static func sentences(of error: any Error) -> [String] {
    let name = "plenum: "
    return Message(for: error).text.split(separator: "\n").map { line in
      let front = line.utf8.prefix(name.utf8.count)
      return front.elementsEqual(name.utf8) || front.allSatisfy { $0 == 0x20 }
        ? String(line.dropFirst(name.utf8.count)) : String(line)
    }
  }

  private func question(_ text: String) -> String? {
    let kinds = PersonalDetail.all(in: text).map(\.kind)
    return kinds.isEmpty ? nil : Message.question(kinds)
  }

  /// What could not be stored is kept, and its only line stands ready to be sent again.
  private mutating func failed(_ error: any Error, _ lines: [String]) -> CaptureReply {
    var reply = CaptureReply(isRefused: true)
    reply.lines = Self.sentences(of: error)
    if lines.count == 1 { reply.prefill = lines[0].split(separator: "\n").joined(separator: " ") }
    // A note that is none has nothing to be kept; all else may be the disk's fault.
    if case AppError.refusedDraft(.empty, _) = error { return reply }
    reply.lines.append(kept(lines))
    return reply
  }

  private func kept(_ lines: [String]) -> String {
    let noun = CountedNoun(one: "Linjen", many: "Linjerne")
    let subject = lines.count == 1 ? noun.one : noun.many
    guard let path = rescue.add(lines) else {
      return "\(subject) kunne heller ikke lægges i en fil:\n" + lines.joined(separator: "\n")
    }
    return "\(subject) er lagt i \(path) og tilbydes næste gang."
  }

  private func listed(_ lines: [String]) -> [String] {
    lines.enumerated().flatMap { index, line in
      NoteListing.lines(label: "\(index + 1)", kind: .point, text: line, municipality: nil)
    }
  }

  private func hanging(_ text: String) -> [String] {
    TerminalText.wrapped(text, width: 76).enumerated().map { $0 == 0 ? $1 : "    " + $1 }
  }
}

// MARK: Commands

extension CaptureSession {
  private mutating func undo() -> CaptureReply {
    guard let deed = deeds.last else {
      return CaptureReply(lines: ["Der er intet at fortryde i denne omgang."], isRefused: true)
    }
    do {
      switch deed {
      case .wrote(let id, let reference):
        try store.writing { transaction throws(StoreError) in try transaction.withdraw(id) }
        deeds.removeLast()
        written -= 1
        stored -= 1
        return CaptureReply(lines: ["\(reference) er trukket tilbage."])
      case .revised(let before, let reference):
        _ = try store.write([before])
        deeds.removeLast()
        return CaptureReply(lines: ["\(reference) har igen sin tidligere ordlyd."])
      }
    } catch {
      return CaptureReply(
        lines: Self.sentences(of: error), isRefused: true)
    }
  }

  private mutating func edit(_ reference: NoteReference?, _ text: String?) -> CaptureReply {
    guard let reference = reference ?? last else {
      return CaptureReply(lines: ["Skriv, hvilket notat: .ret 3.07"], isRefused: true)
    }
    do {
      guard let note = try store.note(reference, of: meeting.id) else {
        return CaptureReply(lines: ["Der er intet notat \(reference) at rette."], isRefused: true)
      }
      if let text { return revise(note.draft, reference, to: TypedNote(text), typed: text) }
      mode = .editing(note.draft, reference)
      let line = TypedNote.line(
        kind: note.draft.kind, municipality: note.draft.municipality,
        text: note.draft.text.split(separator: "\n").joined(separator: " "))
      return CaptureReply(
        lines: ["Ret linjen, og tryk Enter. En tom linje lader notatet være."], prefill: line)
    } catch {
      return CaptureReply(
        lines: Self.sentences(of: error), isRefused: true)
    }
  }

  private mutating func choose(_ name: String?) -> CaptureReply {
    guard let name else {
      let lines = meeting.themes.map { theme in
        "\(theme.number == self.theme?.number ? ">" : " ") \(theme.number). \(theme.title)"
      }
      return CaptureReply(lines: lines.isEmpty ? ["Mødet har ingen temaer."] : lines)
    }
    do throws(AppError) {
      let chosen = try meeting.theme(name)
      theme = chosen
      return CaptureReply(lines: ["Tema \(chosen.number): \(chosen.title)"])
    } catch {
      return CaptureReply(
        lines: Self.sentences(of: error), isRefused: true)
    }
  }

  private func list() -> CaptureReply {
    do {
      let notes = try store.notes(of: meeting.id).filter { $0.draft.table == table }
      let lines = notes.flatMap { note in
        NoteListing.lines(
          label: note.reference.description, kind: note.draft.kind, text: note.draft.text,
          municipality: note.draft.municipality)
      }
      return CaptureReply(lines: lines.isEmpty ? ["Bord \(table) har ingen notater endnu."] : lines)
    } catch {
      return CaptureReply(
        lines: Self.sentences(of: error), isRefused: true)
    }
  }

  private func help() -> CaptureReply {
    var lines = [
      "Én linje er ét notat. Først i linjen:",
      "  + lykkes   - udfordring   * inspiration   ! ønske til KL   ? spørgsmål",
      "  Herning: … angiver kommunen (Tab fuldender navnet)",
      "En linje, der slutter med \\, fortsætter på den næste linje.",
    ]
    lines += CaptureLine.commands.map { command in
      "  \(command.names[0])\(String(repeating: " ", count: max(1, 10 - command.names[0].count)))\(command.explanation)"
    }
    lines.append("Pil op henter tidligere linjer. Ctrl-C rydder linjen uden at gemme den.")
    return CaptureReply(lines: lines)
  }
}

extension Plenum {
  /// Opens a session at one table of a meeting.
  ///
  /// - Parameters:
  ///   - theme: a number, a key or a part of a title; nil: the meeting's only theme, or none.
  ///   - allowsPersonal: notes may hold numbers and addresses of people.
  package func capture(
    meeting name: String, table: Int, theme: String?, allowsPersonal: Bool
  ) throws -> CaptureSession {
    let store = try store()
    let meeting = try meeting(name, in: store)
    guard meeting.hasTable(table) else {
      throw AppError.unknownTable(table, meeting: meeting.id, known: meeting.tables)
    }
    let chosen = try theme.map { try meeting.theme($0) }
    return try CaptureSession(
      store: store, plenum: self, meeting: meeting, table: table,
      theme: chosen ?? (meeting.themes.count == 1 ? meeting.themes[0] : nil),
      rescue: RescueFile(
        store: store.path, id: store.id, temporaryFolder: surroundings.temporaryFolder,
        meeting: meeting.id,
        table: table), allowsPersonal: allowsPersonal)
  }
}

import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

/// Notes on their way to the disk, and what is said of them.
extension CaptureSession {
  mutating func write(
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
  ///
  /// - Parameter areInFile: the lines lie in the rescue file, which keeps those that are not stored; one of them may
  ///   be a note's new words (``CaptureLine/edit(of:_:)``).
  ///   A line that can be no note holds the others back from nothing: it is set aside in a file of its own.
  mutating func write(_ lines: [String], areInFile: Bool = false) -> CaptureReply {
    var drafts: [NoteDraft] = []
    var edits: [(line: String, note: TypedNote, reference: NoteReference)] = []
    var left: [String] = []
    var impossible: [(line: String, reason: String)] = []
    do {
      for line in lines {
        let (note, reference) =
          areInFile ? CaptureLine.waiting(line) : (TypedNote(line), nil)
        if !allowsPersonal, question(note.text) != nil {
          left.append(line)
        } else if let reference {
          edits.append((line, note, reference))
        } else {
          do {
            drafts.append(try draft(of: note))
          } catch AppError.refusedDraft(let refusal, _) {
            impossible.append((line, Message.sentence(refusal)))
          }
        }
      }
      var reply = CaptureReply(lines: try store(drafts).flatMap(receipt))
      for (line, note, reference) in edits {
        switch try noteToEdit(reference) {
        case .success(let draft):
          reply.lines += try rewrite(draft, reference, as: note.filled(from: draft))
        case .failure(let reason): impossible.append((line, reason.sentence))
        }
      }
      if !impossible.isEmpty {
        reply.isRefused = true
        reply.lines += setAside(impossible)
      }
      // Others may have come into the file since its lines were read.
      if areInFile { try? rescue.replace(left + rescue.waiting().filter { !lines.contains($0) }) }
      if !left.isEmpty {
        reply.isRefused = true
        reply.lines.append(
          "\(CountedNoun.line.counted(left.count)) har noget, der ligner en persons nummer eller adresse, og er ikke gemt:"
        )
        reply.lines += listed(left)
        reply.prefill = left.first
      }
      return reply
    } catch {
      return failed(error, lines, areInFile: areInFile)
    }
  }

  /// Says why lines can be no notes, and where they lie now.
  private func setAside(
    _ lines: [(line: String, reason: String)]
  ) -> [String] {
    let reasons = lines.map(\.reason)
    let words = lines.map(\.line).filter { !$0.trimmingBlanks.isEmpty }
    guard !words.isEmpty else { return reasons }
    guard let path = rescue.setAside(words) else {
      return reasons + ["Det kunne heller ikke lægges i en fil:"] + words
    }
    return reasons + hanging("Det er lagt i \(path); ret det, og skriv det igen.")
  }

  mutating func draft(of note: TypedNote) throws -> NoteDraft {
    try AppError.naming(line: nil) { () throws(NoteDraft.Refusal) in
      try NoteDraft(
        id: ids.next(at: plenum.surroundings.now(), using: &random), meeting: meeting.id,
        table: table, theme: theme?.number, kind: note.kind ?? .point,
        municipality: note.municipality, text: note.text)
    }
  }

  /// The meeting may have been closed since the session began.
  func requireOpen() throws {
    _ = try plenum.meeting(meeting.id.value, toWriteIn: store, isForced: isForced)
  }

  /// Returns once the notes are on the disk.
  mutating func store(_ drafts: [NoteDraft]) throws -> [Note] {
    let notes = try store.deciding { transaction in
      if !drafts.isEmpty { try requireOpen() }
      return try transaction.write(drafts).map(\.note)
    }
    for note in notes { deeds.append(.wrote(note.id, note.reference)) }
    written += notes.count
    try count()
    last = notes.last?.reference ?? last
    return notes
  }

  /// `3.07 gemt 19.12 · Udfordring · Herning · forslag: Inklusion`
  func receipt(_ note: Note) -> [String] {
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

  mutating func revise(
    _ draft: NoteDraft, _ reference: NoteReference, to note: TypedNote, isAllowed: Bool = false
  ) -> CaptureReply {
    if !isAllowed, !allowsPersonal, let question = question(note.text) {
      mode = .asking(note, draft, reference)
      return CaptureReply(question: question, isRefused: true)
    }
    do {
      return CaptureReply(lines: try rewrite(draft, reference, as: note))
    } catch {
      return failed(error, [CaptureLine.edit(of: reference, note.line)])
    }
  }

  /// Returns once the note's new words are on the disk.
  private mutating func rewrite(
    _ draft: NoteDraft, _ reference: NoteReference, as note: TypedNote
  ) throws -> [String] {
    let revised = try self.draft(of: note).identified(as: draft.id)
    let moved = try NoteDraft(
      id: draft.id, meeting: draft.meeting, table: draft.table, theme: draft.theme,
      kind: revised.kind, municipality: revised.municipality, region: draft.region,
      date: draft.date,
      text: revised.text == Self.onOneLine(draft.text) ? draft.text : revised.text,
      sourceID: draft.sourceID, writer: draft.writer,
      extra: draft.extra)
    let receipts = try store.deciding { transaction in
      try requireOpen()
      return try transaction.write([moved])
    }
    guard case .revised(let now)? = receipts.first else {
      return ["\(reference) siger det allerede."]
    }
    deeds.append(.revised(draft, reference))
    return hanging("\(now.reference) rettet \(LocalClock.time(plenum.surroundings.now()))")
  }

  /// Why a note is not one to be edited here.
  struct NotHere: Error {
    let sentence: String
  }

  /// The table's note with a reference. Another table's is one keystroke away, and not this table's to change.
  func noteToEdit(_ reference: NoteReference) throws -> Result<NoteDraft, NotHere> {
    guard reference.table == table else {
      return .failure(
        NotHere(
          sentence:
            "\(reference) er ikke dette bords notat og er ikke rettet. Det kan rettes med »plenum note revise \(reference)«."
        ))
    }
    guard let note = try store.note(reference, of: meeting.id) else {
      return .failure(NotHere(sentence: "Der er intet notat \(reference) at rette."))
    }
    return .success(note.draft)
  }

  /// A stored note as it stands ready to be edited.
  static func line(of draft: NoteDraft) -> String {
    TypedNote.line(
      kind: draft.kind, municipality: draft.municipality, text: onOneLine(draft.text))
  }

  static func onOneLine(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: " ")
  }

  static func refusal(_ error: any Error) -> CaptureReply {
    CaptureReply(lines: sentences(of: error), isRefused: true)
  }

  /// A message as it stands in a session: without the program's name and the indent under it.
  static func sentences(of error: any Error) -> [String] {
    let name = "plenum: "
    return Message(for: error).text.split(separator: "\n").map { line in
      let front = line.utf8.prefix(name.utf8.count)
      return front.elementsEqual(name.utf8) || front.allSatisfy { $0 == 0x20 }
        ? String(line.dropFirst(name.utf8.count)) : String(line)
    }
  }

  func question(_ text: String) -> String? {
    let kinds = PersonalDetail.all(in: text).map(\.kind)
    return kinds.isEmpty ? nil : "\(Message.question(kinds)) \(YesOrNo.hint) "
  }

  /// What could not be stored is kept, and its only line stands ready to be sent again.
  mutating func failed(
    _ error: any Error, _ lines: [String], areInFile: Bool = false
  ) -> CaptureReply {
    var reply = Self.refusal(error)
    if lines.count == 1 { reply.prefill = lines[0].split(separator: "\n").joined(separator: " ") }
    // A note that is none has nothing to be kept; all else may be the disk's fault.
    if case AppError.refusedDraft(.empty, _) = error { return reply }
    reply.lines.append(areInFile ? stillWaiting : kept(lines))
    return reply
  }

  /// The lines that the table does not have yet: one that was sent again in the same session was stored then, and so
  /// was one whose session ended before the file was cleared.
  func stillUnsaved(_ lines: [String]) -> [String] {
    guard !lines.isEmpty, let notes = try? store.notes(of: meeting.id) else { return lines }
    func attributes(_ kind: NoteKind, _ municipality: String?, _ text: String) -> [String] {
      [kind.rawValue, municipality ?? "", text]
    }
    let stored = Set(
      notes.filter { $0.draft.table == table }.map {
        attributes($0.draft.kind, $0.draft.municipality, $0.draft.text)
      })
    let rest = lines.filter { line in
      let (note, reference) = CaptureLine.waiting(line)
      guard let reference else {
        return !stored.contains(
          attributes(note.kind ?? .point, note.municipality, note.text))
      }
      return !notes.contains {
        let words = note.filled(from: $0.draft)
        return $0.reference == reference
          && attributes(words.kind ?? .point, words.municipality, words.text)
            == attributes(
              $0.draft.kind, $0.draft.municipality, Self.onOneLine($0.draft.text))
      }
    }
    if rest.count < lines.count { try? rescue.replace(rest) }
    return rest
  }

  /// Of lines that lie in the file and were left there.
  var stillWaiting: String { "De ligger stadig i \(rescue.path) og tilbydes næste gang." }

  func kept(_ lines: [String]) -> String {
    let noun = CountedNoun(one: "Linjen", many: "Linjerne")
    let subject = lines.count == 1 ? noun.one : noun.many
    guard let path = rescue.add(lines) else {
      return "\(subject) kunne heller ikke lægges i en fil:\n" + lines.joined(separator: "\n")
    }
    return "\(subject) er lagt i \(path) og tilbydes næste gang."
  }

  func listed(_ lines: [String]) -> [String] {
    lines.enumerated().flatMap { index, line in
      NoteListing.lines(label: "\(index + 1)", kind: .point, text: line, municipality: nil)
    }
  }

  /// A line under its own indent.
  func folded(_ line: String) -> [String] {
    let indent = String(repeating: " ", count: line.prefix { $0 == " " }.count)
    guard line.count > width else { return [line] }
    return TerminalText.wrapped(line.trimmingBlanks, width: width - indent.count - 2).enumerated()
      .map { indent + ($0 > 0 ? "  " : "") + $1 }
  }

  func hanging(_ text: String) -> [String] {
    TerminalText.wrapped(text, width: width - 4).enumerated().map { $0 == 0 ? $1 : "    " + $1 }
  }
}

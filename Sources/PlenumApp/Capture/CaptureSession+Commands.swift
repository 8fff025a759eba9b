import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

/// What the commands that begin with a dot do.
extension CaptureSession {
  mutating func undo() -> CaptureReply {
    guard let deed = deeds.last else {
      return CaptureReply(lines: ["Der er intet at fortryde i denne omgang."], isRefused: true)
    }
    do {
      try requireOpen()
      switch deed {
      case .wrote(let id, let reference):
        try store.writing { transaction throws(StoreError) in try transaction.withdraw(id) }
        deeds.removeLast()
        written -= 1
        try count()
        return CaptureReply(lines: ["\(reference) er trukket tilbage."])
      case .revised(let before, let reference):
        _ = try store.write([before])
        deeds.removeLast()
        return CaptureReply(lines: ["\(reference) har igen sin tidligere ordlyd."])
      }
    } catch {
      return Self.refusal(error)
    }
  }

  mutating func edit(_ reference: NoteReference?, _ text: String?) -> CaptureReply {
    guard let reference = reference ?? last else {
      return CaptureReply(lines: ["Skriv, hvilket notat: .ret 3.07"], isRefused: true)
    }
    do {
      switch try noteToEdit(reference) {
      case .failure(let reason):
        return CaptureReply(lines: hanging(reason.sentence), isRefused: true)
      case .success(let draft):
        if let text { return revise(draft, reference, to: TypedNote(text).filled(from: draft)) }
        mode = .editing(draft, reference)
        return CaptureReply(
          lines: ["Ret linjen, og tryk Enter. En tom linje lader notatet være."],
          prefill: Self.line(of: draft))
      }
    } catch {
      return Self.refusal(error)
    }
  }

  mutating func choose(_ name: String?) -> CaptureReply {
    guard let name else {
      let lines = meeting.themes.flatMap { theme in
        TerminalText.wrapped("\(theme.number). \(theme.title)", width: width - 6).enumerated().map {
          ($0 > 0 ? "     " : theme.number == self.theme?.number ? "> " : "  ") + $1
        }
      }
      return CaptureReply(lines: lines.isEmpty ? ["Mødet har ingen temaer."] : lines)
    }
    do throws(AppError) {
      let chosen = try meeting.theme(name)
      theme = chosen
      return CaptureReply(lines: ["Tema \(chosen.number): \(chosen.title)"])
    } catch {
      return Self.refusal(error)
    }
  }

  func list() -> CaptureReply {
    do {
      let notes = try store.notes(of: meeting.id).filter { $0.draft.table == table }
      let lines = notes.flatMap { note in
        NoteListing.lines(
          label: note.reference.description, kind: note.draft.kind, text: note.draft.text,
          municipality: note.draft.municipality)
      }
      return CaptureReply(lines: lines.isEmpty ? ["Bord \(table) har ingen notater endnu."] : lines)
    } catch {
      return Self.refusal(error)
    }
  }

  func help() -> CaptureReply {
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
    return CaptureReply(lines: lines.flatMap(folded))
  }
}

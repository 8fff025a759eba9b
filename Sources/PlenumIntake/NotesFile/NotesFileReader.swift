import PlenumModel

/// Reads a file of notes, whatever plenum or a note-taker's spreadsheet wrote it. Reads bytes, not disks.
package enum NotesFileReader {
  /// All notes and all problems of the file; the format is told from the content.
  ///
  /// - Complexity: O(n).
  package static func read(_ bytes: [UInt8]) -> NotesFile {
    var file = NotesFile()
    do throws(TextProblem) {
      let text = try TextBytes.text(of: bytes)
      let mail = NotesMail(bytes)
      read(Array((mail?.decodedText ?? text).utf8), into: &file)
      if let names = mail?.attachments { file.takeAttachments(names) }
    } catch .mixedEncodings(let line) {
      file.problems = [NotesFileProblem(line: line, reason: .invalidUTF8)]
    } catch {
      file.problems = [NotesFileProblem(line: error.line, reason: .notText(error))]
    }
    return file
  }

  private static func read(_ text: [UInt8], into file: inout NotesFile) {
    guard let first = text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      file.problems = [NotesFileProblem(line: 0, reason: .noNotes)]
      return
    }
    if first == UInt8(ascii: "{") {
      file.format = .jsonl
      JSONLines(text).read(into: &file)
    } else if JSONLines.stand(in: text) {
      file.format = .jsonl
      JSONLines(text).readAmongOthers(into: &file)
    } else if let table = NotesTable(text) {
      file.format = .csv(separator: table.separator)
      table.read(into: &file)
    } else if isList(text) {
      file.problems = [NotesFileProblem(line: 0, reason: .jsonList)]
      return
    } else if hasRowsOnly(text) {
      file.problems = [NotesFileProblem(line: 1, reason: .noHeader)]
      return
    } else {
      file.format = .plain
      PlainNotesReader.read(text, into: &file)
    }
    refuseRepeatedIDs(&file)
    file.flagRemarkable()
    if file.notes.isEmpty, file.problems.isEmpty {
      file.problems = [NotesFileProblem(line: 0, reason: .noNotes)]
    }
  }

  /// Whether every line is a row of a spreadsheet: the same number of `;`, none of them followed by a blank as in a
  /// sentence.
  private static func hasRowsOnly(_ text: [UInt8]) -> Bool {
    var cells: Int?
    for line in text.split(separator: 0x0A) {
      let count = line.count { $0 == 0x3B }
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let isSentence = zip(line, line.dropFirst()).contains { $0 == 0x3B && $1 == 0x20 }
      guard count > 0, !isSentence, cells ?? count == count else { return false }
      cells = count
    }
    return cells != nil
  }

  /// Whether the text is one JSON list; a note may begin with `[` as well.
  private static func isList(_ text: [UInt8]) -> Bool {
    let signs = text.lazy.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
    return signs.elementsEqual("[{".utf8) || signs.elementsEqual("[]".utf8)
  }

  /// An id may stand once: the second note of that id would be taken for a new version of the first.
  private static func refuseRepeatedIDs(_ file: inout NotesFile) {
    var lines: [String: Int] = [:]
    var kept: [NotesFile.Entry] = []
    for entry in file.notes {
      if entry.hasOwnID, let first = lines[entry.record.id] {
        let reason = NotesFileProblem.Reason.duplicateID(id: entry.record.id, firstLine: first)
        file.problems.append(NotesFileProblem(line: entry.line, reason: reason))
      } else {
        if entry.hasOwnID { lines[entry.record.id] = entry.line }
        kept.append(entry)
      }
    }
    file.notes = kept
    // Sorting keeps the order of several problems of one line.
    file.problems = file.problems.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }
}

extension NotesFile {
  /// Flags what a person should look at in notes without ids of their own: two on one line, and the second of two
  /// that say the same.
  mutating func flagRemarkable() {
    var seen: Set<String> = []
    for index in notes.indices where !notes[index].hasOwnID {
      let text = notes[index].record.text
      if text.utf8.contains(0x2F), text.isGlued {
        notes[index].flag = .glued
      } else if seen.contains(text) {
        notes[index].flag = .repeated
      }
      seen.insert(text)
    }
  }

  /// Adds what a line gives: its note, or what is wrong with it.
  mutating func add(_ builder: inout RecordBuilder, flag: NoteFlag? = nil) {
    if var entry = builder.finish() {
      entry.flag = flag
      notes.append(entry)
    } else {
      problems += builder.problems.map { NotesFileProblem(line: builder.line, reason: $0) }
    }
  }
}

extension String {
  /// Whether two notes stand on one line with ` // ` between.
  fileprivate var isGlued: Bool {
    Array(unicodeScalars)[...].firstIndex(ofSequence: Array(" // ".unicodeScalars)) != nil
  }
}

extension TextProblem {
  fileprivate var line: Int {
    if case .nul(let line) = self { line } else { 0 }
  }
}

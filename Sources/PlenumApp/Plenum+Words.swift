import PlenumAnalysis
import PlenumIndex
import PlenumModel
import PlenumReport

extension Plenum {
  /// Every place where a word stands, in whatever form.
  package func concordance(
    of word: String, in selection: NoteSelection, asCSV: Bool
  ) throws -> Answer {
    let selected = try notes(of: selection)
    let index = selected.index(usingOwnTokens: selection.usesOwnTokens)
    guard let term = index.term(of: word) else { return .unknownWord(word, selected.remarks) }
    let report = ConcordanceReport(
      Concordance(
        of: term, in: index, notes: selected.texts(usingOwnTokens: selection.usesOwnTokens)))
    return Answer(
      text: asCSV ? report.csv : report.text, json: report.json, remarks: selected.remarks)
  }

  /// The share of each year's notes that hold a word.
  ///
  /// - Throws: ``AppError/unknownField(_:known:)`` where no note has a year.
  package func trend(
    of word: String, in selection: NoteSelection, asCSV: Bool
  ) throws -> Answer {
    let selected = try notes(of: selection).withoutPreparation(unless: selection.conditions)
    let index = selected.index(usingOwnTokens: selection.usesOwnTokens)
    guard let term = index.term(of: word) else { return .unknownWord(word, selected.remarks) }
    let report = TrendReport(WordTrend(of: term, in: index))
    guard !report.trend.years.isEmpty else {
      throw AppError.unknownField(NoteField.year.rawValue, known: selected.knownFields)
    }
    return Answer(
      text: asCSV ? report.csv : report.text, json: report.json, remarks: selected.remarks)
  }

  /// Pairs of neighbouring words that belong together.
  package func phrases(in selection: NoteSelection, limit: Int, asCSV: Bool) throws -> Answer {
    let selected = try notes(of: selection).withoutPreparation(unless: selection.conditions)
    let index = selected.index(usingOwnTokens: selection.usesOwnTokens)
    let report = PhraseReport(
      PhraseTable(
        of: index, notes: selected.texts(usingOwnTokens: selection.usesOwnTokens), limit: limit))
    return Answer(
      text: asCSV ? report.csv : report.text, json: report.json,
      status: report.phrases.phrases.isEmpty ? .nothingFound : .done, remarks: selected.remarks)
  }
}

extension Answer {
  /// No note of the selection holds the word.
  fileprivate static func unknownWord(_ word: String, _ remarks: [String]) -> Answer {
    let advice = word.utf8.contains(0x20) ? " Søg på ét ord ad gangen." : ""
    return Answer(
      text: "", json: ["term": .string(word), "rows": .array([])], status: .nothingFound,
      remarks: remarks + ["»\(word)« står ikke i notaterne.\(advice)"])
  }
}

extension SelectedNotes {
  /// The notes with the text that the index's places are counted in: of own tokens, these joined by single blanks.
  fileprivate func texts(usingOwnTokens: Bool) -> [NoteRecord] {
    guard usingOwnTokens else { return notes }
    return notes.map { note in
      var note = note
      note.text = (note.tokens ?? []).joined(separator: " ")
      return note
    }
  }
}

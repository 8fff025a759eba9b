import PlenumAnalysis
import PlenumIndex
import PlenumModel
import PlenumReport

extension Plenum {
  /// Every place where a word stands, in whatever form, or several words side by side.
  package func concordance(
    of word: String, in selection: NoteSelection, asCSV: Bool
  ) throws -> Answer {
    let selected = try notes(of: selection)
    let index = selected.index(usingOwnTokens: selection.usesOwnTokens, phrases: [word])
    guard let term = index.term(of: word) else {
      return .unknownWord(word, selected.remarks + selection.lexiconRemarks)
    }
    let report = ConcordanceReport(
      Concordance(
        of: term, in: index, notes: selected.texts(usingOwnTokens: selection.usesOwnTokens)))
    return Answer(
      text: asCSV ? report.csv : report.text,
      json: report.json.naming(lexicon: selection.lexiconVersion),
      remarks: selected.remarks + selection.lexiconRemarks)
  }

  /// The share of each year's notes that hold a word, or several words side by side.
  ///
  /// - Parameter page: a file for a page with the picture; nil: the answer is text.
  /// - Throws: ``AppError/unknownField(_:known:)`` where no note has a year.
  package func trend(
    of word: String, in selection: NoteSelection, showingVariants: Bool = false, asCSV: Bool,
    page: String? = nil
  ) throws -> Answer {
    let selected = try notes(of: selection).withoutPreparation(unless: selection.conditions)
    let index = selected.index(usingOwnTokens: selection.usesOwnTokens, phrases: [word])
    guard let term = index.term(of: word) else {
      return .unknownWord(word, selected.remarks + selection.lexiconRemarks)
    }
    let notes = selected.texts(usingOwnTokens: selection.usesOwnTokens)
    let report = TrendReport(
      WordTrend(of: term, in: index, notes: notes), showsVariants: showingVariants,
      lexicon: selection.lexiconVersion)
    guard !report.trend.years.isEmpty else {
      throw AppError.unknownField(NoteField.year.rawValue, known: selected.knownFields)
    }
    let answer = Answer(
      text: asCSV ? report.csv : report.text,
      json: report.json.naming(lexicon: selection.lexiconVersion),
      remarks: selected.remarks + selection.lexiconRemarks)
    guard let page else { return answer }
    return try delivered(report.html, to: page, json: answer.json, remarks: answer.remarks)
  }

  /// Pairs of neighbouring words that belong together.
  package func phrases(
    in selection: NoteSelection, limit: Int, showingVariants: Bool = false, asCSV: Bool
  ) throws -> Answer {
    let selected = try notes(of: selection).withoutPreparation(unless: selection.conditions)
    let index = selected.index(usingOwnTokens: selection.usesOwnTokens)
    let report = PhraseReport(
      PhraseTable(
        of: index, notes: selected.texts(usingOwnTokens: selection.usesOwnTokens), limit: limit),
      showsVariants: showingVariants)
    return Answer(
      text: asCSV ? report.csv : report.text,
      json: report.json.naming(lexicon: selection.lexiconVersion),
      status: report.phrases.phrases.isEmpty ? .nothingFound : .done,
      remarks: selected.remarks + selection.lexiconRemarks)
  }
}

extension Answer {
  /// No note of the selection holds the word.
  fileprivate static func unknownWord(_ word: String, _ remarks: [String]) -> Answer {
    let words = word.split(separator: " ")
    let said =
      words.isEmpty
      ? "Der er intet ord at søge efter: Skriv ét eller flere ord."
      : "»\(word)« står ikke i notaterne.\(words.count > 1 ? " Søg på ét af ordene." : "")"
    return Answer(
      text: "", json: ["term": .string(word), "rows": .array([])], status: .nothingFound,
      remarks: remarks + [said])
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

/// Tells whether the letter calls the meeting off: "Mødet er aflyst", not "aflyses mødet, hvis …".
struct CancellationFinder {
  let layout: LetterLayout
  let title: TitleFinder.Title?

  /// The line that says so.
  func line() -> Int? {
    if let title, Self.words.match(in: foldedKeepingPlace(Array(title.text.utf8))) {
      return title.lines.first
    }
    for passage in layout.passages where passage.section != .saveTheDate {
      for sentence in passage.sentences {
        guard let word = Self.words.firstRange(in: passage.folded, sentence),
          !Self.conditions.match(in: passage.folded, sentence)
        else { continue }
        return passage.line(at: word.lowerBound)
      }
    }
    return nil
  }

  private static let words: Cues = ["aflyst", "aflysning", "aflyser", "aflyse", "aflyses"]
  private static let conditions: Cues = [
    "hvis", "såfremt", "kan", "ikke aflyst", "blev", "måtte", "forbehold*", "ved for få", "risiko*",
    "sidste år*", "tidligere", "i tilfælde", "eventuel*",
  ]
}

/// Finds what municipalities are asked to consider beforehand: the listed questions, or the sentence that asks.
struct ReflectionFinder {
  let layout: LetterLayout

  struct Found {
    var questions: [String] = []
    var lines: [Int] = []
  }

  func find() -> Found { listed() ?? asked() ?? Found() }

  /// The list under a heading or a line that asks to consider something.
  private func listed() -> Found? {
    for (index, passage) in layout.passages.enumerated() where passage.section != .programme {
      let isHeading = passage.section == .reflection && passage.lines[0].label != nil
      let isIntroduction =
        passage.bytes.last == 0x3A
        && Self.asksToConsider(passage, passage.sentences.last ?? passage.whole)
        && !Self.atMeeting.match(in: passage.folded, passage.sentences.last ?? passage.whole)
      guard isHeading || isIntroduction else { continue }
      var found = Found()
      for item in layout.passages[(index + 1)...].prefix(24) {
        let isQuestion = item.bytes.last == 0x3F && item.section == passage.section
        guard item.isItem || isQuestion, item.lines[0].label == nil else {
          // Under a heading a line may lead to the list.
          if found.questions.isEmpty, isHeading, item.section == .reflection { continue }
          break
        }
        found.questions.append(item.text)
        found.lines.append(item.firstLine)
      }
      if !found.questions.isEmpty { return found }
    }
    return nil
  }

  /// "Konferencen samler forskere om tre spørgsmål" asks nobody to consider them.
  private static func asksToConsider(_ passage: Passage, _ sentence: Range<Int>) -> Bool {
    guard cues.match(in: passage.folded, sentence) else { return false }
    return !plainCues.match(in: passage.folded, sentence)
      || firmCues.match(in: passage.folded, sentence)
      || addressed.match(in: passage.folded, sentence) || passage.bytes.count <= 60
  }

  private static let plainCues: Cues = ["spørgsmål*"]
  private static let firmCues: Cues = [
    "overveje*", "overvej", "reflekter*", "refleksion*", "forberede*", "forbered", "tænke over",
    "gøre jer tanker", "gør jer tanker", "inden*", "forud*", "på forhånd", "hjemmefra",
  ]
  private static let addressed: Cues = [
    "jer", "jeres", "du", "dig", "vi beder*", "kommunerne",
  ]

  private func asked() -> Found? {
    for passage in layout.passages
    where ![.programme, .signup, .deadline].contains(passage.section) && !passage.isItem {
      for sentence in passage.sentences
      where sentence.count < 1200 && Self.considers.match(in: passage.folded, sentence)
        && Self.beforehand.match(in: passage.folded, sentence)
        && Self.asks.match(in: passage.folded, sentence)
      {
        return Found(
          questions: questions(in: passage, from: sentence),
          lines: [passage.line(at: sentence.lowerBound)])
      }
    }
    return nil
  }

  /// The sentence; where it leads to questions by a colon, those and the ones after them.
  private func questions(in passage: Passage, from sentence: Range<Int>) -> [String] {
    guard passage.bytes[sentence].last == 0x3F,
      let colon = passage.bytes[sentence].lastIndex(of: 0x3A)
    else { return [passage.text(sentence)] }
    let later = passage.sentences.drop { $0.lowerBound <= sentence.lowerBound }
      .prefix { passage.bytes[$0].last == 0x3F }
    return [passage.text(colon + 1..<sentence.upperBound)] + later.map(passage.text)
  }

  static let cues: Cues = [
    "overveje*", "overvej", "reflekter*", "refleksion*", "forberede*", "forbered", "tænke over",
    "spørgsmål*", "gøre jer tanker", "gør jer tanker",
  ]
  /// What is discussed at the meeting needs no thought beforehand.
  static let atMeeting: Cues = [
    "på mødet drøfte*", "på møderne drøfte*", "på mødet vil vi*", "skal vi drøfte*", "vi drøfter",
    "drøfter vi", "vil vi stille", "stiller vi",
  ]
  private static let considers: Cues = [
    "overveje", "overvej", "overvejer", "reflektere", "reflekter", "forberede", "forbereder",
    "tænke over", "gøre jer tanker", "gør jer tanker", "drøfte", "drøfter",
  ]
  private static let beforehand: Cues = [
    "på forhånd", "inden mødet", "inden møderne", "forud for*", "hjemmefra", "før mødet",
    "inden dagen",
    "inden konferencen", "inden dialogmødet", "inden*",
  ]
  private static let asks: Cues = [
    "bedes", "beder", "bedt om", "må i gerne", "i gerne må", "opfordre*", "vil vi gerne have",
    "gerne", "overvej",
    "forbered", "reflekter",
  ]
}

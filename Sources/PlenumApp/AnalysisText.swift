import PlenumModel
import PlenumText

/// Analysed sentences as lines for programs. All places are UTF-8 bytes of the whole text.
enum AnalysisText {
  /// One sentence a line: `start end text tokens[start,end,text,lemma,parts[]]`.
  static func jsonLines(of sentences: [AnalyzedSentence], in text: [UInt8]) -> String {
    var lines = ""
    for sentence in sentences {
      let line: JSONValue = [
        "start": .integer(sentence.utf8Range.lowerBound),
        "end": .integer(sentence.utf8Range.upperBound),
        "text": .string(string(text, sentence.utf8Range)),
        "tokens": .array(
          sentence.tokens.map { token in
            [
              "start": .integer(token.utf8Range.lowerBound),
              "end": .integer(token.utf8Range.upperBound),
              "text": .string(string(text, token.utf8Range)),
              "lemma": .string(token.lemma),
              "parts": .array(token.parts.map { .string($0) }),
            ]
          }),
      ]
      lines += line.compact + "\n"
    }
    return lines
  }

  /// CoNLL-U (universaldependencies.org/format.html): only form, lemma and the last column are known. That column
  /// holds the token's place, whether a blank follows, and the parts of a compound.
  static func conllu(of sentences: [AnalyzedSentence], in text: [UInt8]) -> String {
    var lines = ""
    for (number, sentence) in sentences.enumerated() {
      lines += "# sent_id = \(number + 1)\n"
      lines += "# text = \(oneLine(string(text, sentence.utf8Range)))\n"
      for (index, token) in sentence.tokens.enumerated() {
        let end = token.utf8Range.upperBound
        var remarks: [String] = []
        if !token.parts.isEmpty { remarks.append("Parts=" + token.parts.joined(separator: "+")) }
        if index + 1 < sentence.tokens.count, sentence.tokens[index + 1].utf8Range.lowerBound == end
        {
          remarks.append("SpaceAfter=No")
        }
        remarks.append("TokenRange=\(token.utf8Range.lowerBound):\(end)")
        lines += "\(index + 1)\t\(string(text, token.utf8Range))\t\(token.lemma)"
        lines += "\t_\t_\t_\t_\t_\t_\t\(remarks.joined(separator: "|"))\n"
      }
      lines += "\n"
    }
    return lines
  }

  /// What is no UTF-8 is shown as U+FFFD; its place is that of the bytes.
  private static func string(_ text: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  /// A comment is one line, so whatever ends one becomes a blank.
  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
  }
}

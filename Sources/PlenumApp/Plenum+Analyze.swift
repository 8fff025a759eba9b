import PlenumModel
import PlenumText

extension Plenum {
  /// The words of the standard input, sentence by sentence, for programs; nothing is stored.
  package func analyze(as format: AnalysisFormat) throws -> Answer {
    Self.analysis(of: try FileBytes.read("-"), as: format)
  }

  /// The analysis of any bytes.
  package static func analysis(of text: [UInt8], as format: AnalysisFormat) -> Answer {
    let sentences = TextAnalyzer.standard.sentences(in: text.span)
    let lines =
      switch format {
      case .jsonl: AnalysisText.jsonLines(of: sentences, in: text)
      case .conllu: AnalysisText.conllu(of: sentences, in: text)
      }
    return Answer(
      text: lines, json: .null, status: sentences.isEmpty ? .nothingFound : .done,
      remarks: missingLexiconRemarks)
  }
}

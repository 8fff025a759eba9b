import Corpus

/// A data file that travels inside the binary, by its path below `Corpus/`.
package enum CorpusFile: String, CaseIterable, Sendable {
  case codebook2024 = "codebooks/2024.1/codebook.json"
  case indicators2024 = "codebooks/2024.1/indicators.tsv"
  case coreValues2019 = "codebooks/kernevaerdier-2019.1/codebook.json"
  case coreValueIndicators2019 = "codebooks/kernevaerdier-2019.1/indicators.tsv"
  case codebookCrosswalk = "codebooks/crosswalk.tsv"
  case codingAbbreviations = "codebooks/abbreviations.tsv"
  case noteKinds = "codebooks/note-kinds.tsv"
  case wordStyles = "documents/reference.docx"
  case slideStyles = "documents/reference.pptx"
  case analystGuide = "guides/analytiker.md"
  case chairGuide = "guides/formand.md"
  case dataGuide = "guides/data.md"
  case methodGuide = "guides/metode.md"
  case noteTakerGuide = "guides/noteskriver.md"
  case abbreviations = "language/abbreviations.txt"
  case lemmas = "language/lemmas.tsv"
  case reference = "language/reference.tsv"
  case stopWords = "language/stopwords.txt"
  case vectors = "language/vectors.bin"
  case wholeWords = "language/whole-words.txt"
  case sampleLetter = "meetings/letter.txt"
  case sampleNotes = "meetings/notes.jsonl"
  case tablePage = "pages/table.html"
  case tablePageStyle = "pages/table.css"
  case tablePageScript = "pages/table.js"
  case municipalities = "places/municipalities.tsv"
  case municipalityAliases = "places/municipality-aliases.tsv"
  case postcodes = "places/postcodes.tsv"

  /// The file's bytes, which live as long as the program.
  ///
  /// - Complexity: O(number of files); nothing is copied.
  package var bytes: [UInt8] { unsafe Array(buffer) }

  /// The file as text. Files of the corpus are UTF-8, which a test checks.
  package var text: String { unsafe String(decoding: buffer, as: UTF8.self) }

  /// The rows of a tab-separated file below its header, each with its cells.
  package var rows: [[Substring]] {
    text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst().map { row in
      row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { Substring($0) }
    }
  }

  /// Invariant: the table in Corpus.c has every case once; a test compares both with the folder.
  private var buffer: UnsafeBufferPointer<UInt8> {
    for index in 0..<plenum_corpus_file_count() {
      let file = unsafe plenum_corpus_file(index)
      if unsafe String(cString: file.name) == rawValue {
        return unsafe UnsafeBufferPointer(start: file.bytes, count: Int(file.length))
      }
    }
    preconditionFailure("Corpus.c has no \(rawValue)")
  }
}

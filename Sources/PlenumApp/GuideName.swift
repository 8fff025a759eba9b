import PlenumCorpus
import PlenumReport

/// A guide that travels inside the program.
package enum GuideName: String, CaseIterable, Sendable {
  case noteTaker = "noteskriver"
  case chair = "formand"
  case analyst = "analytiker"
  case method = "metode"
  case data

  /// What it is about, for a list.
  package var summary: String {
    switch self {
    case .noteTaker: "Kom i gang ved bordet"
    case .chair: "Kom i gang med opsamlingen i plenum"
    case .analyst: "Kom i gang med at sammenligne regioner og år"
    case .method: "Hvordan der tælles og regnes, og hvad tallene kan bære"
    case .data: "Hvor data ligger, sikkerhedskopi og sletning"
    }
  }

  /// For a terminal of 80 columns; ends with a line end.
  package var text: String { GuideText.text(ofMarkdown: file.text) }

  private var file: CorpusFile {
    switch self {
    case .noteTaker: .noteTakerGuide
    case .chair: .chairGuide
    case .analyst: .analystGuide
    case .method: .methodGuide
    case .data: .dataGuide
    }
  }
}

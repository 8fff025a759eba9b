import PlenumIntake
import PlenumModel

extension Plenum {
  /// What an invitation letter says; nothing is stored.
  ///
  /// - Parameter explains: adds to each field the lines it was read from.
  package func readLetter(at path: String, explains: Bool = false) throws -> Answer {
    let letter = try letter(at: path)
    var json = letter.json(describing: Message.sentence)
    if explains, var object = json.object {
      object["sources"] = letter.sourcesJSON
      json = .object(object)
    }
    let isRefused = letter.warnings.contains {
      switch $0 {
      case .empty, .notInvitation, .notDanish: true
      default: false
      }
    }
    return Answer(
      text: explains ? letter.text + "\n" + letter.explanation : letter.text, json: json,
      status: isRefused ? .nothingFound : .done)
  }

  func letter(at path: String) throws -> Letter { LetterReader.read(try LetterFile.text(at: path)) }
}

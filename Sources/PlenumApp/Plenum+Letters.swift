import PlenumIntake
import PlenumModel

extension Plenum {
  /// What an invitation letter says; nothing is stored.
  package func readLetter(at path: String) throws -> Answer {
    let letter = try letter(at: path)
    return Answer(
      text: letter.text, json: letter.json(describing: Message.sentence),
      status: letter.warnings.contains(.empty) ? .nothingFound : .done)
  }

  func letter(at path: String) throws -> Letter {
    let bytes = try FileBytes.read(path)
    do throws(TextProblem) {
      return try LetterReader.read(bytes: bytes)
    } catch {
      throw AppError.unreadableText(path: path, error)
    }
  }
}

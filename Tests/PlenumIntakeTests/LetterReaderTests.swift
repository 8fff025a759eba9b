import PlenumIntake
import PlenumModel
import Testing

@Suite struct LetterReaderTests {
  @Test(
    .enabled(
      if: LetterCases.exists(LetterCases.shared), "the five invitations are not on this machine"),
    arguments: LetterCases.names(in: LetterCases.shared))
  func `reads every field of an invitation that was sent`(name: String) throws {
    for difference in try LetterCases.differences(LetterCases.shared, name) {
      Issue.record(Comment(rawValue: difference))
    }
  }

  @Test(arguments: LetterCases.names(in: LetterCases.own))
  func `reads every field of an invented letter`(name: String) throws {
    for difference in try LetterCases.differences(LetterCases.own, name) {
      Issue.record(Comment(rawValue: difference))
    }
  }
}

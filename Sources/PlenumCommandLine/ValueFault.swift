/// Why a word is not a value that an option or argument takes. Facts only: `UsageMessage` has the
/// sentences.
package enum ValueFault: Error, Equatable, Sendable {
  case empty
  case notAWholeNumber
  case notANumber
  /// A number outside its range, whose ends are written as a person would write them.
  case outOfRange(from: String, to: String)
  case notADate
  case notATime
  case notAChoice(choices: [String], nearest: [String])
  /// Neither `KEY=VALUE` nor one of the plain words that may stand instead.
  case notAPair(keys: [String], orWords: [String])
  case unknownKey(key: String, keys: [String], nearest: [String])
  /// Anything else; `expected` is a Danish noun phrase such as "et postnummer".
  /// `isShown`: whether the word may be shown again, because nobody's text is expected there.
  case unexpected(expected: String, isShown: Bool)
}

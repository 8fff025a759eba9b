import PlenumModel

/// What a person answers to a question: the same words everywhere.
package enum YesOrNo {
  /// Behind a question.
  package static let hint = "(j/n)"

  /// nil for what is neither; an empty line is a no.
  package static func read(_ answer: String) -> Bool? {
    switch answer.trimmingBlanks.lowercased().split(whereSeparator: { ".,! ".contains($0) })
      .joined(separator: " ")
    {
    case "j", "ja", "ja tak", "jo", "ok", "okay", "y", "yes": true
    case "n", "nej", "nej tak", "no", "": false
    default: nil
    }
  }
}

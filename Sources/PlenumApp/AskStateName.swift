package import PlenumModel

/// The states of asks as people say them; the words of the JSON are taken too.
package enum AskStateName {
  /// As they are typed: without blanks, which a shell would part.
  package static let all = AskState.allCases.map { $0.danish.filter { $0 != " " } }

  package static func read(_ word: String) -> AskState? {
    let word = word.normalFormC.lowercased()
    // An ask is neuter, a state is not: both are said.
    let others = ["åben": AskState.open, "igang": .started, "påbegyndt": .started]
    return others[word] ?? AskState.allCases.first { $0.danish == word || $0.rawValue == word }
  }
}

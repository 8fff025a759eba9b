package import PlenumModel

/// The states of asks as people say them; the words of the JSON are taken too.
package enum AskStateName {
  package static let all = AskState.allCases.map(\.danish)

  package static func read(_ word: String) -> AskState? {
    let word = word.normalFormC.lowercased()
    // An ask is neuter, a state is not: both are said.
    let others = ["åben": AskState.open, "igang": .started, "påbegyndt": .started]
    return others[word] ?? AskState.allCases.first { $0.danish == word || $0.rawValue == word }
  }
}

import PlenumAnalysis
package import PlenumModel

extension Message {
  /// What a person at a terminal is asked before a note with personal details is stored.
  package static func question(_ kinds: [PersonalDetail.Kind]) -> String {
    "Notatet har \(list(kinds)). Gem det alligevel?"
  }

  /// `noget, der ligner et telefonnummer og en mailadresse`; never the number itself.
  package static func list(_ kinds: [PersonalDetail.Kind]) -> String {
    let names = PersonalDetail.Kind.allCases.filter(kinds.contains).map { kind in
      switch kind {
      case .cpr: "et CPR-nummer"
      case .phone: "et telefonnummer"
      case .email: "en mailadresse"
      }
    }
    return "noget, der ligner " + Danish.list(names)
  }
}

/// A Danish noun with its two forms, so that one table is never "1 borde".
package struct CountedNoun: Hashable, Sendable {
  package let one: String
  package let many: String

  package init(one: String, many: String) {
    self.one = one
    self.many = many
  }

  package static let note = CountedNoun(one: "notat", many: "notater")
  package static let table = CountedNoun(one: "bord", many: "borde")
  package static let municipality = CountedNoun(one: "kommune", many: "kommuner")
  package static let point = CountedNoun(one: "punkt", many: "punkter")
  package static let proposal = CountedNoun(one: "forslag", many: "forslag")
  package static let theme = CountedNoun(one: "tema", many: "temaer")
  package static let meeting = CountedNoun(one: "møde", many: "møder")
  package static let wish = CountedNoun(one: "ønske", many: "ønsker")
  package static let ask = CountedNoun(one: "ønske til KL", many: "ønsker til KL")
  package static let question = CountedNoun(one: "åbent spørgsmål", many: "åbne spørgsmål")

  /// `1 bord`, `5 borde`, `1.204 notater`.
  package func counted(_ number: Int) -> String {
    "\(Danish.grouped(number)) \(number == 1 ? one : many)"
  }

  /// `5 af 6 borde`; the noun follows the number beside it: `1 af 1 bord`.
  package func counted(_ part: Int, of whole: Int) -> String {
    "\(Danish.grouped(part)) af \(counted(whole))"
  }
}

/// A number under the name by which tables, files and other programs know it.
package struct Figure: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case count(Int)
    /// nil: not defined.
    case measure(Double?)
    case flag(Bool)
    case text(String?)
  }

  package let name: String
  package let value: Value

  init(_ name: String, _ value: Int) { (self.name, self.value) = (name, .count(value)) }
  init(_ name: String, _ value: Double?) { (self.name, self.value) = (name, .measure(value)) }
  init(_ name: String, _ value: Bool) { (self.name, self.value) = (name, .flag(value)) }
  init(_ name: String, text: String?) { (self.name, self.value) = (name, .text(text)) }
}

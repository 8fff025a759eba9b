/// A word that is known by its place on the line. Its `Value` is as it was declared.
package struct Argument<Value: Sendable>: Parameter {
  package let declaration: ParameterDeclaration
  private let read: @Sendable ([String]) throws(ValueFault) -> Value

  package func value(of words: [String]) throws(ValueFault) -> Value { try read(words) }

  /// An argument that must be there.
  package init(_ name: String, _ format: ValueFormat<Value>, help: String) {
    declaration = ParameterDeclaration(argument: name, format, .required, help: help)
    read = { (words: [String]) throws(ValueFault) -> Value in try format.parse(words.last ?? "") }
  }

  /// An argument that may be left out: the value is then nil.
  package init<Element: Sendable>(
    optional name: String, _ format: ValueFormat<Element>, help: String
  ) where Value == Element? {
    declaration = ParameterDeclaration(argument: name, format, .optional, help: help)
    read = { (words: [String]) throws(ValueFault) -> Element? in try format.last(of: words) }
  }

  /// One word or more; stands last.
  package init<Element: Sendable>(
    repeated name: String, _ format: ValueFormat<Element>, help: String
  ) where Value == [Element] {
    declaration = ParameterDeclaration(argument: name, format, .atLeastOne, help: help)
    read = { (words: [String]) throws(ValueFault) -> [Element] in try words.map(format.parse) }
  }

  /// Any number of words, none too; stands last.
  package init<Element: Sendable>(
    anyNumber name: String, _ format: ValueFormat<Element>, help: String
  ) where Value == [Element] {
    declaration = ParameterDeclaration(argument: name, format, .anyNumber, help: help)
    read = { (words: [String]) throws(ValueFault) -> [Element] in try words.map(format.parse) }
  }

  /// The rest of the line as one running text, its words joined by single spaces; nil when there
  /// are none. After `--` every word is text whatever it begins with; before it, words are text
  /// as long as they do not begin with `-` (a number such as `-5` may). Stands last.
  package init(text name: String, help: String) where Value == String? {
    declaration = ParameterDeclaration(
      kind: .argument, name: name, valueName: name, help: help, occurrence: .anyNumber,
      isText: true)
    read = { (words: [String]) throws(ValueFault) -> String? in
      words.isEmpty ? nil : words.joined(separator: " ")
    }
  }
}

extension ParameterDeclaration {
  fileprivate init<Element>(
    argument name: String, _ format: ValueFormat<Element>, _ occurrence: Occurrence, help: String
  ) {
    self.init(
      kind: .argument, name: name, valueName: name, help: help, occurrence: occurrence,
      completion: format.completion
    ) { (word: String) throws(ValueFault) in _ = try format.parse(word) }
  }
}

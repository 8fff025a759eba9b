/// `--name VALUE`. Its `Value` is an optional, a plain value or an array, as it was declared.
package struct Option<Value: Sendable>: Parameter {
  package let declaration: ParameterDeclaration
  private let read: @Sendable ([String]) throws(ValueFault) -> Value

  package func value(of words: [String]) throws(ValueFault) -> Value { try read(words) }

  /// An option that may be left out: the value is then nil.
  package init<Element: Sendable>(
    _ name: String, letter: Unicode.Scalar? = nil, value: String, _ format: ValueFormat<Element>,
    environment: String? = nil, help: String
  ) where Value == Element? {
    declaration = ParameterDeclaration(
      option: name, letter, value, format, .optional, environment: environment, help: help)
    read = { (words: [String]) throws(ValueFault) -> Element? in try format.last(of: words) }
  }

  /// An option that has a value also when it is left out.
  ///
  /// - Parameter word: the default, as it would be typed; help shows it.
  package init(
    _ name: String, letter: Unicode.Scalar? = nil, value: String, _ format: ValueFormat<Value>,
    default word: String, environment: String? = nil, help: String
  ) {
    declaration = ParameterDeclaration(
      option: name, letter, value, format, .optional, default: word, environment: environment,
      help: help)
    read = { (words: [String]) throws(ValueFault) -> Value in
      try format.parse(words.last ?? word)
    }
  }

  /// An option that must be given, on the line or by its environment variable.
  package init(
    required name: String, letter: Unicode.Scalar? = nil, value: String,
    _ format: ValueFormat<Value>, environment: String? = nil, help: String
  ) {
    declaration = ParameterDeclaration(
      option: name, letter, value, format, .required, environment: environment, help: help)
    read = { (words: [String]) throws(ValueFault) -> Value in
      try format.parse(words.last ?? "")
    }
  }

  /// An option that may be given again and again; its values are kept in their order.
  package init<Element: Sendable>(
    repeated name: String, letter: Unicode.Scalar? = nil, value: String,
    _ format: ValueFormat<Element>, help: String
  ) where Value == [Element] {
    declaration = ParameterDeclaration(option: name, letter, value, format, .anyNumber, help: help)
    read = { (words: [String]) throws(ValueFault) -> [Element] in
      try words.map(format.parse)
    }
  }
}

extension ParameterDeclaration {
  fileprivate init<Element>(
    option name: String, _ letter: Unicode.Scalar?, _ value: String,
    _ format: ValueFormat<Element>, _ occurrence: Occurrence, default word: String? = nil,
    environment: String? = nil, help: String
  ) {
    self.init(
      kind: .option, name: name, letter: letter, valueName: value, help: help,
      occurrence: occurrence, completion: format.completion, defaultWord: word,
      environment: environment
    ) { (word: String) throws(ValueFault) in _ = try format.parse(word) }
  }
}

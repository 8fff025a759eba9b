/// An option, a flag or an argument: declared once as a value, and later the key by which a
/// command reads what was typed.
package protocol Parameter<Value>: Sendable {
  associatedtype Value: Sendable
  /// All that is known of it but the type of its value.
  var declaration: ParameterDeclaration { get }
  /// The value of the words that were typed for this parameter, in their order.
  func value(of words: [String]) throws(ValueFault) -> Value
}

/// What is known of a parameter whatever the type of its value: enough to parse a line and to
/// write help, completions and the manual.
package struct ParameterDeclaration: Sendable {
  enum Kind: Sendable { case flag, option, argument }
  enum Occurrence: Sendable { case optional, required, anyNumber, atLeastOne }

  let kind: Kind
  /// `meeting` for `--meeting`, but `FIL` for an argument, as help shows it.
  let name: String
  /// The letter of `-m`.
  let letter: Unicode.Scalar?
  let valueName: String
  let help: String
  let occurrence: Occurrence
  let completion: ValueCompletion
  /// The word that counts when none was typed.
  let defaultWord: String?
  /// The variable whose value counts when none was typed.
  let environment: String?
  /// Whether the words are one running text.
  let isText: Bool
  let check: @Sendable (String) throws(ValueFault) -> Void

  init(
    kind: Kind, name: String, letter: Unicode.Scalar? = nil, valueName: String = "", help: String,
    occurrence: Occurrence = .optional, completion: ValueCompletion = .nothing,
    defaultWord: String? = nil, environment: String? = nil, isText: Bool = false,
    check: @escaping @Sendable (String) throws(ValueFault) -> Void = { _ in }
  ) {
    self.kind = kind
    self.name = name
    self.letter = letter
    self.valueName = valueName
    self.help = help
    self.occurrence = occurrence
    self.completion = completion
    self.defaultWord = defaultWord
    self.environment = environment
    self.isText = isText
    self.check = check
  }
}

extension ParameterDeclaration {
  /// `--meeting` or `FIL`: how the parameter is named on a line, unique within a command.
  var spelling: String { kind == .argument ? name : "--" + name }

  /// `-m` and `--meeting`.
  var spellings: [String] { (letter.map { ["-" + String($0)] } ?? []) + [spelling] }

  /// `--meeting MØDE`, `--json` or `FIL…`, without brackets.
  var form: String {
    switch kind {
    case .flag: spelling
    case .option: spelling + " " + valueName
    case .argument: isRepeatable ? name + "…" : name
    }
  }

  var isRepeatable: Bool { occurrence == .anyNumber || occurrence == .atLeastOne }
  var isRequired: Bool { occurrence == .required || occurrence == .atLeastOne }

  static let help = ParameterDeclaration(
    kind: .flag, name: "help", letter: "h", help: "Vis denne hjælp.")
  static let version = ParameterDeclaration(
    kind: .flag, name: "version", help: "Vis versionen.")
}

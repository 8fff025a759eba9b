/// `--name`, there or not.
package struct Flag: Parameter {
  package let declaration: ParameterDeclaration

  /// A flag that may be given once.
  ///
  /// - Parameter help: what it does, a Danish sentence.
  package init(_ name: String, letter: Unicode.Scalar? = nil, help: String) {
    declaration = ParameterDeclaration(kind: .flag, name: name, letter: letter, help: help)
  }

  package func value(of words: [String]) throws(ValueFault) -> Bool { !words.isEmpty }
}

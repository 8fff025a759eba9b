/// What was typed for a command, checked, and read by the parameters that it declares.
package struct Arguments: Equatable, Sendable {
  /// The names that lead to the command, the program's first.
  package let command: [String]
  /// The words by the spelling of their parameter; every declared parameter has an entry.
  let words: [String: [String]]

  /// The value of a parameter of the command or of a group above it.
  ///
  /// - Precondition: the command declares the parameter.
  package subscript<P: Parameter>(parameter: P) -> P.Value {
    let spelling = parameter.declaration.spelling
    guard let words = words[spelling] else {
      preconditionFailure("a command reads only what it declares, and not \(spelling)")
    }
    do {
      return try parameter.value(of: words)
    } catch {
      preconditionFailure("the parser has checked every word of \(spelling) before it is read")
    }
  }

  /// Whether the parameter was given, on the line or by its environment variable.
  package func has(_ parameter: some Parameter) -> Bool {
    words[parameter.declaration.spelling]?.isEmpty == false
  }
}

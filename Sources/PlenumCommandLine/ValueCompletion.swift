/// What a shell offers where a value is due.
package enum ValueCompletion: Equatable, Sendable {
  case nothing
  case file
  case folder
  case choices([String])
}

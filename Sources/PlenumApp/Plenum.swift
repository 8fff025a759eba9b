/// The use cases of plenum over one store. Each is one call; what it gives back is ready to be shown.
package struct Plenum: Sendable {
  /// As given; nil: the default of the surroundings.
  let givenStorePath: String?
  let surroundings: Surroundings
  /// Whether an answer may be written over a file that is no earlier answer.
  let replacesFiles: Bool

  package init(storePath: String?, surroundings: Surroundings, replacesFiles: Bool = false) {
    givenStorePath = storePath
    self.surroundings = surroundings
    self.replacesFiles = replacesFiles
  }
}

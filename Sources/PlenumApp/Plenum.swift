/// The use cases of plenum over one store. Each is one call; what it gives back is ready to be shown.
package struct Plenum: Sendable {
  /// As given; nil: the default of the surroundings.
  let givenStorePath: String?
  let surroundings: Surroundings

  package init(storePath: String?, surroundings: Surroundings) {
    givenStorePath = storePath
    self.surroundings = surroundings
  }
}

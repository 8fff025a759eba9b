import Glibc
package import PlenumModel

/// What a use case may know of the world outside: given by the executable, invented by tests.
package struct Surroundings: Sendable {
  /// The environment variables that plenum reads.
  package let variables: [String: String]
  package let now: @Sendable () -> Timestamp
  /// Where the executable lies, links followed; nil where the system does not tell.
  package let programFolder: String?

  package init(
    variables: [String: String], programFolder: String? = nil,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.variables = variables
    self.programFolder = programFolder
    self.now = now
  }

  /// The store's file: `--db`, else `PLENUM_DB`, else in the user's data folder (XDG Base Directory Specification).
  func storePath(given: String?) -> String? {
    if let given = given ?? nonEmpty("PLENUM_DB") { return given }
    if let folder = nonEmpty("XDG_DATA_HOME"), folder.utf8.first == UInt8(ascii: "/") {
      return folder + "/plenum/plenum.sqlite"
    }
    return nonEmpty("HOME").map { $0 + "/.local/share/plenum/plenum.sqlite" }
  }

  /// The folder for what can be made again (XDG Base Directory Specification); nil where there is no home.
  var cacheFolder: String? {
    if let folder = nonEmpty("XDG_CACHE_HOME"), folder.utf8.first == UInt8(ascii: "/") {
      return folder + "/plenum"
    }
    return nonEmpty("HOME").map { $0 + "/.cache/plenum" }
  }

  /// The user's choice of a folder for temporary files, if there is one.
  var temporaryFolder: String? { nonEmpty("TMPDIR") }

  private func nonEmpty(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

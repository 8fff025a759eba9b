// What the three scripts have in common. Each is whole in itself: a shell that completes never
// starts the program.

extension ApplicationDeclaration {
  /// The script that makes a shell complete the program's line; ends in a newline.
  func completion(for shell: Shell) -> String {
    let lines =
      switch shell {
      case .bash: BashCompletion(self).lines
      case .zsh: ZshCompletion(self).lines
      case .fish: FishCompletion(self).lines
      }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The commands that a shell offers, with the program and the groups, as paths from the program.
  var shownPaths: [[CommandDeclaration]] { Self.paths(from: [root]) }

  private static func paths(from path: [CommandDeclaration]) -> [[CommandDeclaration]] {
    [path] + (path.last?.shownSubcommands ?? []).flatMap { paths(from: path + [$0]) }
  }
}

extension [CommandDeclaration] {
  /// The command's place in a script: empty for the program, `/meeting/create` for a command.
  var key: String { dropFirst().map { "/" + $0.name }.joined() }

  var arguments: [ParameterDeclaration] { last?.arguments ?? [] }
}

extension String {
  /// A sentence as a remark in a list of offers.
  var withoutFullStop: String { last == "." ? String(dropLast()) : self }

  /// The text with a character put before each of the scalars that mean something.
  func escaping(_ special: Set<Unicode.Scalar>, with escape: String = "\\") -> String {
    var escaped = ""
    for scalar in unicodeScalars {
      if special.contains(scalar) { escaped += escape }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  /// One word of a POSIX shell, in single quotes.
  var quotedForShell: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

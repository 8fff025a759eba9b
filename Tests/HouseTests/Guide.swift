import Foundation
import TestSupport

/// A guide as a test reads it: files to lay down, and commands with what they show.
///
/// A fence of `console` holds typed lines after `$ `, what is typed into the program after `> `, and what it shows. A fence
/// of `text NAME` is a file of that name. All commands of a guide are typed in one shell.
struct Guide {
  struct Step {
    let command: String
    var input: [String] = []
    /// A line `…` stands for any lines, one that ends with `…` for any end.
    var shown: [String] = []
  }

  private(set) var steps: [Step] = []
  private(set) var files: [String: String] = [:]

  init(_ markdown: String) {
    var fence: String?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        fence = fence == nil ? String(line.dropFirst(3)) : nil
      } else if fence == "console" {
        add(line)
      } else if let fence, fence.hasPrefix("text ") {
        files[String(fence.dropFirst(5)), default: ""] += line + "\n"
      }
    }
  }

  private mutating func add(_ line: String) {
    if line.hasPrefix("$ ") {
      steps.append(Step(command: String(line.dropFirst(2))))
    } else if line.hasPrefix("> ") {
      steps[steps.count - 1].input.append(String(line.dropFirst(2)))
    } else {
      steps[steps.count - 1].shown.append(line)
    }
  }

  /// What each step printed and how it ended, after all were typed in a new folder.
  func followed() throws -> [(printed: [String], status: String)] {
    let folder = try TemporaryFolder("guide")
    for (name, text) in files {
      try Data(text.utf8).write(to: folder[name])
    }
    var script = "exec 2>&1\n"
    for (number, step) in steps.enumerated() {
      let input = ".input-\(number)"
      try Data(step.input.map { $0 + "\n" }.joined().utf8).write(to: folder[input])
      script += "{ :\n\(step.command)\n} < \(input)\nprintf '\\036%s\\037' \"$?\"\n"
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let output = try Shell.run(
      ["bash", "-c", script],
      environment: [
        "PATH": "\(Built.folder.path()):\(path)", "HOME": folder.path, "PLENUM_DB": "",
        "XDG_DATA_HOME": "", "LC_ALL": "C.UTF-8",
      ], in: folder.url)
    return output.standardOutput.split(separator: "\u{1F}").map { part in
      let halves = part.split(separator: "\u{1E}", omittingEmptySubsequences: false)
      let lines = Transcript.steady(String(halves[0])).split(
        separator: "\n", omittingEmptySubsequences: false)
      return (lines.dropLast().map(String.init), halves.last.map(String.init) ?? "")
    }
  }
}

extension Guide.Step {
  /// The first line of the guide that is not among what was printed, in its place; nil where all are.
  func firstLineNotShown(in printed: [String]) -> String? {
    guard !shown.isEmpty else { return nil }
    var place = 0
    var maySkip = false
    for line in shown.map(Transcript.steady) {
      if line == "…" {
        maySkip = true
      } else if let found = printed.indices.dropFirst(place).first(where: {
        Self.fits(printed[$0], line)
      }), maySkip || found == place {
        place = found + 1
        maySkip = false
      } else {
        return line
      }
    }
    return maySkip || place == printed.count ? nil : "(the end)"
  }

  private static func fits(_ printed: String, _ line: String) -> Bool {
    line == printed || (line.hasSuffix("…") && printed.hasPrefix(line.dropLast()))
  }
}

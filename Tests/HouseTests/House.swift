import Foundation
import TestSupport

/// The plan of the house: what each target may name. Arrows point down.
enum House {
  static let plan: [String: Set<String>] = [
    "plenum": ["PlenumCommandLine", "PlenumApp", "PlenumModel", "CEdit"],
    "PlenumCommandLine": [],
    "PlenumApp": [
      "PlenumStore", "PlenumReport", "PlenumAnalysis", "PlenumIntake", "PlenumIndex",
      "PlenumText", "PlenumModel", "PlenumCorpus",
    ],
    "PlenumReport": ["PlenumAnalysis", "PlenumModel"],
    "PlenumAnalysis": ["PlenumIndex", "PlenumText", "PlenumModel", "PlenumCorpus"],
    "PlenumIntake": ["PlenumText", "PlenumModel", "PlenumCorpus"],
    "PlenumIndex": ["PlenumText", "PlenumModel"],
    "PlenumText": ["PlenumCorpus"],
    "PlenumStore": ["PlenumModel", "CSQLite"],
    "PlenumModel": [],
    "PlenumCorpus": ["Corpus"],
    "Corpus": [],
    "CSQLite": [],
    "CEdit": [],
  ]

  /// What the toolchain brings to every target. Full Foundation is not among them: it costs start-up time and size.
  static let toolchain: Set<String> = ["Swift", "Glibc", "FoundationEssentials", "Synchronization"]

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func manifest() throws -> String {
    try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
  }

  /// Arrows of a manifest that the plan does not have, as `from -> to`.
  static func turnedArrows(inManifest text: String) throws -> [String] {
    try targets(inManifest: text).filter {
      !$0.isTest && !["Benchmarks", "TestSupport"].contains($0.name)
    }.flatMap {
      target -> [String] in
      guard let allowed = plan[target.name] else { return ["\(target.name) is not in the plan"] }
      return target.dependencies.subtracting(allowed).sorted().map { "\(target.name) -> \($0)" }
    }
  }

  /// Imports of a source file of `target` that the plan does not have.
  static func turnedImports(in source: String, of target: String) -> [String] {
    let allowed = (plan[target] ?? []).union(toolchain)
    return imports(in: source).subtracting(allowed).sorted().map { "\(target) -> \($0)" }
  }

  static func imports(in source: String) -> Set<String> {
    let line =
      /^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
      .anchorsMatchLineEndings()
    return Set(source.matches(of: line).map { String($0.output.1) })
  }

  struct Target {
    let name: String
    let isTest: Bool
    let dependencies: Set<String>
  }

  /// Reads a manifest as the package manager does, in a folder of its own so that no build lock is waited for.
  static func targets(inManifest text: String) throws -> [Target] {
    let folder = try TemporaryFolder("house")
    try text.write(to: folder["Package.swift"], atomically: true, encoding: .utf8)
    let output = try Shell.run("swift", "package", "--package-path", folder.path, "dump-package")
    let document = try JSONSerialization.jsonObject(with: Data(output.standardOutput.utf8))
    let targets = (document as? [String: Any])?["targets"] as? [[String: Any]] ?? []
    return targets.map { target in
      let dependencies = (target["dependencies"] as? [[String: [Any]]] ?? []).flatMap {
        dependency in
        dependency.values.compactMap { $0.first as? String }
      }
      return Target(
        name: target["name"] as? String ?? "", isTest: target["type"] as? String == "test",
        dependencies: Set(dependencies))
    }
  }
}

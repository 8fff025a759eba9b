import Foundation
import TestSupport
import Testing

/// The dictionary that a release has beside its executable.
final class DictionaryTests {
  private let folder: TemporaryFolder
  private let program: String

  /// The built executable alone in a folder, with the small dictionary beside it in its compiled form.
  init() throws {
    folder = try TemporaryFolder("beside")
    let copy = folder["elsewhere"]
    do {
      try FileManager.default.linkItem(at: Built.plenum, to: copy)
    } catch {
      try FileManager.default.copyItem(at: Built.plenum, to: copy)
    }
    program = copy.path()
    try "SET UTF-8\nSFX A Y 1\nSFX A 0 bleren .\n".write(
      to: folder["lille.aff"], atomically: true, encoding: .utf8)
    try "1\nkvabbel/A\n".write(
      to: folder["lille.dic"], atomically: true, encoding: .utf8)
    _ = try lemma(dictionary: folder["lille.dic"].path())
    let cache = folder["cache/plenum"]
    let compiled = try #require(
      try FileManager.default.contentsOfDirectory(atPath: cache.path()).first)
    try FileManager.default.moveItem(at: cache.appending(path: compiled), to: beside)
  }

  private var beside: URL { folder["plenum-ordbog.bin"] }

  /// What stands for the word that only the small dictionary knows, and what is said to a person.
  private func lemma(dictionary: String) throws -> (of: String, said: String) {
    let output = try Shell.run(
      program, "analyze", input: "Kvabbelbleren",
      environment: [
        "PLENUM_LEXICON": dictionary, "XDG_CACHE_HOME": folder["cache"].path(),
      ])
    #expect(output.status == 0)
    let lemma = output.standardOutput.firstMatch(of: /"lemma":"([^"]*)"/)
    return (String(lemma?.output.1 ?? ""), output.standardError)
  }

  @Test func `is read before the system's, and nothing is said`() throws {
    let found = try lemma(dictionary: "")
    #expect(found.of == "kvabbel")
    #expect(found.said == "")
  }

  @Test func `gives way to the one that a person names, and to none`() throws {
    #expect(try lemma(dictionary: "none").of == "kvabbelbleren")
    try FileManager.default.moveItem(at: beside, to: folder["anden.bin"])
    let named = try lemma(dictionary: folder["anden.bin"].path())
    #expect(named.of == "kvabbel")
    #expect(named.said == "")
  }

  @Test func `is not used when it is damaged, and a person is told`() throws {
    var bytes = try Data(contentsOf: beside)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: beside)
    let found = try lemma(dictionary: "")
    #expect(found.of != "kvabbel")
    #expect(found.said.contains("plenum-ordbog.bin er beskadiget"))
    let named = try lemma(dictionary: beside.path())
    #expect(named.said.contains("Ordene er læst med plenums egne tabeller."))
  }
}

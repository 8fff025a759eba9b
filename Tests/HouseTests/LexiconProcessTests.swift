import Foundation
import TestSupport
import Testing

/// The dictionary that the real binary compiles and keeps, where several processes want it at once.
struct LexiconProcessTests {
  /// Large enough that processes that start together compile together.
  private static let words: String = {
    let syllables = ["ba", "de", "fi", "go", "hu", "ky", "læ", "mø", "nå", "ra", "si", "to"]
    var words = ["skole/1", "barn/2"]
    for first in syllables {
      for second in syllables {
        for third in syllables {
          for last in syllables { words.append("\(first)\(second)\(third)\(last)l/1") }
        }
      }
    }
    return "\(words.count)\n" + words.joined(separator: "\n") + "\n"
  }()

  private static let affixes = """
    SET UTF-8
    FLAG num
    SFX 1 Y 2
    SFX 1 0 en . +BESTEMT_ENTAL
    SFX 1 0 er . +PLUR_UBEK
    SFX 2 Y 1
    SFX 2 0 et . +BESTEMT_ENTAL

    """

  @Test func `processes that compile at once all answer right, and one whole file stays`() throws {
    let folder = try TemporaryFolder("lexicon")
    try Self.words.write(to: folder["da.dic"], atomically: true, encoding: .utf8)
    try Self.affixes.write(to: folder["da.aff"], atomically: true, encoding: .utf8)
    try "Badefigolen, gohukybalen og ramøtosiler i skolen.\n".write(
      to: folder["text"], atomically: true, encoding: .utf8)

    // Each round all start from nothing; the shell waits for all, and each has its own output.
    let script = """
      for round in 1 2 3; do
        rm -rf cache
        for n in 1 2 3 4; do
          { plenum analyze --format conllu --lexicon da.dic <text >out$n 2>err$n; echo $? >code$n; } &
        done
        wait
        cat code? err?
        cat out? | cut -f 3 | sort | uniq -c
        ls cache/plenum | wc -l
      done
      plenum analyze --format conllu --lexicon da.dic <text >later 2>&1
      cmp later out1 && ls cache/plenum | wc -l
      """
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let output = try Shell.run(
      ["bash", "-c", script],
      environment: [
        "PATH": "\(Built.folder.path()):\(path)",
        "XDG_CACHE_HOME": folder["cache"].path(), "LC_ALL": "C.UTF-8",
      ], in: folder.url)
    let lines = output.standardOutput.split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    let lemmas = ["badefigol", "gohukybal", "ramøtosil", "skole", "og", "i"]
    // Four codes, nothing said, each lemma four times, one file; and that three times over.
    let rounds = lines.dropLast()
    #expect(lines.last == "1" && rounds.count % 3 == 0 && output.standardError.isEmpty)
    for round in 0..<3 {
      let part = rounds[(round * rounds.count / 3)..<((round + 1) * rounds.count / 3)]
      #expect(part.prefix(4) == ["0", "0", "0", "0"])
      #expect(part.last == "1")
      for lemma in lemmas { #expect(part.contains("4 \(lemma)"), "\(lemma) in \(part)") }
    }
  }
}

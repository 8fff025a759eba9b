import Foundation
import PlenumCorpus
import PlenumIntake
import TestSupport

extension Benchmarks {
  /// Damaged note-takers' files through the readers in this process. A crash ends it; a file that takes over a second
  /// is laid down and fails it.
  static func fuzzNotes(rounds: Int, seed: UInt64) throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "PlenumIntakeTests/Fixtures")
    var sources = [Array(CorpusFile.sampleNotes.bytes.prefix(3000))]
    for folder in ["note-takers", "other-habits"] {
      let folder = fixtures.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
      where name != "expected.jsonl" {
        sources.append(Array(try Data(contentsOf: folder.appending(path: name))))
      }
    }
    // Pandoc's JSON is read as well; a few blocks of each kind.
    let document = Array(
      #"{"blocks":[{"t":"Header","c":[2,["",[],[]],[{"t":"Str","c":"Bord"}]]},{"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}]]},{"t":"Para","c":[{"t":"Strong","c":[{"t":"Str","c":"b"}]}]}]}"#
        .utf8)
    var random = SeededRandom(seed: seed)
    var slowest = Duration.zero
    var notes = 0
    let clock = ContinuousClock()
    let start = clock.now
    for round in 0..<rounds {
      var bytes = random.mutated(random.pick(sources))
      // Two files in one, as somebody pastes them together.
      if round % 4 == 0 { bytes += random.mutated(random.pick(sources)) }
      let took = clock.measure {
        notes += NotesFileReader.read(bytes).notes.count
        if round % 16 == 0 {
          _ = WordDocument.text(fromPandoc: random.mutated(document))
          _ = TypedNote(String(decoding: bytes.prefix(200), as: UTF8.self))
        }
      }
      slowest = max(slowest, took)
      guard took < .seconds(1) else {
        let path = FileManager.default.temporaryDirectory.appending(
          path: "plenum-slow-\(round).txt")
        try Data(bytes).write(to: path)
        throw BenchmarkFailure("round \(round) took \(took): \(path.path())")
      }
    }
    print(
      "fuzz-notes: \(rounds) damaged files, seed \(seed), \(notes) notes read, 0 crashes, slowest \(slowest), in all \(start.duration(to: clock.now))"
    )
  }
}

import Foundation
import PlenumIntake
import PlenumModel
import TestSupport

/// Reads damaged letters by the thousand: none may end the process, none may take longer than a person notices.
extension Benchmarks {
  static func fuzz(in package: URL, count: Int, seed: UInt64) throws {
    let fixtures = package.appending(path: "Tests/PlenumIntakeTests/Fixtures")
    let folders = ["letters", "letters-varied", "letters-practice", "letters-aside"]
      .map { fixtures.appending(path: $0) }
    var letters: [[UInt8]] = []
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for file in files.sorted() where file.hasSuffix(".txt") {
        letters.append(Array(try Data(contentsOf: folder.appending(path: file))))
      }
    }
    try require(!letters.isEmpty, "letters to damage")
    var random = SeededRandom(seed: seed)
    let clock = ContinuousClock()
    var slowest = Duration.zero
    var read = 0
    let whole = clock.measure {
      for round in 0..<count {
        let bytes = random.mutated(letters[round % letters.count])
        // The better of two where one was slow, since another process may have had the processor.
        var time = clock.measure { if (try? LetterReader.read(bytes: bytes)) != nil { read += 1 } }
        if time > limit {
          time = min(time, clock.measure { _ = try? LetterReader.read(bytes: bytes) })
        }
        slowest = max(slowest, time)
      }
    }
    print(
      "\(count) damaged letters (seed \(seed)): \(read) read, \(count - read) refused as no text, "
        + "slowest \(milliseconds(slowest)) ms, mean \(milliseconds(whole / max(1, count))) ms")
    try require(slowest <= limit, "no reading over 200 ms")
  }

  private static let limit = Duration.milliseconds(200)

  private static func milliseconds(_ time: Duration) -> String {
    String(format: "%.2f", time / .milliseconds(1))
  }
}

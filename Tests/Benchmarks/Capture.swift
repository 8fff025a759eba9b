import Foundation
import Glibc
import PlenumModel
import PlenumStore

/// Acknowledged notes a second, one transaction each and forty in one, against bare appends of the same size with an
/// `fsync` each. All in turn, so that a busy disk is busy for all.
func capture(quick: Bool) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "capture-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let store = try Store.open(
    at: folder.appending(path: "store.sqlite").path(), clock: { Timestamp(milliseconds: 0) })
  let meeting = MeetingID(stored: "2024-10-30-herning")
  _ = try store.create(
    Meeting(
      id: meeting, title: "Prøve", themes: [Theme(number: 1, title: "Læsning")],
      codebook: CodebookVersion("2024.1")))
  let file = unsafe open(
    folder.appending(path: "bare").path(), O_WRONLY | O_CREAT | O_APPEND, 0o600)
  guard file >= 0 else { throw BenchmarkFailure("the folder cannot be written") }
  defer { close(file) }
  let text = "for få pædagoger om eftermiddagen og for lidt tid til forældresamtaler"
  let line = Array(text.utf8) + [0x0A]
  var (appends, singles, groups): ([Duration], [Duration], [Duration]) = ([], [], [])
  var ids = UniqueIDSource()
  var random = SystemRandomNumberGenerator()
  func draft() throws -> NoteDraft {
    try NoteDraft(
      id: ids.next(at: Timestamp(milliseconds: 0), using: &random), meeting: meeting, table: 3,
      theme: 1, kind: .challenge, text: text)
  }
  let clock = ContinuousClock()
  for _ in 0..<(quick ? 60 : 400) {
    appends.append(
      try clock.measure {
        for _ in 0..<4 {
          guard unsafe write(file, line, line.count) == line.count, fsync(file) == 0 else {
            throw BenchmarkFailure("the append failed")
          }
        }
      } / 4)
    let single = try draft()
    singles.append(try clock.measure { _ = try store.write([single]) })
    let many = try (0..<40).map { _ in try draft() }
    groups.append(try clock.measure { _ = try store.write(many) } / 40)
  }
  // Means, not medians: a rate is what a whole run yields.
  let floor = mean(appends)
  var table = Table(headings: ["what", "ms", "notes/s", "of the append's", "promised"])
  for (name, times, promised) in [
    ("append + fsync", appends, 1.0), ("a note, a commit", singles, 0.15),
    ("forty notes, a commit", groups, 0.5),
  ] {
    let share = floor / mean(times)
    table.rows.append([
      name, String(format: "%.3f", mean(times) * 1000), String(format: "%.0f", 1 / mean(times)),
      String(format: "%.2f", share), String(format: "%.2f", promised),
    ])
  }
  print(table.printed())
}

private func mean(_ times: [Duration]) -> Double {
  times.reduce(0) { $0 + $1 / .seconds(1) } / Double(times.count)
}

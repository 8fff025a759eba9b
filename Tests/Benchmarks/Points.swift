import Foundation
import PlenumAnalysis
import PlenumCorpus
import PlenumIntake
import PlenumModel

/// Points against the `point` of a notes file.
///
/// The model was fitted to the sample notes. Of them only the column counts in which each meeting is judged by a model
/// that never saw it; a file of one's own is judged by the model as shipped.
func points(from file: String?) throws {
  let bytes =
    try file.map { Array(try Data(contentsOf: URL(filePath: $0))) } ?? CorpusFile.sampleNotes.bytes
  let content = NotesFileReader.read(bytes)
  try require(content.problems.isEmpty, "notes that can be read")
  let notes = content.notes.map(\.record)
  try require(notes.contains { $0.point != nil }, "notes with points")
  let sample = Set(NotesFileReader.read(CorpusFile.sampleNotes.bytes).notes.map(\.record.text))
  let isSample = notes.contains { sample.contains($0.text) }

  let clock = ContinuousClock()
  var shipped = PointEvaluation(of: notes)
  let seconds = clock.measure { shipped = PointEvaluation(of: notes) } / .seconds(1)
  var columns = [(isSample ? "as shipped (in sample)" : "as shipped", shipped)]
  if isSample {
    columns.append(("meeting left out", PointEvaluation.leavingOutEachMeeting(of: notes)))
  }
  var table = Table(
    headings: ["figure (\(notes.count) notes, \(shipped.themeCount) themes)"] + columns.map(\.0))
  for (place, figure) in shipped.figures.enumerated() {
    table.rows.append(
      [figure.name] + columns.map { String(format: "%.3f", $0.1.figures[place].value) })
  }
  print(table.printed())
  print(String(format: "%.2f s for reading, comparing, grouping and settling", seconds))
  if isSample {
    let fitted = PointEvaluation.finder(fittedTo: notes)
    print("fitted to all: \(fitted.model), threshold \(fitted.threshold)")
  }
}

/// What points cost in a theme of very many notes, and what a person waits for between two screens.
func pointSpeed() throws {
  let sample = NotesFileReader.read(CorpusFile.sampleNotes.bytes).notes.map(\.record)
  var table = Table(headings: [
    "notes in one theme", "code s", "compare s", "group s", "next screen ms", "peak MB",
  ])
  for count in [50, 500, 2000, 10_000] {
    let notes = crowd(of: count, from: sample)
    let coder = Coder.standard
    var pairs: ThemePairs?
    var areas: [[AreaAssessment]] = []
    let code = processorTime { areas = coder.assessments(of: notes) }
    let compare = processorTime { pairs = PointFinder.standard.theme(of: notes, areas: areas) }
    guard let pairs else { continue }
    var groups = 0
    let group = processorTime { groups = pairs.proposals().count }
    try require(groups > 0, "proposals")
    var session = pairs.session()
    var longest = 0.0
    for _ in 0..<20 {
      var screen: SettlingSession.Screen?
      longest = max(longest, processorTime { screen = session.next() })
      guard let screen else { break }
      let picked = screen.companions.prefix(2).map(\.note)
      session.take(
        SettlingSession.Answer(
          note: screen.note, offered: screen.companions.map(\.note), picked: picked))
    }
    table.rows.append([
      String(count), String(format: "%.2f", code),
      String(format: "%.2f", compare),
      String(format: "%.2f", group),
      String(format: "%.1f", longest * 1000), String(peakMegabytes),
    ])
  }
  print(table.printed())
}

/// Notes of one theme, each of two halves of sample notes.
private func crowd(of count: Int, from sample: [NoteRecord]) -> [NoteRecord] {
  var state: UInt64 = 11
  func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  return (0..<count).map { number in
    let (first, second) = (sample[next(sample.count)], sample[next(sample.count)])
    let head = first.text.split(separator: " ")
    let tail = second.text.split(separator: " ")
    let words = head.prefix(head.count / 2 + 1) + tail.suffix(tail.count / 2 + 1)
    return NoteRecord(
      id: "n\(number)", meeting: "m", table: number % 200 + 1, theme: "t",
      municipality: first.municipality, kind: first.kind, text: words.joined(separator: " "))
  }
}

/// Seconds that this process computes: the machine may have others to serve.
private func processorTime(_ body: () -> Void) -> Double {
  let start = clock()
  body()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

/// The most memory that this process has held.
private var peakMegabytes: Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
    / 1024
}

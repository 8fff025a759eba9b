import Foundation

/// Whole processes, from start to end: what a person waits for.
func speed(quick: Bool, static staticExecutable: String?) throws {
  let plenum = try executable("plenum")
  let folder = FileManager.default.temporaryDirectory.appending(path: "speed-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let store = folder.appending(path: "store.sqlite").path()
  let notes = folder.appending(path: "notes.jsonl")
  try inventedMeeting(notes: 400).write(to: notes, atomically: true, encoding: .utf8)
  _ = try median(of: 1, running: plenum, ["import", notes.path(), "--db", store])

  let runs = quick ? 5 : 41
  let floor = try median(of: runs, running: URL(filePath: "/bin/true"), [])
  var table = Table(headings: ["process", "median ms", "x /bin/true", "reach"])
  func add(_ name: String, _ program: URL, _ arguments: [String], reach: String) throws {
    let time = try median(of: runs, running: program, arguments)
    table.rows.append([name, milliseconds(time), String(format: "%.1f", time / floor), reach])
  }
  table.rows.append(["/bin/true", milliseconds(floor), "1.0", ""])
  if let staticExecutable {
    try add(
      "plenum --version, static", URL(filePath: staticExecutable), ["--version"], reach: "3 ms")
  }
  try add("plenum --version", plenum, ["--version"], reach: "8 ms")
  try add(
    "plenum summary, 400 notes", plenum,
    ["summary", "--meeting", "2024-10-30-herning", "--db", store],
    reach: "100 ms")
  try add(
    "plenum keywords, 400 notes", plenum, ["keywords", "--by", "theme", "--db", store], reach: "")
  try add("plenum code, 400 notes", plenum, ["code", "--db", store], reach: "")
  print(table.printed())
}

/// A notes file of one meeting: eight tables, two themes, sentences put together from words of the field.
private func inventedMeeting(notes count: Int) -> String {
  let subjects = [
    "Pædagogerne", "Lærerne", "PPR", "Mellemformerne", "Forældrene", "Skolerne", "Dagplejen",
  ]
  let verbs = [
    "mangler tid til", "lykkes med", "efterspørger", "afprøver", "samarbejder om", "venter på",
  ]
  let objects = [
    "visitationen", "overgangen til skole", "fælles forberedelse", "normeringen", "trivslen",
    "budgettet",
  ]
  let kinds = ["success", "challenge", "inspiration", "ask", "question", "point"]
  let municipalities = ["Herning", "Viborg", "Skive", "Struer", "Lemvig"]
  let themes = ["Kvalitet i dagtilbud", "Sammenhæng mellem almen- og specialområdet"]
  return (0..<count).map { number in
    let text =
      "\(subjects[number % 7]) \(verbs[number / 7 % 6]) \(objects[number / 42 % 6]) i uge \(number)"
    return #"{"id":"b-\#(number)","meeting":"2024-10-30-herning","year":2024,"date":"2024-10-30","#
      + #""region":"Region Midtjylland","table":\#(number % 8 + 1),"theme":"\#(themes[number % 2])","municipality":"\#(municipalities[number % 5])","#
      + #""kind":"\#(kinds[number % 6])","text":"\#(text)"}"# + "\n"
  }.joined()
}

/// The built program of that name, beside this one.
func executable(_ name: String) throws -> URL {
  let file = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: name)
  try require(FileManager.default.isExecutableFile(atPath: file.path()), "no \(name) beside this")
  return file
}

/// Median seconds of `runs` runs after one that is not counted. Ends the benchmark when the program fails.
private func median(of runs: Int, running program: URL, _ arguments: [String]) throws -> Double {
  let clock = ContinuousClock()
  var times: [Double] = []
  for run in 0...runs {
    let time = try clock.measure {
      guard status(ofRunning: program.path(), arguments) == 0 else {
        throw BenchmarkFailure(program.lastPathComponent + " " + arguments.joined(separator: " "))
      }
    }
    if run > 0 { times.append(time / .seconds(1)) }
  }
  return times.sorted()[times.count / 2]
}

/// Starts a program without Foundation's run loop, whose waiting would be measured with it; its output is thrown away.
private func status(ofRunning program: String, _ arguments: [String]) -> Int32 {
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
  var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
  defer { unsafe words.forEach { unsafe free($0) } }
  var process: pid_t = 0
  guard unsafe posix_spawn(&process, program, &actions, nil, &words, environ) == 0 else {
    return -1
  }
  var status: Int32 = 0
  guard unsafe waitpid(process, &status, 0) == process else { return -1 }
  return status
}

func milliseconds(_ seconds: Double) -> String { String(format: "%.1f", seconds * 1000) }

/// What did not do what the benchmark needs.
struct BenchmarkFailure: Error {
  let what: String

  init(_ what: String) { self.what = what }
}

func require(_ condition: Bool, _ what: String) throws {
  guard condition else { throw BenchmarkFailure(what) }
}

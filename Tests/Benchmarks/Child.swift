import Foundation

/// A process from start to end, and the most memory it had resident.
struct Child {
  let seconds: Double
  let peakBytes: Int

  /// The most memory that this process has had resident, as Linux counts it.
  ///
  /// What `wait4` says of a child counts its parent's memory too, from which it was started.
  static var ownPeakBytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
      * 1024
  }

  /// Its output is thrown away; it writes its peak to the file that follows `--peak`.
  static func run(_ program: String, _ arguments: [String]) throws -> Child {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    let peak = FileManager.default.temporaryDirectory.appending(path: "peak-\(UUID())")
    defer { try? FileManager.default.removeItem(at: peak) }
    let arguments = arguments + ["--peak", peak.path()]
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var status: Int32 = 0
    let time = try ContinuousClock().measure {
      var process: pid_t = 0
      guard unsafe posix_spawn(&process, program, &actions, nil, &words, environ) == 0,
        unsafe waitpid(process, &status, 0) == process
      else { throw BenchmarkFailure("starting \(program)") }
    }
    try require(status == 0, arguments.joined(separator: " "))
    let peakBytes = Int(try String(contentsOf: peak, encoding: .utf8)) ?? 0
    return Child(seconds: time / .seconds(1), peakBytes: peakBytes)
  }
}

import Foundation

/// A process from start to end, and the most memory it had resident.
struct Child {
  let seconds: Double
  let peakBytes: Int

  /// Its output is thrown away.
  static func run(_ program: String, _ arguments: [String]) throws -> Child {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var usage = rusage()
    var status: Int32 = 0
    let time = try ContinuousClock().measure {
      var process: pid_t = 0
      guard unsafe posix_spawn(&process, program, &actions, nil, &words, environ) == 0,
        unsafe wait4(process, &status, 0, &usage) == process
      else { throw BenchmarkFailure("starting \(program)") }
    }
    try require(status == 0, arguments.joined(separator: " "))
    return Child(seconds: time / .seconds(1), peakBytes: usage.ru_maxrss * 1024)
  }
}

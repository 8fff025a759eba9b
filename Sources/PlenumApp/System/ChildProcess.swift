import Glibc
import Synchronization

/// Another program, run to its end: no shell, its words as an array, its output in memory.
///
/// Its three streams are served together, so that none fills up while nobody is at its other end; it is ended, with
/// all that it started, when its time is over or it writes more than it may. Invariant of every `unsafe` here: a
/// pointer is that of a value or an array that lives until the call returns; an argument list is freed after the
/// start.
package struct ChildProcess: Sendable {
  /// Its path, or its name, which is then looked for in `PATH`.
  package let program: String
  package let arguments: [String]
  /// What it reads as its standard input.
  package var input: [UInt8] = []
  /// The most bytes of standard output that are kept; more end the program.
  package var limit = 64 << 20
  /// How long it may run.
  package var timeout: Duration = .seconds(60)
  /// Its whole environment; nil: the few variables of ours that programs need, in ``inheritedNames``.
  package var environment: [String: String]?

  package init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  package struct Output: Hashable, Sendable {
    package let standardOutput: [UInt8]
    /// The first bytes of what it complained, for a developer: it may name files, and holds no note.
    package let standardError: [UInt8]
    /// What it exited with: 0 as a rule where all went well.
    package let status: Int32
  }

  package enum Failure: Error, Hashable, Sendable {
    /// No such program in `PATH`, or none that may be run at the path.
    case notInstalled(String)
    case notStarted(errno: Int32)
    case timedOut(Duration)
    case tooMuchOutput(limit: Int)
    /// It was ended by a signal, ours excepted.
    case killed(signal: Int32)
    /// We are asked to stop, by a signal that ``HeldSignals`` holds back, and have ended it.
    case interrupted
  }

  static let inheritedNames = [
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME", "XDG_DATA_HOME",
  ]

  /// The most that is kept of the standard error; the rest is read and dropped.
  private static let errorLimit = 64 << 10

  /// Where a program lies: the first file in `PATH` of that name that may be run; a name with a slash is its path.
  package static func path(of program: String) -> String? {
    if program.utf8.contains(UInt8(ascii: "/")) { return isProgram(program) ? program : nil }
    guard !program.isEmpty else { return nil }
    let folders = variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").lazy.map { "\($0)/\(program)" }.first(where: isProgram)
  }

  /// Runs the program and waits for its end, whatever it exits with.
  package func run() throws(Failure) -> Output {
    guard let path = Self.path(of: program) else { throw .notInstalled(program) }
    var streams = ChildStreams(input: input)
    defer { streams.close() }
    // Between the opening of a descriptor and its mark no other child may be started, since it would inherit it.
    let child = Self.starting.withLock { _ in
      streams.open() ? start(path, streams) : .failure(errno)
    }
    streams.closeTheirEnds()
    switch child {
    case .failure(let code):
      throw [ENOENT, EACCES, ENOEXEC].contains(code)
        ? .notInstalled(program) : .notStarted(errno: code)
    case .success(let child): return try wait(for: child, &streams)
    }
  }

  private static let starting = Mutex(())

  private enum Start { case success(pid_t), failure(Int32) }

  /// The program leads a process group of its own, so that what it starts can be ended with it.
  private func start(_ path: String, _ streams: ChildStreams) -> Start {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, streams.input.theirs, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, streams.output.theirs, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, streams.error.theirs, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // What we ignore or hold back is ours: the child begins with every signal as it is by default.
    var all = sigset_t()
    var none = sigset_t()
    unsafe sigfillset(&all)
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    var variables = unsafe self.variables.map { unsafe strdup($0) } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var child = pid_t()
    let code = unsafe posix_spawn(&child, path, &actions, &attributes, &words, &variables)
    return code == 0 ? .success(child) : .failure(code)
  }

  /// `NAME=value`, in order of name.
  private var variables: [String] {
    var all = environment ?? [:]
    if environment == nil {
      for name in Self.inheritedNames { all[name] = Self.variable(name) }
    }
    return all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  /// Reads both streams until the child has ended, then what is left in them.
  ///
  /// What the child started may hold its streams open for ever: its own end counts, not theirs.
  private func wait(for child: pid_t, _ streams: inout ChildStreams) throws(Failure) -> Output {
    let deadline = ContinuousClock.now.advanced(by: timeout)
    var output: [UInt8] = []
    var complaint: [UInt8] = []
    var patience: Int32 = 1
    while true {
      let hasEnded = Self.hasEnded(child)
      streams.feed()
      let isQuiet = streams.wait(milliseconds: hasEnded ? 0 : patience)
      patience = isQuiet ? min(patience * 2, 50) : 1
      streams.output.take(into: &output, upTo: limit + 1)
      streams.error.take(into: &complaint, upTo: Self.errorLimit)
      if output.count > limit {
        Self.end(child)
        throw .tooMuchOutput(limit: limit)
      }
      if hasEnded, isQuiet || (streams.output.isOver && streams.error.isOver) { break }
      if !hasEnded, HeldSignals.isAnyPending {
        Self.end(child)
        throw .interrupted
      }
      if !hasEnded, ContinuousClock.now >= deadline {
        Self.end(child)
        throw .timedOut(timeout)
      }
    }
    let status = Self.end(child)
    // Low seven bits: the signal that ended it; the byte above: what it exited with.
    guard status & 0x7F == 0 else { throw .killed(signal: status & 0x7F) }
    return Output(
      standardOutput: output, standardError: complaint, status: (status >> 8) & 0xFF)
  }

  /// Whether the child is over; it stays known to the system, so that its number is nobody else's yet.
  private static func hasEnded(_ child: pid_t) -> Bool {
    var information = unsafe siginfo_t()
    let options = WEXITED | WNOHANG | WNOWAIT
    let code = unsafe waitid(P_PID, id_t(child), &information, options)
    let signal = unsafe information.si_signo
    return code != 0 || signal == SIGCHLD
  }

  /// Ends the child with all that it started, and forgets it; returns its status.
  @discardableResult
  private static func end(_ child: pid_t) -> Int32 {
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return unsafe access(path, X_OK) == 0
  }

  private static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

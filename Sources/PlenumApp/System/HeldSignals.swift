import Glibc

/// Keeps the signals that ask a process to stop waiting until something is tidied up: they come when ``release()`` is
/// called, and do then what they do by default. Invariant of every `unsafe` here: the pointers are those of values that
/// outlive the call.
struct HeldSignals: ~Copyable {
  private var before = sigset_t()

  init() {
    var stopping = Self.stopping
    unsafe pthread_sigmask(SIG_BLOCK, &stopping, &before)
  }

  consuming func release() {
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Whether we were asked to stop and have not done so.
  static var isAnyPending: Bool {
    var pending = sigset_t()
    guard unsafe sigpending(&pending) == 0 else { return false }
    return numbers.contains { unsafe sigismember(&pending, $0) == 1 }
  }

  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  private static var stopping: sigset_t {
    var all = sigset_t()
    unsafe sigemptyset(&all)
    for number in numbers { unsafe sigaddset(&all, number) }
    return all
  }
}

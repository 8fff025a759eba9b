import Glibc

/// Runs the same work for several numbers at once.
enum Threads {
  /// How many threads are worth starting here.
  static let available = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private final class Job: Sendable {
    private let number: Int
    private let work: @Sendable (Int) -> Void

    init(number: Int, work: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.work = work
    }

    func run() { work(number) }
  }

  /// Calls `work` with 0, 1, … `count - 1`, each on a thread of its own but 0, which runs here; returns when all are done.
  ///
  /// Where the system gives no thread the work is done here too. Plain threads, since whoever asks for an index waits for
  /// it, and a program that never needs two never starts a task runtime.
  static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for number in 1..<max(1, count) {
      // Invariant: the thread takes over the one reference that is passed to it.
      let job = unsafe Unmanaged.passRetained(Job(number: number, work: work))
      var thread = pthread_t()
      let status = unsafe pthread_create(
        &thread, nil,
        { job in
          if let job = unsafe job {
            unsafe Unmanaged<Job>.fromOpaque(job).takeRetainedValue().run()
          }
          return nil
        }, job.toOpaque())
      if status == 0 {
        threads.append(thread)
      } else {
        unsafe job.takeRetainedValue().run()
      }
    }
    work(0)
    for thread in threads { pthread_join(thread, nil) }
  }
}

import Glibc
import PlenumModel

/// Moments as the clock on the wall shows them, in the time zone of the computer (`TZ`). Invariant of every `unsafe`
/// here: the pointers are those of values that outlive the call.
enum LocalClock {
  /// `19.12`.
  static func time(_ moment: Timestamp) -> String {
    let (_, minutes) = local(moment)
    return "\(padded(minutes / 60, to: 2)).\(padded(minutes % 60, to: 2))"
  }

  /// `21.11.2026 19.12`.
  static func dateAndTime(_ moment: Timestamp) -> String {
    let (date, _) = local(moment)
    return "\(padded(date.day, to: 2)).\(padded(date.month, to: 2)).\(date.year) \(time(moment))"
  }

  /// The day of the moment, where it was.
  static func date(_ moment: Timestamp) -> CalendarDate? {
    let (date, _) = local(moment)
    return CalendarDate(year: date.year, month: date.month, day: date.day)
  }

  private static func local(
    _ moment: Timestamp
  ) -> (date: (day: Int, month: Int, year: Int), minutes: Int) {
    var seconds = time_t(moment.milliseconds / 1000)
    var parts = unsafe tm()
    unsafe localtime_r(&seconds, &parts)
    return unsafe (
      (Int(parts.tm_mday), Int(parts.tm_mon) + 1, Int(parts.tm_year) + 1900),
      Int(parts.tm_hour) * 60 + Int(parts.tm_min)
    )
  }
}

/// The names of months and days as letters write them, small letters, also abbreviated; the English ones of mail
/// headers too.
enum DanishCalendar {
  static func month(named name: String) -> Int? { months[name] }

  /// 1 for Monday to 7 for Sunday.
  static func weekday(named name: String) -> Int? { weekdays[name] }

  private static let months: [String: Int] = [
    "januar": 1, "februar": 2, "marts": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7,
    "august": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "okt": 10, "nov": 11, "dec": 12, "january": 1, "february": 2, "march": 3, "may": 5,
    "june": 6, "july": 7, "oct": 10, "october": 10,
  ]

  private static let weekdays: [String: Int] = [
    "mandag": 1, "tirsdag": 2, "onsdag": 3, "torsdag": 4, "fredag": 5, "lørdag": 6, "søndag": 7,
    "man": 1, "tirs": 2, "ons": 3, "tors": 4, "fre": 5, "lør": 6, "søn": 7, "mand": 1, "tir": 2,
    "onsd": 3, "tor": 4, "tirsd": 2, "torsd": 4, "fred": 5, "lørd": 6, "sønd": 7,
  ]
}

package import PlenumModel

/// One of the 98 municipalities, with its region before and after 1 January 2027.
package struct Municipality: Hashable, Sendable {
  /// The four-digit code of Statistics Denmark: `0657`.
  package let code: String
  /// `Herning`.
  package let name: String
  /// `Herning Kommune`; three of them differ in form (`Københavns Kommune`, `Bornholms Regionskommune` …).
  package let officialName: String
  /// Greater Copenhagen or the rest of Region Hovedstaden, as KL's meetings divide it; nil elsewhere.
  package let subregion: String?
  let regionUntil2026: String
  let regionFrom2027: String

  /// The region on that day; nil where the day is unknown and the answer depends on it.
  package func region(on date: CalendarDate?) -> String? {
    if regionUntil2026 == regionFrom2027 { return regionUntil2026 }
    return date.map { $0.year < 2027 ? regionUntil2026 : regionFrom2027 }
  }
}

/// A postcode with its town and the municipality that has most of its area.
package struct Postcode: Hashable, Sendable {
  /// Four digits: `7400`.
  package let number: String
  package let town: String
  package let municipality: Municipality
  /// The municipality's share of the postcode's area, 0 to 1.
  package let share: Double
  /// Names of the other municipalities with a part of it.
  package let others: [String]

  /// Whether an address with this postcode can be taken to lie in ``municipality``: one in five may not.
  package var isSettled: Bool { others.isEmpty || share >= 0.75 }
}

/// A region and the days on which it exists.
package struct Region: Hashable, Sendable {
  /// `Region Midtjylland`.
  package let name: String
  let isBefore2027: Bool
  let isFrom2027: Bool

  package func exists(on date: CalendarDate) -> Bool {
    date.year < 2027 ? isBefore2027 : isFrom2027
  }
}

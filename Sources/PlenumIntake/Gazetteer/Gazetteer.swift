import PlenumCorpus
package import PlenumModel

/// The places of Denmark that letters and notes name: municipalities, their regions over time, postcodes and towns.
///
/// Everything is read from the tables inside the binary on first use (about a millisecond) and kept.
package struct Gazetteer: Sendable {
  package static let denmark = Gazetteer()

  /// All 98, by code.
  package let municipalities: [Municipality]
  /// Names that mean one municipality, or several (then the look-up gives none).
  private let codesByKey: [PlaceKey: Set<String>]
  private let byCode: [String: Municipality]
  private let postcodes: [PostcodeRange]
  private let codesByTown: [PlaceKey: Set<String>]
  /// All regions, those of before and from 2027 on.
  package let regions: [Region]
  /// With and without the word Region.
  private let regionsByKey: [PlaceKey: Region]

  private struct PostcodeRange {
    let numbers: ClosedRange<Int>
    let town: String
    let code: String
    let share: Double
    let others: [String]
  }

  private init() {
    municipalities = Self.rows(of: .municipalities).compactMap(Self.municipality(fromRow:))
    byCode = Dictionary(uniqueKeysWithValues: municipalities.map { ($0.code, $0) })
    var codes: [PlaceKey: Set<String>] = [:]
    for row in Self.rows(of: .municipalityAliases) where row.count >= 3 {
      // An alias that other things bear too ("KK") is in the table to be known as such, not to be used.
      guard !row[2].contains("ambiguous") else { continue }
      codes[PlaceKey(row[0]), default: []].insert(row[1])
    }
    codesByKey = codes
    postcodes = Self.rows(of: .postcodes).compactMap(Self.postcodes(fromRow:))
    var towns: [PlaceKey: Set<String>] = [:]
    for range in postcodes { towns[PlaceKey(range.town), default: []].insert(range.code) }
    codesByTown = towns
    let before = Set(municipalities.map(\.regionUntil2026))
    let after = Set(municipalities.map(\.regionFrom2027))
    regions = before.union(after).sorted().map {
      Region(name: $0, isBefore2027: before.contains($0), isFrom2027: after.contains($0))
    }
    var named: [PlaceKey: Region] = [:]
    for region in regions {
      let official = PlaceKey(region.name)
      named[official] = region
      if official.text.hasPrefix("region ") {
        named[PlaceKey(String(official.text.dropFirst(7)))] = region
      }
    }
    regionsByKey = named
  }

  /// Names of all municipalities in order of code, for completion.
  package var names: [String] { municipalities.map(\.name) }

  /// The names by which a municipality is known beside its own, each as it is looked up (small letters, `å` as `aa`, no
  /// `Kommune`), with the municipality's name.
  package var otherSpellings: [String: String] {
    var spellings: [String: String] = [:]
    for (key, codes) in codesByKey {
      guard let name = only(codes)?.name, PlaceKey(name) != key else { continue }
      spellings[key.text] = name
    }
    return spellings
  }

  package func municipality(code: String) -> Municipality? { byCode[code] }

  /// The municipality of that name, alias, genitive (`Hernings`) or official name, in any spelling of `å` and case;
  /// nil for unknown names and for those that could mean several.
  package func municipality(named name: some StringProtocol) -> Municipality? {
    let key = PlaceKey(name)
    if let codes = codesByKey[key] { return only(codes) }
    return key.withoutGenitive.flatMap { codesByKey[$0] }.flatMap(only)
  }

  /// ``municipality(named:)``, else the one municipality whose name is a single letter away: `Skandeborg`. Short names
  /// and those that two could mean give none.
  package func municipality(spelledAs name: some StringProtocol) -> Municipality? {
    if let municipality = municipality(named: name) { return municipality }
    let key = PlaceKey(name)
    guard key.text.utf8.count >= 5, codesByKey[key] == nil else { return nil }
    let keys = [key, key.withoutGenitive].compactMap(\.self)
    let near = municipalities.filter { municipality in
      keys.contains { $0.distance(to: PlaceKey(municipality.name), limit: 1) != nil }
    }
    return near.count == 1 ? near.first : nil
  }

  /// The municipality in which a town of that name lies; municipalities' own names and aliases go first, and a town
  /// in several municipalities gives none.
  package func municipality(ofTown town: some StringProtocol) -> Municipality? {
    municipality(named: town) ?? codesByTown[PlaceKey(town)].flatMap(only)
  }

  /// The postcode of these four digits, also with letters (`DK-`) before them.
  package func postcode(_ text: some StringProtocol) -> Postcode? {
    let digits = String(decoding: text.utf8.drop { !$0.isDigit }, as: UTF8.self)
    guard digits.utf8.count == 4, digits.utf8.allSatisfy(\.isDigit), let number = Int(digits),
      let place = postcodes.partitioningIndex(where: { $0.numbers.upperBound >= number }),
      postcodes[place].numbers.contains(number), let municipality = byCode[postcodes[place].code]
    else { return nil }
    let range = postcodes[place]
    return Postcode(
      number: String(number), town: range.town, municipality: municipality, share: range.share,
      others: range.others)
  }

  /// The region of a municipality on a day; nil where the day is unknown and the answer depends on it.
  package func region(of municipality: Municipality, on date: CalendarDate?) -> String? {
    municipality.region(on: date)
  }

  /// The region of that name, with or without the word Region.
  package func region(named name: some StringProtocol) -> Region? { regionsByKey[PlaceKey(name)] }

  /// The municipalities whose names are likest to an unknown one, best first; at most three.
  package func nearestNames(to name: some StringProtocol) -> [String] {
    let key = PlaceKey(name)
    let limit = max(1, min(3, key.text.utf8.count / 3))
    var nearest: [(distance: Int, name: String)] = []
    for municipality in municipalities {
      if let distance = key.distance(to: PlaceKey(municipality.name), limit: limit) {
        nearest.append((distance, municipality.name))
      }
    }
    return nearest.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
  }

  private func only(_ codes: Set<String>) -> Municipality? {
    codes.count == 1 ? codes.first.flatMap { byCode[$0] } : nil
  }
}

extension Gazetteer {
  private static func municipality(fromRow row: [String]) -> Municipality? {
    guard row.count >= 7 else { return nil }
    return Municipality(
      code: row[0], name: row[1], officialName: row[2], subregion: row[4].isEmpty ? nil : row[4],
      regionUntil2026: row[3], regionFrom2027: row[6])
  }

  /// A row's numbers are one postcode, `7400`, or several that share a town, `1000-1499`.
  private static func postcodes(fromRow row: [String]) -> PostcodeRange? {
    guard row.count >= 6 else { return nil }
    let bounds = row[0].split(separator: "-").compactMap { Int($0) }
    guard let lower = bounds.first, let upper = bounds.last, lower <= upper else { return nil }
    let others = row.count > 6 ? row[6].split(separator: ",").map(String.init) : []
    return PostcodeRange(
      numbers: lower...upper, town: row[1], code: row[2], share: Double(row[5]) ?? 0,
      others: others)
  }

  /// The cells below the header, split by bytes: splitting by `Character` would take longer than all the rest.
  private static func rows(of file: CorpusFile) -> [[String]] {
    file.bytes.split(separator: 0x0A).dropFirst().map { line in
      line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

extension RandomAccessCollection {
  /// The first place where `belongs` holds, in a collection that is sorted by it; nil where it never does.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Index? {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if belongs(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low == endIndex ? nil : low
  }
}

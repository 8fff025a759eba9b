/// Streets and postcodes as Danish addresses have them.
enum Address {
  /// `8660 Skanderborg`, also with `DK-` before it and nothing after the town.
  static func isPostcodeLine(_ line: LetterLine) -> Bool {
    guard let found = postcode(in: line.folded, line.folded.indices) else { return false }
    return found.number.lowerBound <= 3
  }

  /// `Skanderborg Fælled 1`, `Vestergade 12 B, 1. sal`.
  static func isStreetLine(_ line: LetterLine) -> Bool {
    isStreet(line.bytes, line.folded, line.bytes.indices)
  }

  /// A postcode and where its town's name begins: four digits in the gazetteer followed by a capital.
  static func postcode(
    in folded: [UInt8], _ range: Range<Int>
  ) -> (number: Range<Int>, postcode: Postcode, town: Int)? {
    var index = range.lowerBound
    while index + 4 < range.upperBound {
      guard folded[index].isDigit else {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, folded[end].isDigit { end += 1 }
      if end - index == 4, index == 0 || !isWordByte(folded, at: index - 1),
        end + 1 < range.upperBound, folded[end] == 0x20, isWordByte(folded, at: end + 1),
        !folded[end + 1].isDigit,
        let postcode = Gazetteer.denmark.postcode(
          String(decoding: folded[index..<end], as: UTF8.self)),
        isTown(folded, at: end + 1, of: postcode)
      {
        return (index..<end, postcode, end + 1)
      }
      index = end
    }
    return nil
  }

  /// Whether the words at `start` begin as the postcode's town or municipality does; `2021 kl.` is no town.
  private static func isTown(_ folded: [UInt8], at start: Int, of postcode: Postcode) -> Bool {
    var end = start
    while end < folded.count, isWordByte(folded, at: end) { end += 1 }
    let written = PlaceKey(String(decoding: folded[start..<end], as: UTF8.self)).text
    let word = townAbbreviations[written] ?? written
    return [postcode.town, postcode.municipality.name].contains {
      PlaceKey($0).text.hasPrefix(word)
    } || Gazetteer.denmark.municipality(ofTown: word)?.code == postcode.municipality.code
  }

  /// Of towns' names: `Kgs. Lyngby`, `Nr. Nebel`.
  static let townAbbreviations = [
    "kgs": "kongens", "nr": "nørre", "ndr": "nordre", "sdr": "sønder", "st": "store",
    "vr": "vester",
    "gl": "gammel", "ll": "lille", "skt": "sankt", "sct": "sankt",
  ]

  /// Words, the last of them a house number, perhaps with a letter and a storey after it.
  static func isStreet(_ bytes: [UInt8], _ folded: [UInt8], _ range: Range<Int>) -> Bool {
    var range = range
    if let comma = folded[range].firstIndex(of: 0x2C) { range = range.lowerBound..<comma }
    while let last = range.last, [0x20, 0x2E].contains(folded[last]) { range.removeLast() }
    guard let first = range.first, bytes[first] != folded[first] || bytes[first] == 0xC3,
      range.count <= 60
    else { return false }
    let words = folded[range].split(separator: 0x20)
    guard words.count >= 2, words[0].first?.isDigit == false else { return false }
    var tail = words[...]
    // "12 B": a lone letter belongs to the number.
    if let last = tail.last, last.count == 1, !(last.first?.isDigit ?? true) { tail.removeLast() }
    guard tail.count >= 2, let number = tail.last, number.first?.isDigit == true,
      number.allSatisfy({ $0.isDigit || (0x61...0x7A).contains($0) || $0 == 0x2D }),
      number.count(where: \.isDigit) <= 3
    else { return false }
    let name = words[0]
    return !notStreets.match(in: Array(name))
      && !isMonth(tail[tail.endIndex - 2])
  }

  private static func isMonth(_ word: ArraySlice<UInt8>) -> Bool {
    let name = word.filter { $0 != 0x2E }
    return DanishCalendar.month(named: String(decoding: name, as: UTF8.self)) != nil
  }

  private static let notStreets: Cues = [
    "side", "kl", "den", "tema", "bilag", "lokale", "mødelokale", "bord", "sal", "gruppe", "dag",
    "session", "klasse", "spor", "punkt", "auditorium", "rum", "workshop", "block", "blok", "fra",
    "til", "senest", "indgang", "niveau", "etage", "uge", "postboks", "tlf", "telefon", "hal",
  ]
}

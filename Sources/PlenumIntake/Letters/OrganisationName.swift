import PlenumModel

/// Reads names of bodies in running text: `KL's Børne- og Undervisningsudvalg`, `Børneudvalget i Skive Kommune`.
struct OrganisationName {
  let passage: Passage
  let words: [Words.Word]

  /// The name that begins at a word; nil where none does.
  func name(from first: Int) -> Range<Int>? {
    guard words.indices.contains(first), isNameWord(words[first]), !isClock(words[first]),
      !Self.notNames.contains(words[first].name)
    else { return nil }
    var last = first
    var index = first + 1
    while index < words.count {
      let previous = words[index - 1]
      if previous.isFollowedByStop { break }
      if previous.isFollowedByComma {
        // A comma goes on only in a list of names.
        guard words[index].beginsWithCapital, listGoesOn(from: index) else { break }
      }
      let word = words[index]
      if isNameWord(word) || previous.endsWithHyphen && word.name != "og" {
        last = index
      } else if !(Self.joins.contains(word.name) && nextIsName(after: index)) {
        break
      }
      index += 1
    }
    return words[first].range.lowerBound..<words[last].range.upperBound
  }

  /// The name that ends at a word, as far back as it goes.
  func name(upTo last: Int) -> Range<Int>? {
    guard words.indices.contains(last), isNameWord(words[last]),
      !Self.notNames.contains(words[last].name)
    else { return nil }
    var first = last
    while first > 0 {
      let word = words[first - 1]
      if word.isFollowedByStop { break }
      let joins =
        Self.joins.contains(word.name) && first > 1
        && (isNameWord(words[first - 2]) || words[first - 2].endsWithHyphen)
        && !words[first - 2].isFollowedByStop
      guard joins || isNameWord(word) else { break }
      if word.isFollowedByComma, !listGoesOn(from: first) { break }
      if first == 1, Self.openings.contains(word.name) { break }
      first -= joins ? 2 : 1
    }
    return words[first].range.lowerBound..<words[last].range.upperBound
  }

  private func nextIsName(after index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    let next = words[index + 1]
    return (isNameWord(next) && !Self.notNames.contains(next.name))
      || words[index - 1].endsWithHyphen
  }

  /// "KL, Komponent og BUPL": the comma is followed by names and an "og".
  private func listGoesOn(from index: Int) -> Bool {
    words[index...].prefix(8).contains { $0.name == "og" }
      && isNameWord(words[index])
  }

  /// "Kl. 13" is a time; "KL" is a body.
  private func isClock(_ word: Words.Word) -> Bool {
    word.name == "kl" && !passage.bytes[word.range].elementsEqual("KL".utf8)
  }

  private func isNameWord(_ word: Words.Word) -> Bool {
    word.beginsWithCapital || Self.bodies.match(in: Array(word.name.utf8))
  }

  /// Whether a piece of a signature is a house that signs: `Byskolen`, `Fyns Ledernetværk`.
  static func isSigner(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard let first = name.unicodeScalars.first, first.properties.isUppercase, words.count <= 6
    else {
      return false
    }
    return signers.match(in: foldedKeepingPlace(Array(name.utf8)))
  }

  private static let signers: Cues = [
    "*netværk", "*netværket", "*skole", "*skolen", "*bibliotek", "*biblioteket", "*centret",
    "*centeret", "*universitet", "*gymnasium", "*museum", "*fonden", "foreningen", "*børnehus*",
    "*børnehave*", "*institution*", "*forbundet", "*sekretariat*", "*klub", "*klubben",
    "dagtilbud*",
    "*videncenter*", "*kreds", "*kredsen",
  ]

  /// Whether a line names a body.
  static func isOrganisation(_ folded: [UInt8]) -> Bool {
    // A page's address names bodies too.
    guard !sites.match(in: folded) else { return false }
    return bodies.match(in: folded) || abbreviations.match(in: folded)
  }

  /// Whether a passage is the name of a body and nothing else.
  static func isWhole(_ passage: Passage) -> Bool {
    // Past "Nyt fra".
    let start = senders.prefixEnd(of: passage.folded, passage.whole) ?? 0
    let words = passage.words(in: start..<passage.bytes.count).words
    let reader = OrganisationName(passage: passage, words: words)
    var next = 0
    // "Børneforvaltningen, Struer Kommune" is a body and where it belongs.
    while next < words.count, let name = reader.name(from: next),
      let last = words[next...].firstIndex(where: { $0.range.upperBound == name.upperBound })
    {
      next = last + 1
    }
    return !words.isEmpty && next == words.count
  }

  private static let sites: Cues = ["http*", "www.*"]
  static let senders: Cues = [
    "orientering fra", "nyt fra", "nyhedsbrev fra", "information fra",
  ]

  /// The bodies of a list: "KL og Komponent" are two, "Børne- og Undervisningsudvalg" and "Børn og Unge" are one.
  static func parted(_ name: String) -> [String] {
    let words = name.split(separator: " ")
    var parts: [[Substring]] = [[]]
    for (index, word) in words.enumerated() {
      let previous = index > 0 ? words[index - 1] : ""
      if word == "og", index > 0, index + 1 < words.count, !previous.hasSuffix("-"),
        let next = words[index + 1].unicodeScalars.first, next.properties.isUppercase,
        !isOneMatter(parts[parts.count - 1], words[index + 1]),
        !isOneArea(parts[parts.count - 1], words[index + 1]),
        standsAlone(parts[parts.count - 1].joined(separator: " "))
      {
        parts.append([])
      } else if word == "samt", index > 0, index + 1 < words.count, !previous.hasSuffix("-") {
        parts.append([])
      } else if previous.hasSuffix(","), !previous.hasSuffix("-,"),
        standsAlone(parts[parts.count - 1].joined(separator: " "))
      {
        parts.append([word])
      } else {
        parts[parts.count - 1].append(word)
      }
    }
    return parts.map { words in
      let text = words.joined(separator: " ")
      return text.hasSuffix(",") ? String(text.dropLast()) : text
    }.filter { !$0.isEmpty }
  }

  /// "Udvalget for Landdistrikter og Øer" is one body that sees to two matters.
  private static func isOneMatter(_ part: [Substring], _ next: Substring) -> Bool {
    part.count >= 3 && part[part.count - 2] == "for"
      && !isOrganisation(foldedKeepingPlace(Array(next.utf8)))
  }

  /// "Folkebevægelsen i Holbæk og Odsherred" is one body of two towns.
  private static func isOneArea(_ part: [Substring], _ next: Substring) -> Bool {
    part.count >= 3 && part[part.count - 2] == "i"
      && Gazetteer.denmark.municipality(ofTown: String(part[part.count - 1])) != nil
      && Gazetteer.denmark.municipality(ofTown: String(next)) != nil
  }

  /// Whether words are the name of a body by themselves, and not the first half of a department's.
  private static func standsAlone(_ name: String) -> Bool {
    let folded = foldedKeepingPlace(Array(name.utf8))
    let last = folded.split(separator: 0x20).last.map(Array.init) ?? []
    return !halves.match(in: last)
  }

  private static let halves: Cues = [
    "børn", "kultur", "skole", "social", "sundhed", "dagtilbud", "teknik", "miljø", "natur", "unge",
    "familie", "læring", "undervisning", "job", "uddannelse", "ældre", "beskæftigelse", "fritid",
    "plan", "by", "land", "dagpleje", "forebyggelse", "pædagogik", "trivsel", "udvikling", "viden",
  ]
  private static let bodies: Cues = [
    "*udvalg", "*udvalget", "*udvalgene", "*bestyrelse", "*bestyrelsen", "*forvaltning",
    "*forvaltningen",
    "*råd", "*rådet", "*kommune", "*kommunen", "kommunes", "regionsrådet", "*forening",
    "*foreningen",
    "*afdeling", "*afdelingen", "*ministeriet", "*styrelsen", "*forbund", "*forbundet",
    "*netværket",
    "sekretariatet", "direktionen", "byrådet", "*center", "*formandskab", "*formandskabet",
  ]
  private static let abbreviations: Cues = [
    "kl", "kl's", "bupl", "bkf", "dlf", "foa", "komponent", "region", "danske regioner", "kkr",
    "bl", "bl's",
    "skole og forældre",
  ]
  private static let joins: Set<String> = ["og", "i", "for", "på", "af"]
  private static let notNames: Set<String> = [
    "i", "vi", "du", "de", "dem", "jer", "jeg", "alle", "hermed", "den", "det", "derfor", "dig",
    "til",
    "formænd", "formand", "invitation", "program", "mandag", "tirsdag", "onsdag", "torsdag",
    "fredag", "lørdag", "søndag", "efter", "inden", "når", "så", "her", "kom", "velkommen", "husk",
    "deltag", "læs", "se", "få", "hør", "bliv", "giv", "find", "meld", "tilmeld", "klik", "hent",
    "for", "fra", "på", "ved", "med", "under", "om", "da", "hvis", "hvor", "vores", "af", "forud",
    "nu", "igen", "også", "som", "mød", "møde", "mødet", "kære", "hej", "du", "man", "dette",
    "kontakt",
  ]
  /// Words that open a sentence with a capital and belong to no name.
  private static let openings: Set<String> = [
    "derfor", "hermed", "på", "i", "nu", "igen", "som", "også", "den", "for", "til", "fra",
  ]
}

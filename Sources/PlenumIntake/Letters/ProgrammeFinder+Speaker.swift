/// Parts an item of the programme from its speaker.
extension ProgrammeFinder {
  /// Where a last "ved" stands before a person's office: "Velkomst ved borgmesteren", not "Drøftelser ved bordene".
  private static func personMark(_ passage: Passage, from start: Int) -> Int? {
    let bar = passage.bytes[start...].lastIndex(of: 0x7C).map { $0..<$0 + 1 }
    guard let by = bar ?? byWord.lastRange(in: passage.folded, start..<passage.bytes.count),
      by.lowerBound > start, by.upperBound + 1 < passage.bytes.count
    else { return nil }
    let words = passage.words(in: by.upperBound..<passage.bytes.count).words
    if words.prefix(2).contains(where: { offices.match(in: Array($0.name.utf8)) }) {
      return by.lowerBound
    }
    // "Velkomst ved menighedsrådet": what somebody says, and who.
    let said = passage.words(in: start..<by.lowerBound).words
    if said.count == 1, Self.speeches.match(in: Array(said[0].name.utf8)), !words.isEmpty {
      return by.lowerBound
    }
    let isInBrackets = by.lowerBound > 0 && passage.bytes[by.lowerBound - 1] == 0x28
    if isInBrackets, passage.bytes.last == 0x29 || passage.bytes.suffix(2).first == 0x29 {
      return by.lowerBound
    }
    return isName(words, in: passage) || isPerson(words) ? by.lowerBound : nil
  }

  /// "ved Sara Benzon", "ved Forskningsprogram for Miljø", "ved KL"; not "ved Vejle Fjord".
  private static func isName(_ words: [Words.Word], in passage: Passage) -> Bool {
    guard let first = words.first, first.beginsWithCapital else { return false }
    let rest = first.range.lowerBound..<passage.bytes.count
    if OrganisationName.isOrganisation(Array(passage.folded[rest])) { return true }
    let near = first.range.lowerBound..<(words.prefix(3).last?.range.upperBound ?? rest.upperBound)
    guard words.count > 1, !first.isFollowedByStop,
      !VenueParser.venues.match(in: passage.folded, near),
      !waters.match(in: passage.folded, near)
    else { return false }
    return words[1].beginsWithCapital || words[1].name == "for" || words[1].name == "fra"
  }

  /// "ved planlægger Torsten Christensen": somebody's office and two names.
  private static func isPerson(_ words: [Words.Word]) -> Bool {
    guard let first = words.prefix(4).firstIndex(where: \.beginsWithCapital), first > 0,
      words.indices.contains(first + 1)
    else { return false }
    return words[first + 1].beginsWithCapital && !words[first].isFollowedByComma
      && !words[..<first].contains { $0.isFollowedByComma || $0.isFollowedByStop }
      && !["i", "på", "om", "til", "med"].contains(words[first - 1].name)
  }

  private static let speeches: Cues = [
    "velkomst", "velkommen", "oplæg", "tale", "indlæg", "afrunding", "åbning", "indledning",
    "introduktion", "præsentation", "opsamling", "afslutning", "foredrag", "åbningstale",
  ]
  private static let waters: Cues = [
    "*fjord", "*fjorden", "*sø", "*søen", "*strand", "*stranden", "*havn", "*havnen", "*å",
    "*skov", "*skoven",
  ]
  private static let byWord: Cues = ["ved"]
  private static let offices: Cues = [
    "*borgmester", "*borgmesteren", "*formand", "*formanden", "*forkvinde", "*direktør",
    "*direktøren", "*chef", "*chefen", "*leder", "*lederen", "professor", "*professor", "lektor",
    "adjunkt", "rektor", "*forsker", "minister", "*ministeren", "*konsulent", "*konsulenten",
    "*psykolog", "*rådmand", "*rådmanden", "ph.d", "forfatter", "journalist", "*lærer", "*pædagog",
  ]

  /// The item without its speaker, and what stands after the first "v/" or "v.".
  static func parted(_ passage: Passage, from start: Int) -> (String, String?) {
    let (bytes, folded) = (passage.bytes, passage.folded)
    let mark = (start..<max(start, bytes.count - 2)).first { index in
      folded[index] == 0x76 && !isWordByte(folded, at: index - 1)
        && (folded[index + 1] == 0x2F || (folded[index + 1] == 0x2E && folded[index + 2] == 0x20))
    }
    guard let mark = mark ?? personMark(passage, from: start) else {
      return (passage.text(start..<bytes.count).trimmingStop, nil)
    }
    let speakerStart =
      folded[mark + 1] == 0x65 ? mark + 3 : bytes[mark] == 0x7C ? mark + 1 : mark + 2
    var end = mark
    while end > start, [0x20, 0x2C, 0x28].contains(bytes[end - 1]) { end -= 1 }
    if bytes[start..<end].reversed().starts(with: [0x93, 0x80, 0xE2]) { end -= 3 }
    if end > start, bytes[end - 1] == 0x2D, end - 1 > start, bytes[end - 2] == 0x20 { end -= 1 }
    var speaker = passage.text(speakerStart..<bytes.count).trimmingStop
    if bytes[..<mark].last == 0x28, speaker.utf8.last == 0x29 {
      speaker = String(speaker.dropLast())
    }
    return (passage.text(start..<end).trimmingStop, speaker.isEmpty ? nil : speaker)
  }
}

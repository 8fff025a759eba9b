import PlenumModel

/// Who sent the letter, where no sentence says who invites.
extension OrganiserFinder {
  /// The last line's body: without "Orientering fra", and of several pieces parted by dots the first.
  private static func house(in passage: Passage) -> String? {
    let text = passage.lines.last?.text ?? ""
    let piece = text.split(whereSeparator: { $0 == "·" || $0 == "|" }).first.map {
      String($0).trimmingBlanks
    }
    guard let piece else { return nil }
    let folded = foldedKeepingPlace(Array(piece.utf8))
    guard let from = OrganisationName.senders.prefixEnd(of: folded, folded.indices) else {
      return piece
    }
    return String(decoding: Array(piece.utf8)[from...], as: UTF8.self).trimmingBlanks
  }

  /// The body that the letter speaks for: whose chair signs it, who signs it, whose letterhead it has, whom its first
  /// sentence tells of.
  func sender() -> Found? {
    for line in layout.signature {
      let passage = Passage([line])
      guard let office = Self.offices.firstRange(in: line.folded, line.folded.indices) else {
        continue
      }
      let reader = OrganisationName(
        passage: passage, words: passage.words(in: office.upperBound..<line.bytes.count).words)
      if let name = reader.name(from: 0) {
        return Found(organiser: passage.text(name), lines: [line.number])
      }
    }
    if let sender = layout.mail?.sender {
      let passage = Passage([LetterLine(sender.text, number: sender.line)])
      if let office = Self.offices.firstRange(in: passage.folded, passage.whole) {
        return Found(
          organiser: passage.text(office.upperBound..<passage.bytes.count), lines: [sender.line])
      }
    }
    for line in layout.signature
    where line.bytes.count <= 80
      && Self.contacts.prefixEnd(of: line.folded, line.folded.indices) == nil
    {
      // "Mette Holm, Helsingør Kommune": a person and where she works.
      for piece in line.text.split(whereSeparator: { $0 == "," || $0 == "·" || $0 == "|" }) {
        let name = Self.withoutOffice(String(piece).trimmingBlanks)
        if OrganisationName.isOrganisation(foldedKeepingPlace(Array(name.utf8)))
          || OrganisationName.isSigner(name) || Self.isGroup(name)
        {
          return Found(organiser: name, lines: [line.number])
        }
      }
    }
    if let last = layout.passages.last, last.bytes.count <= 100, last.bytes.last != 0x2E,
      // "Vissenbjerg: Konsulent Elsebeth Holm, Mariagerfjord Kommune" tells of somebody else.
      !last.bytes.contains(0x3A),
      last.lines[0].label == nil, !last.isItem, last.section != .programme,
      Self.contacts.prefixEnd(of: last.folded, last.whole) == nil,
      TimeScanner.leading(in: last.lines[0]) == nil, DateScanner.mentions(in: last).isEmpty
    {
      for piece in last.text.replacing(" - ", with: "|")
        .split(whereSeparator: { $0 == "," || $0 == "·" || $0 == "|" })
      {
        let name = Self.withoutOffice(String(piece).trimmingBlanks)
        if OrganisationName.isOrganisation(foldedKeepingPlace(Array(name.utf8)))
          || OrganisationName.isSigner(name) || Self.isGroup(name)
        {
          return Found(organiser: name, lines: [last.firstLine])
        }
      }
    }
    for passage in layout.passages.suffix(4) where passage.bytes.count <= 160 {
      // A last line such as "Foreningen Skole og Bestyrelse · Kongensgade 66 · 5000 Odense C".
      let pieces = passage.text.split(whereSeparator: { $0 == "·" || $0 == "|" })
      guard pieces.count > 1, let first = pieces.first.map({ String($0).trimmingBlanks }),
        OrganisationName.isSigner(first)
          || OrganisationName.isOrganisation(foldedKeepingPlace(Array(first.utf8)))
      else { continue }
      return Found(organiser: first, lines: [passage.firstLine])
    }
    if let sender = layout.mail?.sender,
      OrganisationName.isOrganisation(foldedKeepingPlace(Array(sender.text.utf8)))
        || OrganisationName.isSigner(sender.text)
    {
      return Found(organiser: sender.text, lines: [sender.line])
    }
    if let name = layout.senderNames.first(where: {
      OrganisationName.isOrganisation(foldedKeepingPlace(Array($0.utf8)))
    }) {
      return Found(organiser: name, lines: [])
    }
    for passage in layout.passages.prefix(3) where passage.bytes.count <= 80 {
      // "Thisted Kommune", "Børne- og Familieudvalget" alone at the top.
      let last = passage.lines.last.map { Array($0.folded) } ?? []
      if passage.lines.allSatisfy({
        OrganisationName.isOrganisation($0.folded) && OrganisationName.isWhole(Passage([$0]))
      }),
        !last.isEmpty, passage.lines.allSatisfy({ $0.label == nil }), !TitleFinder.isEvent(passage),
        DateScanner.mentions(in: passage).isEmpty
      {
        return Found(organiser: Self.house(in: passage), lines: passage.lines.map(\.number))
      }
    }
    for passage in layout.passages.prefix(12) where passage.bytes.count > 80 {
      let sentence = passage.sentences.first ?? passage.whole
      let words = passage.words(in: sentence).words
      guard let name = OrganisationName(passage: passage, words: words).name(from: 0),
        OrganisationName.isOrganisation(Array(passage.folded[name])),
        !Self.deeds.match(in: passage.folded, sentence)
      else { continue }
      let names = OrganisationName.parted(passage.text(name))
      return Found(
        organiser: names.first, coOrganisers: Array(names.dropFirst()), lines: [passage.firstLine])
    }
    return nil
  }

  /// "KL's EU-temadag", "Skole og Forældres landsmøde": whose event a heading or the first sentence tells of.
  func owner() -> Found? {
    for passage in layout.passages.prefix(3) {
      guard let sentence = passage.sentences.first, sentence.count < 400 else { continue }
      let words = passage.words(in: sentence).words.prefix(10)
      guard let event = words.firstIndex(where: { Self.owned.match(in: Array($0.name.utf8)) }),
        let first = words.first
      else { continue }
      for word in words[..<event] {
        let name = passage.text(first.range.lowerBound..<word.range.upperBound)
        if word.isFollowedByComma { break }
        guard let owner = Self.withoutGenitive(name),
          first.beginsWithCapital, word.range.upperBound <= 48,
          OrganisationName.isOrganisation(foldedKeepingPlace(Array(owner.utf8)))
        else { continue }
        return Found(organiser: owner, lines: [passage.firstLine])
      }
    }
    return nil
  }

  /// `KL` of `KL's`, `Skole og Forældre` of `Skole og Forældres`.
  private static func withoutGenitive(_ name: String) -> String? {
    for ending in ["'s", "’s", "´s", "s"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return nil
  }

  private static let owned: Cues = [
    "*konference", "*konferencen", "*landsmøde", "*årsmøde", "*kongres", "*topmøde", "*temadag",
    "*generalforsamling", "*seminar", "*borgermøde", "*inspirationsdag", "*træf",
  ]

  /// What a body does that does not invite.
  private static let deeds: Cues = [
    "besluttede", "offentliggør", "fremlægger", "vedtog", "har vedtaget", "besluttet", "udkom",
  ]

  /// `Forperson i Storkredsen`, `Hilsen fra bestyrelsen`: the body alone.
  private static func withoutOffice(_ name: String) -> String {
    let bytes = Array(name.utf8)
    let folded = foldedKeepingPlace(bytes)
    guard let office = leads.firstRange(in: folded, folded.indices), office.upperBound < bytes.count
    else { return name }
    let rest = bytes[office.upperBound...].drop { $0 == 0x2E || $0 == 0x20 }
    return String(decoding: rest, as: UTF8.self).trimmingBlanks
  }

  /// `Fællesvarmegruppen`, `Menighedsrådene`: one long word with an article at its end is no person.
  private static func isGroup(_ name: String) -> Bool {
    name.utf8.count >= 10 && !name.contains(where: { !$0.isLetter })
      && name.first?.isUppercase == true
      && groups.match(in: foldedKeepingPlace(Array(name.utf8)))
  }

  private static let groups: Cues = [
    "*gruppen", "*rådene", "*lauget", "*laugene", "*udvalgene", "*bestyrelserne", "*foreningerne",
    "*redaktionen", "*initiativet", "*komitéen", "*komiteen", "*komiteerne", "*ledelsen", "*teamet",
    "*udvalget",
  ]

  private static let leads: Cues = [
    "pva", "p.v.a", "pva.", "forperson i", "forperson for", "hilsner fra", "hilsen fra",
    "på vegne af",
  ]

  /// Whom to write to is not who invites.
  private static let contacts: Cues = ["kontakt", "opdateret*", "spørgsmål*", "redigeret*"]

  private static let offices: Cues = [
    "formand for", "formanden for", "formænd for", "på vegne af", "formand i", "forkvinde for",
    "næstformand for",
  ]
}

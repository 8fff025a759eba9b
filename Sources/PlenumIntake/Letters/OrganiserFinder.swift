import PlenumModel

/// Finds who invites, and together with whom.
struct OrganiserFinder {
  let layout: LetterLayout

  struct Found {
    var organiser: String?
    var coOrganisers: [String] = []
    var lines: [Int] = []
  }

  func find() -> Found {
    if let labelled = labelled() { return labelled }
    var best: (strength: Int, found: Found)?
    for passage in layout.passages.prefix(400)
    where ![.programme, .saveTheDate, .signup].contains(passage.section) {
      for sentence in passage.sentences where sentence.count < 2000 {
        guard let reading = invitation(in: passage, sentence),
          reading.strength > best?.strength ?? 0
        else { continue }
        best = reading
      }
    }
    if let best, best.found.organiser != nil { return best.found }
    if best != nil, let speaker = speaker() { return speaker }
    guard var found = sender() else { return best?.found ?? Found() }
    if let invited = best?.found {
      found.coOrganisers = invited.coOrganisers
      found.lines += invited.lines
    }
    return found
  }

  /// "Vi i FOA inviterer": who "vi" are.
  private func speaker() -> Found? {
    for passage in layout.passages.prefix(40) {
      for sentence in passage.sentences where sentence.count < 2000 {
        guard let lead = Self.us.prefixEnd(of: passage.folded, sentence) else { continue }
        let words = passage.words(in: lead..<sentence.upperBound).words
        guard let name = OrganisationName(passage: passage, words: words).name(from: 0),
          OrganisationName.isOrganisation(Array(passage.folded[name]))
        else { continue }
        return Found(organiser: passage.text(name), lines: [passage.line(at: lead)])
      }
    }
    return nil
  }

  private static let us: Cues = ["vi i", "vi hos", "hos os i"]

  /// `Arrangør: Skive Kommune og KL`.
  private func labelled() -> Found? {
    for (index, passage) in layout.passages.enumerated() {
      guard let label = passage.lines[0].label, label.section == .organiser else { continue }
      let value: (text: String, line: Int)
      if label.hasValue {
        value = (passage.text(label.valueStart..<passage.bytes.count), passage.firstLine)
      } else if let next = layout.passages.dropFirst(index + 1).first, next.lines[0].label == nil,
        next.bytes.count <= 120
      {
        value = (next.text, next.firstLine)
      } else {
        continue
      }
      let names = Self.bodies(of: value.text.trimmingStop)
      return Found(
        organiser: names.first, coOrganisers: Array(names.dropFirst()), lines: [value.line])
    }
    return nil
  }

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

  /// "Børneudvalget, Gladsaxe Kommune" is one body and where it belongs.
  private static func bodies(of text: String) -> [String] {
    let names = OrganisationName.parted(text)
    if names.count == 2, names[1].hasSuffix(" Kommune"), !names[0].hasSuffix(" Kommune"),
      text == "\(names[0]), \(names[1])"
    {
      return [text]
    }
    return names
  }

  /// Who invites in this sentence. Strength 3: the name stands beside the verb; 2: it is the sentence's subject;
  /// 1: "vi", the body that the letter speaks for.
  private func invitation(
    in passage: Passage, _ sentence: Range<Int>
  ) -> (strength: Int, found: Found)? {
    let words = passage.words(in: sentence).words
    guard let verb = verb(of: words, in: passage, sentence) else { return nil }
    let reader = OrganisationName(passage: passage, words: words)
    let co = partners(reader, words)
    func found(_ range: Range<Int>?) -> Found {
      let names = range.map { OrganisationName.parted(passage.text($0)) } ?? []
      return Found(
        organiser: names.first, coOrganisers: names.dropFirst() + co.filter { !names.contains($0) },
        lines: [passage.line(at: words[verb].range.lowerBound)])
    }
    if Self.passives.contains(words[verb].name) {
      guard verb + 2 < words.count, let by = words[verb...].firstIndex(where: { $0.name == "af" }),
        let name = reader.name(from: by + 1)
      else { return (1, found(nil)) }
      return (3, found(name))
    }
    if !words[verb].isFollowedByStop, let after = reader.name(from: verb + 1),
      !Self.plainVerbs.contains(words[verb].name)
        || OrganisationName.isOrganisation(Array(passage.folded[after]))
    {
      return (3, found(after))
    }
    // "I Region Syddanmark afholder vi".
    if words.indices.contains(verb + 1), Self.speakers.contains(words[verb + 1].name) {
      return (1, found(nil))
    }
    var subject = verb - 1
    while subject >= 0, Self.between.contains(words[subject].name) { subject -= 1 }
    guard subject >= 0 else { return (1, found(nil)) }
    if Self.speakers.contains(words[subject].name) { return (1, found(nil)) }
    if let before = reader.name(upTo: subject) {
      // "udvalget" alone is named elsewhere.
      if before.count == words[subject].range.count, !words[subject].beginsWithCapital {
        return (1, found(nil))
      }
      let isPlain = Self.plainVerbs.contains(words[verb].name)
      return (isPlain ? 2 : 3, found(before))
    }
    // Far from the verb a capital may be the sentence's own.
    if let first = reader.name(from: 0),
      first.count > words[0].range.count
        || OrganisationName.isOrganisation(Array(passage.folded[first]))
    {
      return (2, found(first))
    }
    return (1, found(nil))
  }

  /// The verb that invites; "holder" does where a meeting is held, and only with its subject before it.
  private func verb(
    of words: [Words.Word], in passage: Passage, _ sentence: Range<Int>
  ) -> Int? {
    let inviting = words.indices.first { place in
      // "byder velkommen", not "byder på kage".
      words[place].name == "byder"
        ? words.indices.contains(place + 1) && words[place + 1].name == "velkommen"
        : Self.verbs.contains(words[place].name)
    }
    if let inviting { return inviting }
    guard Self.events.match(in: passage.folded, sentence) else { return nil }
    return words.firstIndex { Self.plainVerbs.contains($0.name) }
  }

  /// "sammen med X", "i samarbejde med X og Y".
  private func partners(_ reader: OrganisationName, _ words: [Words.Word]) -> [String] {
    for index in words.indices.dropLast(2) where words[index + 1].name == "med" {
      guard ["sammen", "samarbejde", "fællesskab", "samspil"].contains(words[index].name),
        let name = reader.name(from: index + 2)
      else { continue }
      return OrganisationName.parted(reader.passage.text(name))
    }
    return []
  }

  /// The body that the letter speaks for: whose chair signs it, who signs it, whose letterhead it has, whom its first
  /// sentence tells of.
  private func sender() -> Found? {
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
          || OrganisationName.isSigner(name)
        {
          return Found(organiser: name, lines: [line.number])
        }
      }
    }
    if let last = layout.passages.last, last.bytes.count <= 100, last.bytes.last != 0x2E,
      last.lines[0].label == nil, !last.isItem, last.section != .programme,
      Self.contacts.prefixEnd(of: last.folded, last.whole) == nil,
      TimeScanner.leading(in: last.lines[0]) == nil, DateScanner.mentions(in: last).isEmpty
    {
      for piece in last.text.replacing(" - ", with: "|")
        .split(whereSeparator: { $0 == "," || $0 == "·" || $0 == "|" })
      {
        let name = String(piece).trimmingBlanks
        if OrganisationName.isOrganisation(foldedKeepingPlace(Array(name.utf8)))
          || OrganisationName.isSigner(name)
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
    return String(decoding: bytes[office.upperBound...], as: UTF8.self).trimmingBlanks
  }

  private static let leads: Cues = [
    "forperson i", "forperson for", "hilsner fra", "hilsen fra", "på vegne af",
  ]

  private static let verbs: Set<String> = [
    "inviterer", "invitere", "inviteres", "indbyder", "indbyde", "indbydes", "indkalder",
    "indkaldes",
    "indkalde", "arrangeres", "arrangeret", "afholdes", "byder",
  ]
  private static let plainVerbs: Set<String> = ["holder", "afholder", "arrangerer"]
  private static let events: Cues = [
    "*møde", "*mødet", "*møder", "*konference*", "*webinar*", "*seminar*", "*temadag*",
    "*workshop*", "*generalforsamling*", "*kursus*", "*høring", "*høringen", "*arrangement*",
    "*temaaften*", "*debataften*",
  ]
  private static let passives: Set<String> = [
    "inviteres", "indbydes", "indkaldes", "arrangeres", "arrangeret", "afholdes",
  ]
  private static let speakers: Set<String> = ["vi", "jeg", "os"]
  /// Words between the one who invites and the verb: "KL vil gerne invitere", "udvalget har hermed fornøjelsen at".
  private static let between: Set<String> = [
    "vil", "gerne", "hermed", "har", "den", "fornøjelse", "fornøjelsen", "af", "at", "ønsker",
    "derfor", "igen", "nu", "også", "glæden", "glæde", "kan",
  ]
  /// Whom to write to is not who invites.
  private static let contacts: Cues = ["kontakt", "opdateret*", "spørgsmål*", "redigeret*"]
  private static let offices: Cues = [
    "formand for", "formanden for", "formænd for", "på vegne af", "formand i", "forkvinde for",
    "næstformand for",
  ]
}

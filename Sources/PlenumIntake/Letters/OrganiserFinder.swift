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
    if let best, let name = best.found.organiser {
      var found = best.found
      if let longer = longerName(than: name) { found.organiser = longer }
      return found
    }
    if best != nil, let speaker = speaker() { return speaker }
    guard var found = sender() ?? owner() else { return best?.found ?? Found() }
    if let invited = best?.found {
      found.coOrganisers = invited.coOrganisers
      found.lines += invited.lines
    }
    return found
  }

  /// "Vetterslev-Høm inviterer" in a headline is "Vetterslev-Høm Borgerforening" in the text: the name that goes on to
  /// say what kind of body it is.
  private func longerName(than name: String) -> String? {
    guard name.utf8.count >= 4,
      !OrganisationName.isOrganisation(foldedKeepingPlace(Array(name.utf8)))
    else { return nil }
    for passage in layout.passages.prefix(60) {
      for sentence in passage.sentences where sentence.count < 2000 {
        let words = passage.words(in: sentence).words
        for first in words.indices.prefix(80)
        where passage.bytes[words[first].range.lowerBound..<sentence.upperBound].starts(
          with: name.utf8)
        {
          guard let whole = OrganisationName(passage: passage, words: words).name(from: first),
            whole.count > name.utf8.count + 3, whole.count <= name.utf8.count + 24,
            passage.bytes[whole.lowerBound + name.utf8.count] == 0x20,
            OrganisationName.isOrganisation(Array(passage.folded[whole]))
          else { continue }
          return passage.text(whole)
        }
      }
    }
    return nil
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
    if let whole = subjectName(words, upTo: subject, verb: verb, in: passage, reader) {
      return (3, found(whole))
    }
    // "I et opslag på Facebook inviterer den lokale afdeling": the subject stands behind.
    if Self.inverting.contains(words[0].name),
      !words[..<verb].contains(where: { $0.isFollowedByComma || $0.isFollowedByStop })
    {
      return (1, found(nil))
    }
    if let before = reader.name(upTo: subject) {
      if subject == 0, isPlainWord(words[0], in: passage) { return (1, found(nil)) }
      // "udvalget" alone is named elsewhere, and so is "Foreningen".
      if before.count == words[subject].range.count,
        !words[subject].beginsWithCapital || Self.lone.contains(words[subject].name)
      {
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

  /// All that stands before the verb, where the sentence opens with a name and nothing else comes between: "Udlændinge-,
  /// integrations- og boligministeren og Frivilligrådet inviterer", "Folkebevægelsen mod EU i Holbæk indkalder".
  private func subjectName(
    _ words: [Words.Word], upTo last: Int, verb: Int, in passage: Passage,
    _ reader: OrganisationName
  ) -> Range<Int>? {
    guard (1..<24).contains(last), reader.name(from: 0) != nil, words[0].beginsWithCapital else {
      return nil
    }
    let subject = words[0...last]
    // "Pædagogisk sektor holder mødet": a person has no small letter.
    if Self.plainVerbs.contains(words[verb].name) {
      guard subject.count <= 4, !words[last].beginsWithCapital else { return nil }
    }
    let range = words[0].range.lowerBound..<words[last].range.upperBound
    guard subject.allSatisfy({ !$0.isFollowedByStop && !Self.clauseWords.contains($0.name) }),
      !words[last].isFollowedByComma, !DateReader.meetings.match(in: passage.folded, range),
      DateScanner.mentions(in: passage.folded, range).isEmpty
    else { return nil }
    // "Region Nordjylland og kommunerne i regionen": a name, and others that have none.
    let and = subject.indices.dropFirst().first { index in
      subject[index].name == "og" && index + 1 < last && !subject[index - 1].endsWithHyphen
        && !subject[index + 1].beginsWithCapital
    }
    return and.map { words[0].range.lowerBound..<words[$0 - 1].range.upperBound } ?? range
  }

  /// "Parti inviterer": a short word that has its capital from the sentence it opens.
  private func isPlainWord(_ word: Words.Word, in passage: Passage) -> Bool {
    let bytes = passage.bytes[word.range]
    guard bytes.count < 9, !bytes.contains(0x2D),
      !bytes.dropFirst().contains(where: { (0x41...0x5A).contains($0) })
    else { return false }
    return !["en", "et", "ne"].contains(where: word.name.hasSuffix)
      && !OrganisationName.isOrganisation(Array(passage.folded[word.range]))
  }

  /// Words that are no part of a name: a clause of its own begins, or has its verb.
  private static let clauseWords: Set<String> = [
    "som", "der", "at", "er", "har", "kan", "vil", "skal", "vi", "du", "hvor", "når", "hvis",
    "derfor", "også", "igen", "nu", "her", "med", "om", "på", "til", "fra", "blev", "bliver", "var",
  ]

  /// The verb that invites; "holder" does where a meeting is held, and only with its subject before it.
  private func verb(
    of words: [Words.Word], in passage: Passage, _ sentence: Range<Int>
  ) -> Int? {
    let inviting = words.indices.first { place in
      // "byder velkommen", not "byder på kage", nor what a mayor does when the meeting begins.
      words[place].name == "byder"
        ? words.indices.contains(place + 1) && words[place + 1].name == "velkommen"
          && !Self.hosts.match(
            in: passage.folded, sentence.lowerBound..<words[place].range.lowerBound)
        : Self.verbs.contains(words[place].name)
    }
    if let inviting { return inviting }
    guard Self.events.match(in: passage.folded, sentence) else { return nil }
    return words.firstIndex { Self.plainVerbs.contains($0.name) }
  }

  private static let inverting: Set<String> = [
    "i", "på", "til", "for", "fra", "ved", "med", "under", "efter", "den", "mandag", "tirsdag",
    "onsdag", "torsdag", "fredag", "lørdag", "søndag",
  ]
  private static let lone: Set<String> = [
    "foreningen", "kommunen", "udvalget", "rådet", "netværket", "afdelingen", "ministeriet",
    "forvaltningen", "skolen", "styrelsen", "forbundet",
  ]
  private static let hosts: Cues = [
    "borgmester*", "viceborgmester*", "*minister", "*ministeren", "formand*", "direktør*",
    "rektor*", "skoleleder*", "forstander*", "rådmand*", "provst*",
  ]

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

  private static let verbs: Set<String> = [
    "inviterer", "invitere", "inviteres", "indbyder", "indbyde", "indbydes", "indkalder",
    "indkaldes",
    "indkalde", "arrangeres", "arrangeret", "afholdes", "byder",
  ]
  private static let plainVerbs: Set<String> = ["holder", "afholder", "arrangerer"]
  private static let events: Cues = [
    "*møde", "*mødet", "*møder", "*konference*", "*webinar*", "*seminar*", "*temadag*",
    "*workshop*", "*generalforsamling*", "*kursus*", "*høring", "*høringen", "*arrangement*",
    "*temaaften*", "*debataften*", "kongres", "*kongres", "*årsmøde*",
    "*symposi*", "*foredrag*", "*laboratori*", "*træf", "*træffet",
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
}

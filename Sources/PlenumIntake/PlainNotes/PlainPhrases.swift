import PlenumModel

/// Lines that note-takers write between notes, and that are none.
enum PlainPhrases {
  /// `Pause 10 min`, `Udskydes til næste møde`, `Tak for i dag`: all of the line, with figures and stops.
  static func isInterlude(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    var words = text.plainWords
    // `kl. 20.15`, `10 min` and `ca. 5 minutter` say when and how long.
    words.removeAll { Int($0) != nil || units.contains($0) }
    guard !words.isEmpty else { return false }
    return interludes.contains(words.joined(separator: " "))
  }

  /// `Ordstyrer: …`, `Deltagere: …`: who and when, never what was said. Names are let go on purpose.
  static func isMinutes(_ text: String) -> Bool {
    let head = text.unicodeScalars.prefix { $0 != ":" }
    guard head.count <= 40, head.count < text.unicodeScalars.count else {
      return false
    }
    let words = String(head).plainWords
    guard let first = words.first else { return false }
    return words.count <= 4
      && (minutes.contains(words.joined(separator: " "))
        || (people.contains(first) && words.count <= 3))
  }

  /// `Hej alle`, `Kære sekretariat,`.
  static func isGreeting(_ text: String) -> Bool {
    let words = text.plainWords
    guard let first = words.first, words.count <= 5, !text.endsSentence || text.utf8.last == 0x21
    else { return false }
    if ["hej", "hejsa", "goddag", "davs"].contains(first) { return true }
    if first == "kære" { return !words.contains("kl") || words.count <= 2 }
    return ["god weekend", "god morgen", "god aften", "god dag"].contains(
      words.prefix(2).joined(separator: " "))
  }

  /// `Med venlig hilsen`, also with a name after it: nothing after it is a note.
  static func isSignature(_ text: String) -> Bool {
    guard text.utf8.count <= 80, !text.unicodeScalars.contains(":") else { return false }
    let words = text.plainWords
    let line = words.joined(separator: " ")
    return signatures.contains { phrase in
      line == phrase
        || (line.utf8.starts(with: (phrase + " ").utf8) && words.count <= phrase.wordCount + 4)
    } || line.utf8.starts(with: "sendt fra min ".utf8)
  }

  /// `Den 3. marts 2025 kl. 09.12 skrev Sekretariatet:` and the bars that mail programs draw.
  static func isOlderMail(_ text: String) -> Bool {
    let words = text.plainWords
    if words.first == "den" || words.first == "on", text.utf8.last == 0x3A,
      words.contains("skrev") || words.contains("wrote")
    {
      return true
    }
    let line = words.joined(separator: " ")
    return text.utf8.first == 0x2D
      && [
        "oprindelig meddelelse", "original message", "videresendt meddelelse", "forwarded message",
      ]
      .contains(line)
  }

  /// `Fra: …`, `Emne: …`: the headers of a mail.
  static func isMailHeader(_ text: String) -> Bool {
    let head = String(text.unicodeScalars.prefix { $0 != ":" }).lowercased()
    return head.utf8.count < text.utf8.count
      && [
        "fra", "til", "sendt", "emne", "dato", "cc", "bcc", "from", "to", "sent", "subject", "date",
        "vedhæftet", "vedhæftede filer", "kopi",
      ].contains(head)
  }

  /// A line that names the document: `Noter fra bord 3`, `Referat`.
  static func isTitle(_ text: String) -> Bool {
    let words = text.plainWords
    return words.count <= 12 && !text.endsSentence && words.contains(where: titles.contains)
  }

  /// A word for the document alone: `REFERAT`, `Noter:`.
  static func namesDocument(_ text: String) -> Bool {
    let words = text.plainWords
    return words.count == 1 && words.allSatisfy(titles.contains)
  }

  /// Whether a line breaks off where a list goes on with the sentence: `Vi har brug for`.
  static func breaksOff(_ text: String) -> Bool {
    text.plainWords.last.map(openEnds.contains) ?? false
  }

  private static let units: Set<String> = [
    "min", "minut", "minutter", "kl", "ca", "time", "timer", "kvarter", "klokken",
  ]

  private static let interludes: Set<String> = [
    "pause", "kaffepause", "kaffe", "frokost", "frokostpause", "middag", "spisning", "kort pause",
    "pause og kaffe", "pause slut", "udskydes", "udskudt", "udskydes til næste møde",
    "udskydes til næste gang", "udskudt til næste møde", "udskudt til næste gang", "tak for i dag",
    "tak for i aften", "tak for denne gang", "tak for nu", "tak for et godt møde", "tak for mødet",
    "tak for en god drøftelse", "tak for en god aften", "tak for en god dag", "slut", "mødet slut",
    "mødet sluttede", "mødet slutter", "mødet er slut", "mødet hævet", "slut på noter",
    "slut på notater", "referat slut", "vi nåede ikke mere", "nåede ikke mere", "nåede vi ikke",
    "det nåede vi ikke", "ikke nået", "nået hertil", "vi nåede ikke længere", "fortsættes",
    "fortsat",
    "se næste side", "vend", "side", "side af", "ingen noter", "ingen notater",
    "ingen bemærkninger",
    "ingen kommentarer", "intet", "farvel", "mødestart", "mødet begynder", "velkomst", "velkommen",
    "opsamling i plenum", "bordskift", "vi skifter bord", "skift", "skift bord", "ingen svar",
    "intet svar", "ikke besvaret", "oprettet med onenote", "created with onenote",
    "redigeret", "svar", "vis flere svar", "besked slettet", "beskeden er slettet",
    "denne besked blev slettet", "denne meddelelse blev slettet", "du slettede denne besked",
    "medier udeladt", "billede udeladt", "video udeladt", "gif udeladt", "sticker udeladt",
    "dokument udeladt", "lyd udeladt", "lydbesked udeladt", "media omitted",
    "hent outlook til ios", "hent outlook til android", "få outlook til ios",
    "få outlook til android", "get outlook for ios", "get outlook for android",
  ]

  private static let minutes: Set<String> = [
    "dato", "tid", "tidspunkt", "sted", "mødested", "lokale", "møde", "region", "afbud",
    "fraværende",
    "til stede", "tilstede", "antal deltagere", "antal", "bilag", "kopi", "tlf", "telefon", "mail",
    "e mail", "mobil", "noter af", "noter taget af", "noteret af", "skrevet af", "noter ved",
    "ved bordet", "kommuner ved bordet", "kommuner", "runde", "version",
  ]

  private static let people: Set<String> = [
    "ordstyrer", "facilitator", "referent", "bordvært", "bordværter", "bordformand", "tovholder",
    "noteskriver", "notetager", "notatskriver", "skriver", "deltager", "deltagere", "deltog",
    "moderator", "mødeleder", "oplægsholder", "bordleder", "sekretær", "pennefører",
  ]

  private static let signatures: [String] = [
    "med venlig hilsen", "med venlige hilsner", "venlig hilsen", "venlige hilsner",
    "de bedste hilsner", "bedste hilsner", "bedste hilsen", "mange hilsner", "mange hilsener",
    "kærlig hilsen", "mvh", "m v h", "vh", "v h", "dbh", "kh", "hilsen", "hilsner", "på gensyn",
    "rigtig god weekend",
  ]

  private static let titles: Set<String> = [
    "noter", "notater", "bordnoter", "bordnotater", "referat", "opsamling", "gruppenoter",
    "mødenoter", "mødenotater", "bordreferat", "temamøde", "regionsmøde",
  ]

  private static let openEnds: Set<String> = [
    "for", "at", "om", "til", "med", "har", "mangler", "kræver", "ønsker", "er", "skal", "bør",
    "kan",
    "vil", "af", "på", "i", "fra", "hos", "som", "brug", "behov", "få", "får", "savner",
    "prioriterer", "foreslår", "anbefaler", "både", "blandt", "fx", "være", "bliver", "handler",
  ]
}

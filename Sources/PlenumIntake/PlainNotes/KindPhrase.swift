package import PlenumModel

/// What note-takers write for a kind: before a note (`Udfordring: …`) or above several (`Det, der er svært`).
enum KindPhrase {
  /// The kind of a label; stricter than headings, because any word may stand before a colon.
  static func label(_ text: some StringProtocol) -> NoteKind? {
    labels[String(text).plainWords.joined(separator: " ")]
  }

  /// The kind of a line that stands alone above notes.
  static func heading(_ text: String) -> NoteKind? {
    let words = text.plainWords
    let key = words.joined(separator: " ")
    if let kind = labels[key] ?? headings[key] ?? NoteKind(named: key) { return kind }
    if let kind = bilingual(text) { return kind }
    // `Hvad lykkes I med?` asks others for what `Hvad lykkes vi med?` asks oneself.
    guard
      text.unicodeScalars.split(whereSeparator: { !$0.properties.isAlphabetic })
        .contains(where: { $0.elementsEqual("I".unicodeScalars) || addressed[String($0)] != nil })
    else { return nil }
    return headings[
      words.map { $0 == "i" ? "vi" : addressed[$0] ?? $0 }.joined(separator: " ")]
  }

  /// `Udfordringer / Challenges`: the one half is a kind in Danish, the other says it in English.
  private static func bilingual(_ text: String) -> NoteKind? {
    let halves = text.unicodeScalars.split { $0 == "/" || $0 == "|" }.map { String($0) }
    guard halves.count == 2 else { return nil }
    let words = halves.map(\.plainWords)
    for (danish, other) in [(0, 1), (1, 0)] where words[other].contains(where: english.contains) {
      if let kind = heading(halves[danish]) { return kind }
    }
    return nil
  }

  /// Words that a heading in English has, and none in Danish.
  private static let english: Set<String> = [
    "challenges", "challenge", "difficulties", "problems", "issues", "barriers", "concerns",
    "successes", "success", "works", "working", "strengths", "ideas", "idea", "examples", "wishes",
    "wish", "requests", "recommendations", "questions", "question", "other", "notes", "points",
    "comments", "what", "the", "we", "our", "well", "how", "should", "could", "going",
  ]

  /// The kind of a cell that holds nothing else: a phrase, a sign or the beginning of a question.
  static func cell(_ text: String) -> NoteKind? {
    if let kind = heading(text) { return kind }
    return NoteKind(sign: text.trimmingBlanks) ?? question(text.plainWords)
  }

  /// What a heading asks in words of its own: `Hvad tager vi med til KL`, `Det går rigtig godt`.
  private static func question(_ words: [String]) -> NoteKind? {
    guard let first = words.first, words.count <= 7,
      ["hvad", "hvor", "det", "her", "vi", "vores", "noget", "kl"].contains(first)
    else { return nil }
    func has(_ stems: [String]) -> Bool {
      words.contains { word in stems.contains { word.utf8.starts(with: $0.utf8) } }
    }
    if words.contains("kl"), has(["skal", "bør", "ønske", "gøre", "hjælpe", "tage", "send", "bed"])
    {
      return .ask
    }
    if has(["svært", "svær", "udfordr", "drille", "vanskelig", "mindre", "bøvl", "problem"]) {
      return .challenge
    }
    if has(["lykkes", "lykkedes", "godt", "virker", "fungerer", "stolt"]), !words.contains("ikke") {
      return .success
    }
    if has(["inspir", "lære"]), words.contains("andre") { return .inspiration }
    return nil
  }

  private static let addressed = ["jer": "os", "jeres": "vores"]

  static let labels: [String: NoteKind] = table([
    .success: [
      "lykkes", "det lykkes", "succes", "success", "successer", "succeser", "succeshistorie",
      "det går godt", "går godt", "godt", "positivt", "styrke", "styrker", "det virker", "lyk",
      "fordel", "fordele", "gode ting", "det gode", "lykkedes",
    ],
    .challenge: [
      "udfordring", "udfordringer", "problem", "problemer", "svært", "det er svært", "barriere",
      "barrierer", "bekymring", "bekymringer", "negativt", "dilemma", "dilemmaer", "udf", "skidt",
      "dårligt", "svaghed", "svagheder", "ulempe", "ulemper", "det er skidt", "det går skidt",
      "går skidt", "det går dårligt", "går dårligt", "mindre godt", "knap så godt", "ikke så godt",
      "ikke godt", "trussel", "trusler", "dårlige ting", "det dårlige", "forhindringer",
      "hindringer", "det lykkes ikke", "lykkes ikke", "det virker ikke", "virker ikke",
    ],
    .inspiration: [
      "inspiration", "inspiration til andre", "idé", "ide", "idéer", "ideer", "god idé", "god ide",
      "tip", "tips", "godt eksempel", "gode eksempler", "til inspiration", "insp",
    ],
    .ask: [
      "ønske til kl", "ønsker til kl", "ønske", "ønsker", "til kl", "kl", "opgave til kl",
      "opgaver til kl", "besked til kl", "bestilling til kl", "opfordring til kl",
      "anbefaling til kl", "anbefalinger til kl", "forslag til kl", "budskab til kl",
    ],
    .question: [
      "spørgsmål", "spm", "spg", "åbent spørgsmål", "åbne spørgsmål", "spørgsmål til kl",
      "spørgsmål til drøftelse",
    ],
    .point: ["pointe", "pointer", "andre pointer", "evt", "eventuelt"],
  ])

  private static let headings: [String: NoteKind] = table([
    .success: [
      "hvad lykkes", "hvad lykkes vi med", "hvad lykkes for os", "hvad er lykkedes",
      "det lykkes vi med", "her lykkes vi", "det der lykkes",
      "hvad går godt", "hvad går det godt med", "det der går godt", "det går vi godt med",
      "hvad virker", "det der virker", "det fungerer", "hvad fungerer", "det der fungerer",
      "gode erfaringer", "plus", "plusser", "vi lykkes med", "lykkes vi med", "hvor lykkes vi",
      "det er vi lykkedes med", "succeser", "succeshistorier", "lyspunkter",
    ],
    .challenge: [
      "hvad er svært", "det der er svært", "hvad er udfordringen", "hvad er udfordringerne",
      "hvad udfordrer", "hvad udfordrer os", "det udfordrer", "det udfordrer os",
      "det der udfordrer", "minus", "minusser", "vi er udfordret", "her er vi udfordret",
      "hvor er vi udfordret", "største udfordringer", "de største udfordringer",
      "vores udfordringer",
      "det er svært for os", "hvad er svært for os", "hvad har vi svært ved",
      "hvad går mindre godt", "det går mindre godt", "hvad driller",
      "det driller",
    ],
    .inspiration: [
      "inspiration", "inspiration fra andre", "gode idéer", "gode ideer", "gode råd", "eksempler",
      "til andre", "hvad kan andre lære", "hvad kan andre lære af os", "hvad kan vi dele",
      "hvad inspirerer os", "hvad er vi inspireret af", "det kan andre lære af",
      "kan andre lære af",
      "værd at dele", "gode greb", "inspiration til de andre", "inspiration til andre kommuner",
    ],
    .ask: [
      "hvad skal kl gøre", "hvad skal kl gøre for os", "hvad kan kl gøre for os",
      "det skal kl gøre", "kl skal", "kl bør", "hvad ønsker vi af kl",
      "hvad skal kl tage med", "kl skal arbejde for", "det ønsker vi af kl", "vores ønsker til kl",
      "vores ønske til kl", "hvad kan kl gøre", "det skal kl tage med", "send med til kl",
      "anbefalinger", "til christiansborg", "ønsker til kl og staten",
    ],
    .question: [
      "uafklarede spørgsmål", "det ved vi ikke", "hvad ved vi ikke", "ubesvarede spørgsmål",
      "vores spørgsmål", "hvad undrer os", "hvad undrer vi os over", "det undrer os",
      "hvad er vi i tvivl om", "spørgsmål vi tager med", "spørgsmålstegn",
    ],
    .point: [
      "andet", "øvrigt", "diverse", "generelt", "generelle pointer", "bemærkninger", "noter",
      "notater", "drøftelse", "øvrige pointer", "øvrige bemærkninger", "input", "andre noter",
    ],
  ])

  private static func table(_ phrases: [NoteKind: [String]]) -> [String: NoteKind] {
    phrases.reduce(into: [:]) { table, entry in
      for phrase in entry.value { table[phrase] = entry.key }
    }
  }
}

extension NoteKind {
  /// The kind that a word or a heading of a note-taker's names: `Udfordringer`, `Vi lykkes med`.
  package init?(written words: String) {
    guard let kind = KindPhrase.heading(words) else { return nil }
    self = kind
  }
}

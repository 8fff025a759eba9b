/// What a form is by itself.
extension Lemmatizer {
  /// The reading of a word as it stands in a text.
  ///
  /// - Complexity: as ``lemma(of:)``.
  func reading(of form: String) -> WordReading {
    let lemma = lemma(of: form)
    let word = form.utf8.count > LexiconWords.longest ? [] : form.plainForm.smallLetters
    let folded = String(decoding: word, as: UTF8.self)
    if let cues = Self.closed[folded] { return homograph(folded, lemma, cues) }
    let hashed = HashedWord(word)
    var cues: WordCues = []
    var verbForm: LexiconAffixes.Role?
    if let entry = table.entry(of: hashed, hashed.all) {
      switch entry.wordClass {
      case .noun, .acronym, .name: cues = .noun
      case .verb: cues = .verb
      case .adjective: cues = .adjective
      case .closed: cues = .adverb
      }
    } else if let choice = choice(for: word[...]) {
      switch choice.wordClass {
      case .noun, .name: cues = .noun
      case .verb:
        cues = .verb
        verbForm = choice.role
      case .adjective: cues = .adjective
      case .other: cues = .adverb
      }
    } else if let wordClass = reference.inflected(hashed, hashed.all)?.wordClass
      ?? reference.row(of: hashed, hashed.all)?.wordClass
    {
      switch wordClass {
      case .noun: cues = .noun
      case .verb: cues = .verb
      case .adjective: cues = .adjective
      case .unknown: cues = []
      }
    }
    // An attribute that a verb's form is: `stigende`, `inkluderede`.
    if cues == .verb, verbForm == .presentParticiple || word.suffix(3).elementsEqual("nde".utf8) {
      cues = .adjective
    }
    if cues == .noun, isDefinite(word, lemma) {
      cues.insert(word.last == UInt8(ascii: "s") ? [.definite, .genitive] : .definite)
    }
    return homograph(folded, lemma, cues)
  }

  /// A noun's form that no article stands before: `skolen`, `skolernes`.
  private func isDefinite(_ word: [UInt8], _ lemma: String) -> Bool {
    guard word.count > lemma.utf8.count else { return false }
    return ["en", "et", "ne", "s"].contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private func homograph(_ form: String, _ lemma: String, _ cues: WordCues) -> WordReading {
    var reading = WordReading(lemma: lemma, cues: cues)
    if let known = Self.homographs[form] {
      return WordReading(
        lemma: lemma, cues: form.hasSuffix("e") ? cues.union(.infinitive) : cues,
        noun: known.noun, verb: known.verb, adjective: known.adjective)
    }
    guard let lexicon, !cues.isEmpty, cues.isDisjoint(with: Self.isClosed) else { return reading }
    let word = Array(form.utf8)[...]
    let readings = lexicon.readings(of: word)
    guard readings.count > 1 else { return reading }
    var isInfinitive = false
    let least = reference.count(of: lemma) / Self.rarest
    for other in readings {
      let bytes = lexicon.lemma(of: word, as: other)
      let lemma = { String(decoding: bytes, as: UTF8.self) }
      guard (reference.row(of: bytes[...])?.count ?? 0) >= least else { continue }
      switch (other.wordClass, other.role) {
      case (_, .imperative), (_, .genitive), (.name, _), (.other, _): continue
      case (.noun, _): if reading.noun == nil { reading.noun = lemma() }
      case (.verb, let role):
        // `den voksende` is an adjective in all but its lemma.
        guard role != .presentParticiple, role != .inflected else { continue }
        if reading.verb == nil { reading.verb = lemma() }
        if role == .base { isInfinitive = true }
      case (.adjective, _): if reading.adjective == nil { reading.adjective = lemma() }
      }
    }
    let lemmas = Set([reading.noun, reading.verb, reading.adjective].compactMap { $0 })
    guard lemmas.count > 1, lemmas.contains(lemma) else {
      return WordReading(lemma: lemma, cues: cues)
    }
    return WordReading(
      lemma: lemma, cues: isInfinitive ? cues.union(.infinitive) : cues, noun: reading.noun,
      verb: reading.verb, adjective: reading.adjective)
  }

  /// A lemma this many times rarer than the likeliest is not thought of.
  private static let rarest = 40

  private static let isClosed: WordCues = [
    .determiner, .wantsInfinitive, .preposition, .copula, .article, .particle,
  ]
}

// MARK: - Closed classes

extension Lemmatizer {
  private static let closed: [String: WordCues] = {
    var cues: [String: WordCues] = [:]
    func add(_ words: String, _ cue: WordCues) {
      for word in words.split(separator: " ") { cues[String(word), default: []].insert(cue) }
    }
    add("jeg du han hun vi i man de der som det den hvem dette ingen alle nogen", .subject)
    add("børn børnene elever eleverne forældre forældrene", [.subject, .noun])
    add("en et den det de denne dette disse", .determiner)
    add(
      "min mit mine din dit dine sin sit sine hans hendes dens dets vores jeres deres", .determiner)
    add("nogen noget nogle ingen intet al alt alle hver hvert hvilken hvilket hvilke", .determiner)
    add("anden andet andre mange flere få færre begge sådan sådanne samme", .determiner)
    add("mest helt", [.adverb, .adjective])
    add("en et min mit din dit sin sit hans hendes denne dette", .singular)
    add("de det den", .article)
    add("at kan kunne skal skulle vil ville må måtte bør burde tør lader lad", .wantsInfinitive)
    add(
      "af ad efter for fra før gennem hos i imellem imod inden med mellem mod om omkring",
      .preposition)
    add("over på til trods uden under ved via", .preposition)
    add(
      "ikke også altid aldrig ofte kun bare jo nu da så dog nok vel altså selv stadig måske",
      .adverb)
    add(
      "derfor gerne lige allerede igen fortsat egentlig netop især meget mere så ret for", .adverb)
    add("er var være været bliver blev blive blevet gør gøre gjorde gjort", .copula)
    add("ud ind op ned hen hjem frem tilbage forbi rundt væk afsted", .particle)
    return cues
  }()

  /// The forms of several lemmas that are no function words, as they are written at a sentence's start and within one.
  var homographForms: Vocabulary {
    var forms = Vocabulary(minimumCapacity: 2 * Self.homographs.count)
    for (form, known) in Self.homographs where !isFunctionWord(form) {
      guard Set([known.noun, known.verb, known.adjective].compactMap(\.self)).count > 1 else {
        continue
      }
      _ = forms.intern(form)
      _ = forms.intern(form.prefix(1).uppercased() + form.dropFirst())
    }
    return forms
  }

  private func isFunctionWord(_ form: String) -> Bool {
    stopWords.contains(form) || stopWords.contains(lemma(of: form))
  }

  /// Forms of notes that are words of several classes, for whoever has no dictionary; the first rows matter most.
  private static let homographs: [String: (noun: String?, verb: String?, adjective: String?)] = [
    "lærer": ("lærer", "lære", nil), "leder": ("leder", "lede", nil),
    "unge": ("unge", nil, "ung"), "bedre": (nil, "bedre", "god"),
    "love": ("lov", "love", nil), "får": ("får", "få", nil), "så": (nil, "se", nil),
    "for": (nil, "fare", nil), "mere": (nil, nil, "meget"), "mest": (nil, nil, "meget"),
    "ved": (nil, "vide", nil), "lokale": ("lokale", nil, "lokal"),
    "sikre": (nil, "sikre", "sikker"), "åbne": (nil, "åbne", "åben"), "dele": ("del", "dele", nil),
    "lege": ("leg", "lege", nil), "rette": (nil, "rette", "ret"), "klare": (nil, "klare", "klar"),
    "løse": (nil, "løse", "løs"), "lave": (nil, "lave", "lav"), "bruger": ("bruger", "bruge", nil),
    "taler": ("taler", "tale", nil), "mangler": ("mangel", "mangle", nil),
    "handler": ("handel", "handle", nil), "skabe": ("skab", "skabe", nil),
    "behandler": ("behandler", "behandle", nil), "arbejder": ("arbejder", "arbejde", nil),
    "underviser": ("underviser", "undervise", nil), "vejleder": ("vejleder", "vejlede", nil),
    "rådgiver": ("rådgiver", "rådgive", nil),
    "ansøger": ("ansøger", "ansøge", nil), "elever": ("elev", nil, nil),
    "lette": (nil, "lette", "let"), "gode": ("gode", nil, "god"),
    "tilbyder": ("tilbyder", "tilbyde", nil), "forsker": ("forsker", "forske", nil),
    "længere": (nil, nil, "lang"), "længst": (nil, nil, "lang"), "går": ("går", nil, nil),
    "alt": ("alt", nil, nil), "brød": ("brød", "bryde", nil), "fløj": ("fløj", "flyve", nil),
    "greb": ("greb", "gribe", nil), "løb": ("løb", "løbe", nil), "led": ("led", "lide", nil),
    "nød": ("nød", "nyde", nil), "lod": ("lod", "lade", nil), "vred": (nil, "vride", "vred"),
    "spiller": ("spiller", "spille", nil),
    "fisker": ("fisker", "fiske", nil),
    "maler": ("maler", "male", nil), "sanger": ("sanger", "sange", nil),
    "danser": ("danser", "danse", nil), "læser": ("læser", "læse", nil),
    "skriver": ("skriver", "skrive", nil), "vælger": ("vælger", "vælge", nil),
    "køber": ("køber", "købe", nil), "sælger": ("sælger", "sælge", nil),
    "modtager": ("modtager", "modtage", nil), "deltager": ("deltager", "deltage", nil),
    "tænker": ("tænker", "tænke", nil), "træner": ("træner", "træne", nil),
    "styrer": ("styrer", "styre", nil), "ejer": ("ejer", "eje", nil),
    "søger": ("søger", "søge", nil), "fører": ("fører", "føre", nil),
    "passer": ("passer", "passe", nil), "plejer": ("plejer", "pleje", nil),
    "banker": ("bank", "banke", nil),
    "varme": ("varme", "varme", "varm"),
    "hjælper": ("hjælper", "hjælpe", nil), "planlægger": ("planlægger", "planlægge", nil),
    "iværksætter": ("iværksætter", "iværksætte", nil),
    "tørre": (nil, "tørre", "tør"),
    "lyse": (nil, "lyse", "lys"), "vise": ("vise", "vise", nil),
  ]
}

extension LexiconWords {
  mutating func addIrregulars() {
    irregulars.sort { $0.lemma.lexicographicallyPrecedes($1.lemma) }
    var start = 0
    while start < irregulars.count {
      var end = start
      while end < irregulars.count, irregulars[end].lemma == irregulars[start].lemma { end += 1 }
      let lemma = irregulars[start].lemma
      let forms = irregulars[start..<end].map(\.form)
      let wordClass = Self.wordClass(of: lemma, irregular: forms)
      for form in forms {
        let role = Self.role(of: form, lemma: lemma, wordClass: wordClass)
        let (kept, number) = intern(
          [LexiconClass.Form(ending: form, role: role)], lemma: lemma, wordClass: wordClass)
        builder.add(stem: lemma[..<kept], classNumber: number)
      }
      start = end
    }
  }

  private static func wordClass(
    of lemma: [UInt8], irregular forms: [[UInt8]]
  ) -> LexiconClass.WordClass {
    func ends(_ ending: String) -> Bool {
      forms.contains { $0.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
    }
    func follows(_ ending: String) -> Bool {
      forms.contains { $0.elementsEqual(lemma + Array(ending.utf8)) }
    }
    if ends("nde"), follows("r") || follows("er") || lemma.last == UInt8(ascii: "e") {
      return .verb
    }
    if ends("ere") || ends("est") || ends("re") && ends("st") { return .adjective }
    return ends("ne") || ends("nes") || ends("en") || ends("et") || ends("er") ? .noun : .other
  }

  private static func role(
    of form: [UInt8], lemma: [UInt8], wordClass: LexiconClass.WordClass
  ) -> LexiconAffixes.Role {
    func ends(_ ending: String) -> Bool {
      form.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }
    switch wordClass {
    case .verb:
      if form.elementsEqual(lemma + [UInt8(ascii: "r")])
        || form.elementsEqual(lemma + Array("er".utf8))
      {
        return .present
      }
      if ends("nde") { return .presentParticiple }
      if form.count < lemma.count, lemma.starts(with: form) { return .imperative }
      if ends("s") { return .passive }
      return ends("et") || ends("t") || ends("ne") ? .participle : .past
    case .adjective: return ends("re") || ends("st") || ends("ste") ? .comparison : .inflected
    case .noun, .name, .other: return ends("s") ? .genitive : .inflected
    }
  }
}

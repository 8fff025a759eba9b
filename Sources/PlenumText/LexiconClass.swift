/// How the words of one pattern are inflected: what follows their stem in the lemma and in each form.
///
/// `bruge, bruger, brugte, brugt` have the stem `brug`, the lemma's ending `e` and the endings `e er te t`. Many words
/// share a class, so that a lexicon holds a stem and a number for each.
struct LexiconClass {
  /// What a word may be, as its endings tell.
  enum WordClass: UInt8, Sendable {
    case other, noun, verb, adjective, name
  }

  struct Form {
    let ending: [UInt8]
    let role: LexiconAffixes.Role
  }

  let wordClass: WordClass
  let lemmaEnding: [UInt8]
  let forms: [Form]

  /// Class, lemma's ending, forms: each ending with its length before it.
  var bytes: [UInt8] {
    var bytes = [wordClass.rawValue, UInt8(lemmaEnding.count)] + lemmaEnding
    for form in forms {
      bytes += [UInt8(form.ending.count), form.role.rawValue]
      bytes += form.ending
    }
    return bytes
  }

  /// The class of a word by its forms, the word among them.
  static func wordClass(of lemma: [UInt8], forms: [Form]) -> WordClass {
    func has(_ ending: String, _ after: ArraySlice<UInt8>) -> Bool {
      forms.contains { $0.ending.elementsEqual(after + Array(ending.utf8)) }
    }
    let whole = lemma[...]
    if forms.contains(where: { $0.role == .presentParticiple && $0.ending.count > lemma.count }),
      has("r", whole) || has("er", whole)
    {
      return .verb
    }
    if forms.contains(where: { $0.role == .comparison }) { return .adjective }
    if lemma.suffix(2).elementsEqual("en".utf8), has("ne", lemma.dropLast(2)), !has("en", whole) {
      return .adjective
    }
    let nominal = ["ens", "ets", "ns", "ts", "ernes", "enes", "nes", "erne", "rne", "ene"]
    let isNoun = forms.contains { form in
      form.ending.count > lemma.count
        && nominal.contains { form.ending.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
    if isNoun { return .noun }
    if has("e", whole) || has("t", whole) { return .adjective }
    if lemma.suffix(1).elementsEqual("t".utf8), has("de", lemma.dropLast()) { return .adjective }
    if lemma.suffix(3).elementsEqual("nde".utf8) { return .adjective }
    return forms.count > 1 ? .noun : .other
  }
}

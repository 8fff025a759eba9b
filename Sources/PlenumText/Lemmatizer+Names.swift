/// What a capital inside a sentence tells.
extension Lemmatizer {
  /// The lemma of a word with a capital where no sentence begins, if it is likelier a name than what it looks like in
  /// small letters: `Mads` is no genitive of `mad`. Nil where it stays the word that it is.
  func nameLemma(of form: String) -> String? {
    guard Self.isCapitalised(form), form.utf8.count <= LexiconWords.longest else { return nil }
    var plain = form.plainForm
    guard !plain.contains("-") else { return nil }
    if plain.utf8.last == UInt8(ascii: "'") { plain.unicodeScalars.removeLast() }
    let small = plain.lowercased()
    let word = Array(small.utf8)
    guard ownLemma(of: small) == nil, !stopWords.contains(small) else { return nil }
    if let lexicon {
      let readings = lexicon.readings(of: word[...])
      if let name = readings.first(where: { $0.wordClass == .name }) {
        return String(decoding: lexicon.lemma(of: word[...], as: name), as: UTF8.self)
      }
      if readings.contains(where: { $0.role != .genitive }) { return nil }
    }
    let hashed = HashedWord(word)
    if reference.inflected(hashed, hashed.all) != nil { return nil }
    if let row = reference.row(of: word[...]), row.wordClass != .unknown { return nil }
    return Self.withoutGenitive(small)
  }

  /// One capital, then small letters.
  private static func isCapitalised(_ form: String) -> Bool {
    let scalars = form.unicodeScalars
    guard let first = scalars.first, let second = scalars.dropFirst().first else { return false }
    return first.properties.isUppercase && !second.properties.isUppercase
  }

  /// A name without a genitive's `s`, where its own last letter is likelier no `s`: `Annas`, but `Paris`.
  private static func withoutGenitive(_ name: String) -> String {
    if let apostrophe = name.lastIndex(of: "'"), name[apostrophe...].utf8.elementsEqual("'s".utf8) {
      return String(name[..<apostrophe])
    }
    let bytes = Array(name.utf8)
    guard bytes.count > 3, bytes.last == UInt8(ascii: "s") else { return name }
    let keepsIt = "iuosx'".utf8.contains(bytes[bytes.count - 2])
    return keepsIt ? name : String(name.dropLast())
  }
}

package import PlenumModel

extension TypedNote {
  /// The words by which a typed line says its kind and who speaks, for readers elsewhere that must read it alike.
  package struct Vocabulary: Sendable {
    /// The kinds of words before a colon, by their small letters and digits parted by single blanks.
    package let labels: [String: NoteKind]
    /// What stands in a municipality's place where the table as a whole speaks, in the same form.
    package let everyone: [String]
    /// Names of municipalities that are words of the language where they have no capital.
    package let ordinaryWords: [String]
    /// ``Gazetteer/otherSpellings``.
    package let spellings: [String: String]
  }

  package static var vocabulary: Vocabulary {
    Vocabulary(
      labels: KindPhrase.labels, everyone: NoteAttributes.everyone.sorted(),
      ordinaryWords: NoteAttributes.ordinaryWords.sorted(),
      spellings: Gazetteer.denmark.otherSpellings)
  }
}

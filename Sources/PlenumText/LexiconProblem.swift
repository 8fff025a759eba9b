/// Why a dictionary or a compiled lexicon cannot be used; facts that the App says in Danish.
package enum LexiconProblem: Error, Hashable, Sendable {
  /// There is no such file, or it cannot be read; the number is the system's `errno`.
  case unreadable(path: String, code: Int32)
  /// The `.aff` names an encoding that is neither UTF-8 nor Latin-1.
  case unknownEncoding
  /// The `.aff` has no ending, so it is none.
  case noAffixes
  /// The `.dic` has no word, or far fewer than it says.
  case noWords
  /// More than the compiled form can hold.
  case tooLarge
  /// A compiled lexicon whose checksum or limits are wrong.
  case damagedCache
  /// The same of one that came with plenum, or that another version of plenum compiled: there is no dictionary to make
  /// it of again.
  case damagedLexicon
  /// The compiled lexicon cannot be kept; the number is the system's `errno`.
  case unwritableCache(path: String, code: Int32)
}

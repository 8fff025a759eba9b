/// What a form is to its neighbours, as far as the form alone tells.
struct WordCues: OptionSet, Sendable {
  let rawValue: UInt16

  /// Stands right before a finite verb: `vi`, `der`, `eleverne`.
  static let subject = WordCues(rawValue: 1)
  /// Begins a noun's group: `en`, `de`, `vores`, `mange`.
  static let determiner = WordCues(rawValue: 2)
  /// Wants an infinitive: `at`, `kan`, `skal`.
  static let wantsInfinitive = WordCues(rawValue: 4)
  static let preposition = WordCues(rawValue: 8)
  static let noun = WordCues(rawValue: 16)
  static let adjective = WordCues(rawValue: 32)
  static let verb = WordCues(rawValue: 64)
  static let number = WordCues(rawValue: 128)
  /// Stands between what belongs together: `ikke`, `også`.
  static let adverb = WordCues(rawValue: 256)
  /// A form of `være`, `blive` or `gøre`, behind which an adjective may stand alone.
  static let copula = WordCues(rawValue: 512)
  /// A noun in its definite form, or a genitive.
  static let definite = WordCues(rawValue: 1024)
  /// A particle that goes with a verb of motion: `ud`, `ned`.
  static let particle = WordCues(rawValue: 2048)
  /// `den` in one of its forms.
  static let article = WordCues(rawValue: 4096)
  /// An infinitive, where the form may be a verb at all.
  static let infinitive = WordCues(rawValue: 8192)
  /// A determiner of one thing: `en`, `et`, `min`.
  static let singular = WordCues(rawValue: 16384)
  /// A genitive, behind which the thing that is owned comes.
  static let genitive = WordCues(rawValue: 32768)
}

/// One form by itself: its likeliest lemma, and what else it may be.
///
/// The same bytes always give the same reading, so that it is made once for each distinct form; neighbours then choose
/// among its lemmas (``ContextRules``).
struct WordReading: Sendable {
  let lemma: String
  let cues: WordCues
  /// Lemmas of a form that may be words of several classes; all nil where it has one lemma only.
  var noun: String?
  var verb: String?
  var adjective: String?

  /// Whether neighbours have a say.
  var isHomograph: Bool {
    cues.contains(.article) || noun != nil || verb != nil || adjective != nil
  }
}

/// Tells a letter from a poem, a data file or a letter in another language, before any field is read.
struct LetterKind {
  let layout: LetterLayout

  /// Why no field of the text is read; nil for what may be a letter.
  func refusal() -> LetterWarning? {
    guard layout.lines.contains(where: { !$0.isBlank }) else { return .empty }
    if let language = LetterLanguage.foreign(in: layout.passages) { return .notDanish(language) }
    return isData || !tellsOfMeeting ? .notInvitation : nil
  }

  /// `{"text": …}`, `[…]`, `<xml …`: a file for programs.
  private var isData: Bool {
    guard let line = layout.lines.first(where: { !$0.isBlank }) else { return false }
    if line.bytes.starts(with: [0x7B]) { return true }
    return line.bytes.starts(with: Array("[{".utf8)) || line.bytes.starts(with: Array("?xml".utf8))
  }

  /// Whether a word of a meeting or of inviting stands anywhere.
  private var tellsOfMeeting: Bool {
    if let subject = layout.mail?.subject,
      Self.words.match(in: foldedKeepingPlace(Array(subject.text.utf8)))
    {
      return true
    }
    return layout.passages.contains { Self.words.match(in: $0.folded) || $0.lines[0].label != nil }
  }

  private static let words: Cues = [
    "*møde*", "*konference*", "*temadag*", "*temaaften*", "*seminar*", "*høring*", "*workshop*",
    "*webinar*", "*arrangement*", "*generalforsamling*", "*dialog*", "*kursus*", "*kurser*",
    "inviter*", "invitation*", "indbyd*", "indkald*", "*tilmeld*", "*partnerskab*", "*netværk*",
    "*debat*", "*træf*", "*forældreaften*", "*topmøde*", "save the date*", "aflys*", "*drøftelse*",
    "kom til*", "mødes", "*inspirationsdag*", "*fyraften*", "*foredrag*", "*besøg*", "*aften",
    "*døgn*", "*internat*", "afhold*", "dagsorden*", "*samråd*", "*reception*", "*åbent hus*",
  ]
}

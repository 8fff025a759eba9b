/// The words of some notes that follow one another, as numbers of forms in the plain code of ``TermCode``.
struct NoteRun: Sendable {
  /// The notes' place among all.
  let firstNote: Int
  /// How many forms its scanner knew before it.
  let knownForms: Int
  private(set) var bytes: [UInt8] = []
  /// Where each note ends in `bytes`.
  private(set) var ends: [UInt32] = []

  init(firstNote: Int, knownForms: Int, utf8Count: Int = 0) {
    self.firstNote = firstNote
    self.knownForms = knownForms
    // About six bytes of text make a word, and words take one to two bytes.
    bytes.reserveCapacity(utf8Count / 4)
  }

  mutating func append(_ forms: [UInt32]) {
    for form in forms { TermCode.append(form, to: &bytes) }
    ends.append(UInt32(bytes.count))
  }
}

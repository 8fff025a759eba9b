/// The words of some notes that follow one another, as numbers of forms in the plain code of ``TermCode``.
struct NoteRun: Sendable {
  /// Its place among all runs, in the order of the notes.
  let order: Int
  /// How many forms its scanner knew before it.
  let knownForms: Int
  let bytes: [UInt8]
  /// Where each note ends in `bytes`.
  let ends: [UInt32]
}

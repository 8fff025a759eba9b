/// Ids of notes that come from outside without a UUID: the same note of the same file always gets the same id, so a
/// file that is imported twice is stored once, on every laptop.
///
/// The name under which an id is made is its fields in order, each as `count:bytes,` (UTF-8 in normal form C, count in
/// bytes) or `-,` where it is absent; no two lists of fields give the same name. Neither the namespaces nor the form
/// may ever change: the ids of stored notes rest on them.
extension UniqueID {
  /// The namespace of ids made from (meeting, source id): `6b1f0c5e-3a52-4d0e-9f5c-0f6f2f1f7a01`.
  package static let sourceIDNamespace = UniqueID(
    high: 0x6B1F_0C5E_3A52_4D0E, low: 0x9F5C_0F6F_2F1F_7A01)
  /// The namespace of ids made from what a note without id says: `6b1f0c5e-3a52-4d0e-9f5c-0f6f2f1f7a02`.
  package static let contentNamespace = UniqueID(
    high: 0x6B1F_0C5E_3A52_4D0E, low: 0x9F5C_0F6F_2F1F_7A02)

  /// The id of a note that its file calls `sourceID`. A source id that is a UUID is kept as it is.
  package init(noteCalled sourceID: String, in meeting: MeetingID) {
    self =
      UniqueID(sourceID)
      ?? UniqueID(
        name: Self.name(of: [meeting.value, sourceID]), in: Self.sourceIDNamespace)
  }

  /// The id of a note that its file gives no id.
  /// - Parameters:
  ///   - text: as the note keeps it.
  ///   - occurrence: how often the same meeting, table, theme, kind and text came before in the same file; 0 for the
  ///     first.
  package init(
    noteSaying text: String, kind: NoteKind, table: Int?, theme: ThemeKey?, in meeting: MeetingID,
    occurrence: Int
  ) {
    self.init(
      name: Self.name(of: [
        meeting.value, table.map(String.init), theme?.value, kind.rawValue, text,
        String(occurrence),
      ]), in: Self.contentNamespace)
  }

  /// The namespace of meetings' fingerprints: `6b1f0c5e-3a52-4d0e-9f5c-0f6f2f1f7a03`.
  private static let meetingNamespace = UniqueID(
    high: 0x6B1F_0C5E_3A52_4D0E, low: 0x9F5C_0F6F_2F1F_7A03)

  /// An id that two meetings share when these fields of theirs do.
  init(fingerprintOf fields: [String?]) {
    self.init(name: Self.name(of: fields), in: Self.meetingNamespace)
  }

  private static func name(of fields: [String?]) -> String {
    fields.map { field in
      guard let field = field?.normalFormC else { return "-," }
      return "\(field.utf8.count):\(field),"
    }.joined()
  }
}

package import PlenumModel

extension Store {
  /// The notes of a meeting, or of every meeting, as analyses read them and exports write them.
  ///
  /// Region and date are the note's, else the meeting's. Codes are what people settled exactly under the meeting's
  /// codebook. Two fields of a notes file for which a draft has no place travel in its extra members and are taken out
  /// of them here: `year` where the file gives no date, and `tokens`.
  package func records(of id: MeetingID?) throws(StoreError) -> [NoteRecord] {
    try reading { () throws(StoreError) in
      var records: [NoteRecord] = []
      let ids = if let id { [id] } else { try meetingIDs() }
      for id in ids {
        records += try readRecords(of: try require(id))
      }
      return records
    }
  }

  private func readRecords(of meeting: Meeting) throws(StoreError) -> [NoteRecord] {
    let codes = try settledCodes(of: meeting.id)
    var points: [String: String] = [:]
    for point in try self.points(of: meeting.id) {
      for note in point.notes { points[note] = point.id }
    }
    return try readNotes(of: meeting.id).map { note in
      let settled = codes[note.id]?[meeting.codebook]
      let id = note.id.description
      return NoteRecord(
        note, id: id, in: meeting, codes: settled?.isExact == true ? settled?.present : nil,
        point: points[id])
    }
  }
}

extension NoteRecord {
  fileprivate init(
    _ note: Note, id: String, in meeting: Meeting, codes: [FocusAreaID]?, point: String?
  ) {
    let draft = note.draft
    let date = draft.date ?? meeting.date
    self.init(
      id: id, sourceID: draft.sourceID, reference: note.reference, meeting: meeting.id.value,
      year: date?.year, date: date, region: draft.region ?? meeting.region, table: draft.table,
      theme: meeting.title(ofTheme: draft.theme), municipality: draft.municipality,
      writer: draft.writer, kind: draft.kind,
      text: draft.text, codes: codes, point: point, extra: draft.extra)
    if let year = extra["year"]?.integer {
      self.year = year
      extra["year"] = nil
      // The note states a year that is not its meeting's, and no day: the meeting's would contradict it.
      if draft.date == nil, date?.year != year { self.date = nil }
    }
    if let tokens = extra["tokens"]?.string {
      self.tokens = tokens.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      extra["tokens"] = nil
    }
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// What the settled record and the machine are called among the coders of a meeting.
  package static let settledCoder = "afgjort"
  package static let machineCoder = "maskinen"

  /// How well two coders of a meeting agree, or two files of notes with codes.
  ///
  /// - Parameters:
  ///   - meeting: nil: both names are files, or, where one of them is the settled record or the machine, coders of every
  ///     meeting that both have coded in.
  ///   - showsTexts: the texts of the example notes too.
  package func agreement(
    of first: String, and second: String, meeting: String?, codebook version: String?,
    showsTexts: Bool
  ) throws -> Answer {
    let one: [NoteRecord]
    let other: [NoteRecord]
    var codebook = try codebook(version)
    if let meeting {
      let store = try store()
      let meeting = try self.meeting(meeting, in: store)
      codebook = try self.codebook(version ?? meeting.codebook.value)
      one = try notes(of: meeting, by: first, codebook: codebook, in: store)
      other = try notes(of: meeting, by: second, codebook: codebook, in: store)
    } else if [first, second].contains(where: Self.isStanding) {
      let store = try store()
      let meetings = try store.meetings().filter { meeting in
        let known = try store.coders(of: meeting.id)
        return [first, second].allSatisfy { Self.isStanding($0) || known.contains($0) }
      }
      one = try meetings.flatMap { try notes(of: $0, by: first, codebook: codebook, in: store) }
      other = try meetings.flatMap { try notes(of: $0, by: second, codebook: codebook, in: store) }
    } else {
      one = try records(inFile: first).filter { $0.codes != nil }
      other = try records(inFile: second).filter { $0.codes != nil }
    }
    let others = NoteIdentities(other)
    let common = one.compactMap { note in others.same(as: note).map { (note, $0) } }
    guard !common.isEmpty else { throw AppError.nothingInCommon(first, second) }
    let twice = common.map { note, other in
      TwiceCodedNote(
        id: note.id, name: note.name, meeting: note.meeting, table: note.table,
        first: note.codes ?? [], second: other.codes ?? [])
    }
    let report = AgreementReport(
      CodingAgreement(of: twice, areas: codebook.areas.map(\.id)), first: first, second: second,
      codebook: codebook,
      texts: showsTexts
        ? Dictionary(common.map { ($0.0.name, $0.0.text) }) { first, _ in first } : [:],
      unmatched: one.count + other.count - 2 * common.count,
      areBothPeople: ![first, second].contains(Self.machineCoder))
    return Answer(text: report.text, json: report.json)
  }

  /// Whether every meeting has that coder.
  private static func isStanding(_ coder: String) -> Bool {
    [settledCoder, machineCoder].contains(coder)
  }

  private func notes(
    of meeting: Meeting, by coder: String, codebook: Codebook, in store: Store
  ) throws -> [NoteRecord] {
    if coder == Self.machineCoder {
      let records = try store.records(of: meeting.id)
      let machine = try self.coder(for: codebook, in: store)
      return zip(records, machine.codings(of: records)).map { record, codings in
        var record = record
        record.codes = codings.map(\.area)
        return record
      }
    }
    let seconds = try store.coders(of: meeting.id)
    guard coder == Self.settledCoder || seconds.contains(coder) else {
      throw AppError.unknownCoder(
        coder, meeting: meeting.id, known: [Self.settledCoder, Self.machineCoder] + seconds)
    }
    return try store.settledRecords(
      of: meeting.id, under: codebook.version, by: coder == Self.settledCoder ? nil : coder)
  }
}

extension Store {
  /// The notes of a meeting about which somebody has decided exactly, with those areas.
  ///
  /// - Parameter coder: whose decisions; nil for the settled record.
  func settledRecords(
    of meeting: MeetingID, under version: CodebookVersion, by coder: String? = nil
  ) throws(StoreError) -> [NoteRecord] {
    let settled = try settledCodes(of: meeting, coder: coder)
    return try records(of: meeting).compactMap { record in
      guard let codes = UniqueID(record.id).flatMap({ settled[$0]?[version] }), codes.isExact
      else { return nil }
      var record = record
      record.codes = codes.present
      return record
    }
  }
}

/// Notes by what they are called, here or in the file from which they came: what is exported has the store's id and keeps
/// the file's own beside it.
private struct NoteIdentities {
  private var byID: [String: NoteRecord] = [:]
  /// By meeting and the file's own id; of two notes that are called the same, neither.
  private var bySource: [Source: NoteRecord?] = [:]

  private struct Source: Hashable {
    let meeting: String?
    let id: String
  }

  init(_ notes: [NoteRecord]) {
    for note in notes {
      if byID[note.id] == nil { byID[note.id] = note }
      let source = Source(meeting: note.meeting, id: note.sourceID ?? note.id)
      bySource[source] = .some(bySource[source] == nil ? note : nil)
    }
  }

  func same(as note: NoteRecord) -> NoteRecord? {
    byID[note.id]
      ?? bySource[Source(meeting: note.meeting, id: note.sourceID ?? note.id)].flatMap(\.self)
  }
}

package import PlenumModel

/// Writes notes as files that ``NotesFileReader`` reads back to the same records.
package enum NotesFileWriter {
  /// The field of a name that stood in a municipality's place and is none.
  package static let unknownMunicipality = "unknown_municipality"
  /// The field by which a table's page says that a note's number or address may be stored.
  package static let consent = "personal_allowed"

  /// One JSON object a line, each line ended.
  package static func jsonl(_ records: some Sequence<NoteRecord>) -> String {
    var text = ""
    for record in records { text += line(record).compact + "\n" }
    return text
  }

  /// A note as an object. The attributes every note can have are always there, null where unknown; the others only
  /// where the note has them, `point` also beside `codes`.
  package static func line(_ record: NoteRecord) -> JSONValue {
    var members = JSONObject([
      .init(key: "id", value: .string(record.id)),
      .init(key: "meeting", value: .optional(record.meeting)),
      .init(key: "year", value: .optional(record.year)),
      .init(key: "date", value: .optional(record.date?.description)),
      .init(key: "region", value: .optional(record.region)),
      .init(key: "table", value: .optional(record.table)),
      .init(key: "theme", value: .optional(record.theme)),
    ])
    members["writer"] = record.writer.map { .string($0) }
    members["municipality"] = .optional(record.municipality)
    members["kind"] = .string(record.kind.rawValue)
    members["text"] = .string(record.text)
    members["codes"] = record.codes.map { .strings($0.map(\.value)) }
    if record.codes != nil || record.point != nil { members["point"] = .optional(record.point) }
    members["tokens"] = record.tokens.map { .string($0.joined(separator: " ")) }
    members["source_id"] = record.sourceID.map { .string($0) }
    members["ref"] = record.reference.map { .string($0.description) }
    for member in record.extra.members { members[member.key] = member.value }
    return .object(members)
  }

  /// A table for a Danish spreadsheet: byte order mark, `;` between cells, CR LF, the stable names as header.
  ///
  /// A cell that a spreadsheet would take for a formula gets a `'` before it, which reading our own tables takes off
  /// again. Values of unknown fields that are not text are written as JSON.
  package static func csv(_ records: [NoteRecord]) -> String {
    let objects = records.map { line($0).object ?? JSONObject() }
    let known = NotesField.allCases.map(\.rawValue)
    var columns = known.filter { !optional.contains($0) || objects.has($0) }
    var seen = Set(known)
    for object in objects {
      for member in object.members where seen.insert(member.key).inserted {
        columns.append(member.key)
      }
    }
    var text = "\u{FEFF}" + columns.map(quoted).joined(separator: ";") + "\r\n"
    for object in objects {
      text += columns.map { quoted(guarded(cell(object[$0]))) }.joined(separator: ";") + "\r\n"
    }
    return text
  }

  /// Columns that a table has only where a note has them.
  private static let optional: Set<String> = [
    "writer", "codes", "point", "tokens", "source_id", "ref",
  ]

  /// Whether a spreadsheet may take the cell for a formula (OWASP: CSV injection), judged by its first scalar that is no
  /// blank: a `Character` may hide the sign under a combining mark.
  static func isFormula(_ cell: some StringProtocol) -> Bool {
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": return true
      case _ where scalar.properties.isWhitespace: continue
      // A cell that begins with our own sign must keep it through a second round.
      case "'": continue
      default: return false
      }
    }
    return false
  }

  private static func guarded(_ cell: String) -> String { isFormula(cell) ? "'" + cell : cell }

  private static func cell(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null: ""
    case .string(let text): text
    case .array(let elements) where elements.allSatisfy({ $0.string != nil }):
      elements.compactMap(\.string).joined(separator: " ")
    case .some(let other): other.compact
    }
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes =
      cell.utf8.contains { [0x3B, 0x22, 0x0A, 0x0D, 0x2C, 0x09].contains($0) }
      || cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    guard needsQuotes else { return cell }
    var bytes: [UInt8] = [0x22]
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [JSONObject] {
  fileprivate func has(_ key: String) -> Bool {
    contains { object in object[key].map { !$0.isNull } ?? false }
  }
}

import PlenumModel

/// What the JSON file of a codebook says: its version, date and title, and its areas with their
/// definitions.
struct CodebookDefinitions {
  let version: CodebookVersion
  let date: CalendarDate
  let title: String
  /// Each area with the line of its first field.
  let areas: [(value: FocusArea, line: Int)]

  init(_ file: CodebookFile) throws(CodebookError) {
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      throw file.error(line: file.bytes.lineOfFirstInvalidUTF8, .notUTF8)
    }
    let document: JSONValue
    do {
      document = try JSONValue(parsing: file.bytes)
    } catch {
      throw file.error(line: file.bytes.line(at: error.utf8Offset), .notJSON(error.reason))
    }
    guard let object = document.object else {
      throw file.error(line: 1, .unfitValue(field: "{}"))
    }
    var lines = file.bytes.linesOfJSONKeys[...]
    let fields = CodebookFields(object, in: file, lines: &lines)
    try fields.refuseOthers(than: ["version", "date", "title", "areas"])
    version = CodebookVersion(try fields.string("version"))
    guard let date = CalendarDate(iso: try fields.string("date")) else {
      throw fields.unfit("date")
    }
    self.date = date
    title = try fields.string("title")
    areas = try Self.areas(fields.elements("areas"), in: file)
  }

  private static func areas(
    _ elements: [CodebookFields], in file: CodebookFile
  ) throws(CodebookError) -> [(value: FocusArea, line: Int)] {
    var areas: [(value: FocusArea, line: Int)] = []
    for fields in elements {
      try fields.refuseOthers(than: ["id", "name", "inclusion", "exclusion", "years"])
      let id = FocusAreaID(try fields.string("id"))
      guard !areas.contains(where: { $0.value.id == id }) else {
        throw file.error(line: fields.line, .duplicateArea(id))
      }
      let area = FocusArea(
        id: id, name: try fields.string("name"), inclusion: try fields.string("inclusion"),
        exclusion: try fields.optionalString("exclusion"), years: try fields.integers("years"))
      areas.append((area, fields.line))
    }
    return areas
  }
}

/// A JSON object whose fields are asked for by name, each with the line that it stands in.
struct CodebookFields {
  private let file: CodebookFile
  private let members: [JSONObject.Member]
  private let lines: [Int]
  /// The objects of the fields that are arrays of objects.
  private let inner: [String: [CodebookFields]]
  /// The line of the first field.
  let line: Int

  /// Takes the lines of its own keys, and of those within, off the front of `lines`.
  init(_ object: JSONObject, in file: CodebookFile, lines: inout ArraySlice<Int>) {
    self.file = file
    members = object.members
    line = lines.first ?? 1
    var own: [Int] = []
    var inner: [String: [CodebookFields]] = [:]
    for member in object.members {
      own.append(lines.popFirst() ?? 1)
      switch member.value {
      case .array(let elements):
        inner[member.key] = elements.compactMap(\.object).map {
          CodebookFields($0, in: file, lines: &lines)
        }
      case .object(let value): _ = CodebookFields(value, in: file, lines: &lines)
      default: break
      }
    }
    self.lines = own
    self.inner = inner
  }

  func refuseOthers(than known: Set<String>) throws(CodebookError) {
    for (member, line) in zip(members, lines) where !known.contains(member.key) {
      throw file.error(line: line, .unknownField(member.key))
    }
  }

  func string(_ key: String) throws(CodebookError) -> String {
    guard let text = try value(key).string, !text.trimmingBlanks.isEmpty else { throw unfit(key) }
    return text
  }

  /// nil where the field is null; it must be there.
  func optionalString(_ key: String) throws(CodebookError) -> String? {
    try value(key).isNull ? nil : try string(key)
  }

  func integers(_ key: String) throws(CodebookError) -> [Int] {
    guard let elements = try value(key).array, !elements.isEmpty else { throw unfit(key) }
    let integers = elements.compactMap(\.integer)
    guard integers.count == elements.count else { throw unfit(key) }
    return integers
  }

  /// The objects of an array that holds nothing else.
  func elements(_ key: String) throws(CodebookError) -> [CodebookFields] {
    guard let elements = try value(key).array, let objects = inner[key], !objects.isEmpty,
      objects.count == elements.count
    else { throw unfit(key) }
    return objects
  }

  func unfit(_ key: String) -> CodebookError {
    let place = members.firstIndex { $0.key == key }
    return file.error(line: place.map { lines[$0] } ?? line, .unfitValue(field: key))
  }

  private func value(_ key: String) throws(CodebookError) -> JSONValue {
    guard let member = members.first(where: { $0.key == key }) else {
      throw file.error(line: line, .missingField(key))
    }
    return member.value
  }
}

extension [UInt8] {
  /// The line of a byte, 1 for the first.
  func line(at offset: Int) -> Int {
    prefix(offset).reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }

  /// The first line that is not UTF-8; a byte of a line end never belongs to another character.
  var lineOfFirstInvalidUTF8: Int {
    let lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let place = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (place ?? 0) + 1
  }

  /// The lines of an object's keys in a well-formed JSON text, in the order in which they stand.
  var linesOfJSONKeys: [Int] {
    var lines: [Int] = []
    var line = 1
    var lineOfString: Int?
    var index = 0
    while index < count {
      switch self[index] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "\""):
        lineOfString = line
        index += 1
        while index < count, self[index] != UInt8(ascii: "\"") {
          index += self[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: ":"):
        // Outside strings a colon stands only after a key.
        if let lineOfString { lines.append(lineOfString) }
      default: break
      }
      index += 1
    }
    return lines
  }
}

import PlenumModel

/// One of the five kinds of value that SQLite stores.
enum ColumnContent: Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// A type that goes into a statement and comes out of a row.
protocol ColumnValue {
  var columnContent: ColumnContent { get }
  /// nil where the content is of another kind or breaks a rule of the type: the row is damaged.
  init?(columnContent: ColumnContent)
}

extension Int64: ColumnValue {
  var columnContent: ColumnContent { .integer(self) }

  init?(columnContent: ColumnContent) {
    guard case .integer(let value) = columnContent else { return nil }
    self = value
  }
}

extension Int: ColumnValue {
  var columnContent: ColumnContent { .integer(Int64(self)) }

  init?(columnContent: ColumnContent) {
    guard case .integer(let value) = columnContent else { return nil }
    self.init(exactly: value)
  }
}

extension Bool: ColumnValue {
  var columnContent: ColumnContent { .integer(self ? 1 : 0) }

  init?(columnContent: ColumnContent) {
    switch columnContent {
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }
}

extension Double: ColumnValue {
  /// SQLite keeps no NaN; it stores NULL.
  var columnContent: ColumnContent { isNaN ? .null : .real(self) }

  init?(columnContent: ColumnContent) {
    guard case .real(let value) = columnContent else { return nil }
    self = value
  }
}

extension String: ColumnValue {
  var columnContent: ColumnContent { .text(self) }

  init?(columnContent: ColumnContent) {
    guard case .text(let value) = columnContent else { return nil }
    self = value
  }
}

extension [UInt8]: ColumnValue {
  var columnContent: ColumnContent { .blob(self) }

  init?(columnContent: ColumnContent) {
    guard case .blob(let value) = columnContent else { return nil }
    self = value
  }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  var columnContent: ColumnContent { self?.columnContent ?? .null }

  init?(columnContent: ColumnContent) {
    if columnContent == .null {
      self = .none
    } else if let value = Wrapped(columnContent: columnContent) {
      self = value
    } else {
      return nil
    }
  }
}

extension UniqueID: ColumnValue {
  var columnContent: ColumnContent { .blob(bytes) }

  init?(columnContent: ColumnContent) {
    guard case .blob(let bytes) = columnContent, bytes.count == 16 else { return nil }
    self.init(
      high: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) },
      low: bytes[8...].reduce(0) { $0 << 8 | UInt64($1) })
  }
}

extension Timestamp: ColumnValue {
  var columnContent: ColumnContent { .integer(milliseconds) }

  init?(columnContent: ColumnContent) {
    guard case .integer(let value) = columnContent else { return nil }
    self.init(milliseconds: value)
  }
}

/// A value that is stored as the text it is written as.
protocol TextColumnValue: ColumnValue {
  var columnText: String { get }
  init?(columnText: String)
}

extension TextColumnValue {
  var columnContent: ColumnContent { .text(columnText) }

  init?(columnContent: ColumnContent) {
    guard case .text(let text) = columnContent else { return nil }
    self.init(columnText: text)
  }
}

extension TextColumnValue where Self: RawRepresentable<String> {
  var columnText: String { rawValue }
  init?(columnText: String) { self.init(rawValue: columnText) }
}

extension NoteKind: TextColumnValue {}
extension Meeting.State: TextColumnValue {}
extension JournalEntry.Change: TextColumnValue {}

extension MeetingID: TextColumnValue {
  var columnText: String { value }
  init?(columnText: String) { self.init(columnText) }
}

extension CalendarDate: TextColumnValue {
  var columnText: String { description }
  init?(columnText: String) { self.init(iso: columnText) }
}

extension ClockTime: TextColumnValue {
  var columnText: String { description }
  init?(columnText: String) { self.init(iso: columnText) }
}

extension CodebookVersion: TextColumnValue {
  var columnText: String { value }
  init?(columnText: String) { self.init(columnText as String) }
}

extension FocusAreaID: TextColumnValue {
  var columnText: String { value }
  init?(columnText: String) { self.init(columnText as String) }
}

extension ThemeKey: TextColumnValue {
  var columnText: String { value }
  init?(columnText: String) { self.init(stored: columnText) }
}

extension JSONObject: TextColumnValue {
  var columnText: String { JSONValue.object(self).compact }

  init?(columnText: String) {
    guard let value = try? JSONValue(parsing: columnText), let object = value.object else {
      return nil
    }
    self = object
  }
}

import PlenumModel

/// Words that name somebody, to be taken out wherever they stand, in small or capital letters.
package struct Mention: Hashable, Sendable {
  /// In normal form C.
  let text: String
  private let wanted: [String]
  /// The same in one: a text without these bytes need not be gone through sign by sign.
  private let lowercased: String

  /// nil where there are no words.
  package init?(_ text: String) {
    let text = text.normalFormC.trimmingBlanks
    guard !text.isEmpty else { return nil }
    self.text = text
    wanted = text.unicodeScalars.map(\.properties.lowercaseMapping)
    lowercased = wanted.joined()
  }

  package func isIn(_ text: String?) -> Bool {
    guard let text, text.normalFormC.lowercased().utf8.holds(lowercased.utf8) else { return false }
    return removed(from: text) != nil
  }

  /// The text with the mark in the place of the words; nil where it has none of them.
  func removed(from text: String) -> String? {
    let scalars = Array(text.normalFormC.unicodeScalars)
    let folded = scalars.map(\.properties.lowercaseMapping)
    var rest = String.UnicodeScalarView()
    var index = 0
    var isFound = false
    while index < scalars.count {
      if folded[index] == wanted[0], folded[index...].starts(with: wanted) {
        rest.append(contentsOf: Redaction.mark.unicodeScalars)
        index += wanted.count
        isFound = true
      } else {
        rest.append(scalars[index])
        index += 1
      }
    }
    return isFound ? String(rest) : nil
  }

  /// The same for a text that is one JSON document: its strings are gone through, so that no escape hides a word.
  func removed(fromJSON text: String) -> String? {
    // What cannot be taken apart is gone through as it stands.
    guard let value = try? JSONValue(parsing: text) else { return removed(from: text) }
    var isFound = false
    func without(_ value: JSONValue) -> JSONValue {
      switch value {
      case .string(let words):
        guard let rest = removed(from: words) else { return value }
        isFound = true
        return .string(rest)
      case .array(let values): return .array(values.map(without))
      case .object(let object):
        return .object(
          JSONObject(
            object.members.map { JSONObject.Member(key: $0.key, value: without($0.value)) }))
      default: return value
      }
    }
    let rest = without(value).compact
    return isFound ? rest : nil
  }
}

/// Where words stand beside the notes.
package struct MentionCount: Hashable, Sendable {
  /// What points were called.
  package internal(set) var statements = 0
  /// Steps on the way of asks: answers, and who follows them up.
  package internal(set) var asks = 0
  /// Meetings with their programmes, themes and places, and partnerships.
  package internal(set) var meetings = 0
  /// Names of files that were imported.
  package internal(set) var imports = 0
  /// Frozen summaries.
  package internal(set) var summaries = 0

  package init() {}

  package var total: Int { statements + asks + meetings + imports + summaries }
}

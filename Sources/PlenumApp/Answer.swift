package import PlenumModel

/// What a use case gives back: the same facts for people and for programs.
package struct Answer: Sendable {
  /// The process's exit code.
  package enum Status: Int32, Sendable {
    case done = 0
    case nothingFound = 1
    case failed = 2
  }

  /// Danish, for the standard output; ends with a line end unless it is empty.
  package let text: String
  /// For `--json`; made when it is asked for, because most answers are read by people.
  package var json: JSONValue { makeJSON() }
  private let makeJSON: @Sendable () -> JSONValue
  package let status: Status
  /// Danish, for the standard error: what a person should know beside the data.
  package let remarks: [String]

  package init(
    text: String, json: JSONValue, status: Status = .done, remarks: [String] = []
  ) {
    self.init(text: text, status: status, remarks: remarks) { json }
  }

  /// The same answer with one remark more.
  package func remarking(_ remark: String) -> Answer { remarking([remark]) }

  package func remarking(_ others: [String]) -> Answer {
    Answer(text: text, status: status, remarks: remarks + others, makeJSON: makeJSON)
  }

  /// An answer whose JSON is long.
  package init(
    text: String, status: Status = .done, remarks: [String] = [],
    makeJSON: @escaping @Sendable () -> JSONValue
  ) {
    self.text = text.isEmpty || text.utf8.last == 0x0A ? text : text + "\n"
    self.status = status
    self.remarks = remarks
    self.makeJSON = makeJSON
  }
}

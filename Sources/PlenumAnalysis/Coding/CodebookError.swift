package import PlenumModel

/// What is wrong in a codebook's files, and in which line.
package struct CodebookError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case notUTF8
    case notJSON(JSONError.Reason)
    case unknownField(String)
    case missingField(String)
    /// The field's value is of the wrong type, empty, or no date.
    case unfitValue(field: String)
    case duplicateArea(FocusAreaID)
    /// No indicator in use speaks for the area, so no note could ever be about it.
    case areaWithoutIndicators(FocusAreaID)
    case unknownArea(FocusAreaID)
    case unknownClass(String)
    /// Classes that refer to each other in a ring; the first is named again at the end.
    case classCycle([String])
    case malformedPattern(IndicatorPattern.Fault)
    /// Not a number, or 0, or not finite.
    case unfitWeight(String)
    /// A row of the indicators has another number of cells than the header.
    case cellCount(Int)
  }

  /// The path below `Corpus`, or the file that a person named.
  package let file: String
  /// 1 for the first line.
  package let line: Int
  package let reason: Reason

  package init(file: String, line: Int, reason: Reason) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

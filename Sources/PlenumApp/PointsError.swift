package import PlenumModel

/// Why something about points was refused. Facts only; ``Message`` writes the sentence.
package enum PointsError: Error, Hashable, Sendable {
  /// Neither a point nor a note of the meeting is called that.
  case unknownPoint(String, meeting: MeetingID, known: [String])
  case unknownNote(String, meeting: MeetingID)
  /// Points of different themes never say the same.
  case otherTheme(String, String)
  /// The note is in another point, or in none.
  case notOfPoint(note: String, point: String)
  /// Too few points or notes were named.
  case tooFew
  case emptyStatement
  /// A line is no keys of the screen that was shown, which has so many companions and focus areas.
  case unknownKeys(companions: Int, areas: Int)
}

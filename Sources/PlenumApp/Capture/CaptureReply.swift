/// What a session answers to a line.
package struct CaptureReply: Hashable, Sendable {
  /// Danish, for the screen.
  package var lines: [String] = []
  /// What stands ready on the next line, to be typed on.
  package var prefill: String?
  /// A question to be answered with yes or no before anything else.
  package var question: String?
  /// Whether the line is not stored, and was not asked to be let go.
  package var isRefused = false
  package var ends = false

  package init(
    lines: [String] = [], prefill: String? = nil, question: String? = nil, isRefused: Bool = false,
    ends: Bool = false
  ) {
    self.lines = lines
    self.prefill = prefill
    self.question = question
    self.isRefused = isRefused
    self.ends = ends
  }
}

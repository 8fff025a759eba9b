/// A text to be read from start to end, shown by `help NAME`.
package struct Guide: Sendable {
  /// How it is asked for; no command's name.
  let name: String
  /// What it is about, one short Danish sentence for lists.
  let summary: String
  /// Made when it is asked for; ends in a newline.
  let text: @Sendable () -> String

  package init(_ name: String, summary: String, text: @escaping @Sendable () -> String) {
    self.name = name
    self.summary = summary
    self.text = text
  }

  var entry: Entry { Entry(name, summary) }
}

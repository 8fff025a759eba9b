package import PlenumAnalysis
package import PlenumModel

/// What a summary was made of and said at one moment, so that it can be held against a later one.
package struct SummarySnapshot: Hashable, Sendable {
  package struct Note: Hashable, Sendable {
    package let id: String
    package let name: String
    package let theme: String?
    package let text: String
  }

  /// A settled point with its counted sentence.
  package struct Point: Hashable, Sendable {
    package let id: String
    package let theme: String?
    package let headline: String
    package let sentence: String
  }

  package let notes: [Note]
  package let points: [Point]

  package init(of summary: Summary) {
    notes = summary.themes.flatMap { theme in
      theme.notes.map {
        Note(
          id: $0.citation.note, name: $0.citation.name, theme: theme.theme, text: $0.citation.quote)
      }
    }
    points = summary.themes.flatMap { theme in
      theme.findings(.point).map {
        Point(
          id: $0.pointIDs.joined(), theme: theme.theme, headline: $0.headline,
          sentence: $0.sentence)
      }
    }
  }

  /// What ``body(of:)`` wrote; nil for anything else.
  package init?(body: String) {
    guard let value = try? JSONValue(parsing: body), let object = value.object?["snapshot"]?.object,
      let notes = object["notes"]?.array, let points = object["points"]?.array
    else { return nil }
    self.notes = notes.compactMap { note in
      guard let note = note.object, let id = note["id"]?.string, let name = note["ref"]?.string,
        let text = note["text"]?.string
      else { return nil }
      return Note(id: id, name: name, theme: note["theme"]?.string, text: text)
    }
    self.points = points.compactMap { point in
      guard let point = point.object, let id = point["id"]?.string,
        let headline = point["headline"]?.string, let sentence = point["sentence"]?.string
      else { return nil }
      return Point(id: id, theme: point["theme"]?.string, headline: headline, sentence: sentence)
    }
    guard self.notes.count == notes.count, self.points.count == points.count else { return nil }
  }

  /// The text that is frozen: the snapshot, and the whole summary as programs read it.
  package static func body(of summary: Summary) -> String {
    let snapshot = SummarySnapshot(of: summary)
    let value: JSONValue = [
      "snapshot": [
        "notes": .array(snapshot.notes.map(\.json)),
        "points": .array(snapshot.points.map(\.json)),
      ],
      "summary": SummaryReport(summary).json,
    ]
    return value.compact
  }
}

/// What has changed from one snapshot to another: notes that came late are the earlier summary's addendum.
package struct SnapshotComparison: Hashable, Sendable {
  package struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
    package let before: Value
    package let now: Value
  }

  package let newNotes: [SummarySnapshot.Note]
  package let goneNotes: [SummarySnapshot.Note]
  package let changedNotes: [Change<SummarySnapshot.Note>]
  package let newPoints: [SummarySnapshot.Point]
  package let gonePoints: [SummarySnapshot.Point]
  /// The same point with other counts or another statement.
  package let changedPoints: [Change<SummarySnapshot.Point>]

  package init(from before: SummarySnapshot, to now: SummarySnapshot) {
    let (notes, points) = (
      Dictionary(before.notes.map { ($0.id, $0) }) { first, _ in first },
      Dictionary(before.points.map { ($0.id, $0) }) { first, _ in first }
    )
    newNotes = now.notes.filter { notes[$0.id] == nil }
    newPoints = now.points.filter { points[$0.id] == nil }
    let (noteIDs, pointIDs) = (Set(now.notes.map(\.id)), Set(now.points.map(\.id)))
    goneNotes = before.notes.filter { !noteIDs.contains($0.id) }
    gonePoints = before.points.filter { !pointIDs.contains($0.id) }
    changedNotes = now.notes.compactMap { note in
      notes[note.id].flatMap { $0 == note ? nil : Change(before: $0, now: note) }
    }
    changedPoints = now.points.compactMap { point in
      points[point.id].flatMap { $0 == point ? nil : Change(before: $0, now: point) }
    }
  }

  package var isEmpty: Bool {
    newNotes.isEmpty && goneNotes.isEmpty && changedNotes.isEmpty && newPoints.isEmpty
      && gonePoints.isEmpty && changedPoints.isEmpty
  }

  /// For a terminal of 80 columns. `before` and `now` are what people call the two.
  package func text(before: String, now: String) -> String {
    var page = TerminalText()
    page.heading("Fra \(before) til \(now)")
    guard !isEmpty else {
      page.paragraph("Intet er ændret.")
      return page.text
    }
    section("Nye notater (tillæg)", newNotes.map(Self.line), on: &page)
    section(
      "Rettede notater",
      changedNotes.map {
        "\(Self.line($0.now)) Før: \(FindingText.quoted($0.before.text.quotable))"
      },
      on: &page)
    section("Notater, der er væk", goneNotes.map(Self.line), on: &page)
    section("Nye punkter", newPoints.map(Self.line), on: &page)
    section(
      "Punkter med andre tal eller ord",
      changedPoints.map { change in
        let (before, now) = (change.before, change.now)
        // What was said aloud for the point, where other words stand for it now.
        let words =
          before.headline == now.headline ? "" : FindingText.quoted(before.headline.quotable) + " "
        return "\(Self.line(now)) Før: \(words)\(before.sentence)."
      }, on: &page)
    section("Punkter, der er væk", gonePoints.map(Self.line), on: &page)
    return page.text
  }

  private func section(_ title: String, _ lines: [String], on page: inout TerminalText) {
    guard !lines.isEmpty else { return }
    page.blankLine()
    page.paragraph("\(title): \(lines.count)")
    for line in lines { page.item("-", line, indent: 2) }
  }

  private static func line(_ note: SummarySnapshot.Note) -> String {
    "\(FindingText.quoted(note.text.quotable)) [\(note.name)]"
  }

  private static func line(_ point: SummarySnapshot.Point) -> String {
    "\(FindingText.quoted(point.headline.quotable)) \(point.sentence)."
  }

  package var json: JSONValue {
    [
      "new_notes": .array(newNotes.map(\.json)), "gone_notes": .array(goneNotes.map(\.json)),
      "changed_notes": .array(
        changedNotes.map { ["before": $0.before.json, "now": $0.now.json] }),
      "new_points": .array(newPoints.map(\.json)), "gone_points": .array(gonePoints.map(\.json)),
      "changed_points": .array(
        changedPoints.map { ["before": $0.before.json, "now": $0.now.json] }),
    ]
  }
}

extension SummarySnapshot.Note {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "ref": .string(name), "theme": .optional(theme), "text": .string(text),
    ]
  }
}

extension SummarySnapshot.Point {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "theme": .optional(theme), "headline": .string(headline),
      "sentence": .string(sentence),
    ]
  }
}

/// The name of a focus area in every codebook that has it: `almen-special`.
package struct FocusAreaID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: String

  package init(_ value: String) { self.value = value }

  package var description: String { value }

  package static func < (left: FocusAreaID, right: FocusAreaID) -> Bool { left.value < right.value }
}

/// `2024.1`: every coding says under which version it was made.
package struct CodebookVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: String

  package init(_ value: String) { self.value = value }

  package var description: String { value }

  package static func < (left: CodebookVersion, right: CodebookVersion) -> Bool {
    left.value < right.value
  }
}

/// KL's strategic focus on children and young people, with the definitions that decide.
package struct Codebook: Hashable, Sendable {
  package let version: CodebookVersion
  package let date: CalendarDate
  package let title: String
  package let areas: [FocusArea]
  package let indicators: [Indicator]

  package init(
    version: CodebookVersion, date: CalendarDate, title: String, areas: [FocusArea],
    indicators: [Indicator]
  ) {
    self.version = version
    self.date = date
    self.title = title
    self.areas = areas
    self.indicators = indicators
  }

  package func area(_ id: FocusAreaID) -> FocusArea? { areas.first { $0.id == id } }
}

/// One area of KL's strategic focus.
package struct FocusArea: Hashable, Sendable {
  package let id: FocusAreaID
  /// The Danish name.
  package let name: String
  /// What a note of this area is about, in Danish.
  package let inclusion: String
  /// What it is not about, in Danish; nil where nothing is excluded.
  package let exclusion: String?
  /// The years whose invitations name the area.
  package let years: [Int]

  package init(
    id: FocusAreaID, name: String, inclusion: String, exclusion: String?, years: [Int]
  ) {
    self.id = id
    self.name = name
    self.inclusion = inclusion
    self.exclusion = exclusion
    self.years = years
  }
}

/// Words that speak for an area (or against it, with a negative weight), in the notation of the coder.
package struct Indicator: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case area(FocusAreaID)
    /// A class of words, `@skole`, that patterns of areas refer to.
    case wordClass(String)
  }

  package let subject: Subject
  package let pattern: String
  package let weight: Double
  /// Where the row comes from: `both` (written before any note was read), `tuned` (after).
  package let note: String

  package init(subject: Subject, pattern: String, weight: Double, note: String) {
    self.subject = subject
    self.pattern = pattern
    self.weight = weight
    self.note = note
  }
}

/// A focus area applied to a note.
package struct Coding: Hashable, Sendable {
  package enum Origin: String, Hashable, Sendable {
    /// Words of the codebook.
    case rule
    /// The table's theme alone: thin notes get the expected answer, so it is never ``Coding/isSure``.
    case theme
    /// A fitted model.
    case model
    /// A person's decision; no automatic run overwrites it.
    case person
  }

  package let area: FocusAreaID
  package let origin: Origin
  /// 0 to 1; 1 for a person's decision.
  package let probability: Double
  package let isSure: Bool
  /// The words that led to it, each with its place in the note.
  package let evidence: [Evidence]
  package let codebook: CodebookVersion

  package init(
    area: FocusAreaID, origin: Origin, probability: Double, isSure: Bool,
    evidence: [Evidence] = [], codebook: CodebookVersion
  ) {
    self.area = area
    self.origin = origin
    self.probability = probability
    self.isSure = isSure
    self.evidence = evidence
    self.codebook = codebook
  }
}

/// Words of a note that speak for a focus area.
package struct Evidence: Hashable, Sendable {
  /// UTF-8 bytes of the note's text.
  package let utf8Range: Range<Int>
  /// The words as written.
  package let words: String
  package let weight: Double

  package init(utf8Range: Range<Int>, words: String, weight: Double) {
    self.utf8Range = utf8Range
    self.words = words
    self.weight = weight
  }
}

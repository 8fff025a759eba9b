package import PlenumModel

/// Two sets of notes held against each other. The unit is the note: a word counts once in each note
/// that has it.
package struct Comparison: Hashable, Sendable {
  package let target: Side
  package let reference: Side
  /// In the order of the codebook.
  package let areas: [AreaContrast]
  /// In the order of `NoteKind`.
  package let kinds: [KindContrast]
  /// In the order of the notes; a theme that no note names is none.
  package let themes: [ThemeContrast]
  /// Words that set the sides apart, the largest difference first; what fails a gate is absent or
  /// an indication only.
  package let terms: [TermContrast]
  /// Jensen-Shannon divergence of the two sides' words in bits, 0 to 1 (Lin 1991); nil when a side
  /// has no words.
  package let divergence: Double?
  /// Whether the sides have a theme in common, so that the mix of themes could be taken out.
  package let sharesThemes: Bool
  /// Notes on neither side because nobody knows to which they belong: those without a region where one region is held
  /// against the rest.
  package let unknown: Int
  /// Notes of the target that show the difference best, at most three.
  package let examples: [Voice]

  /// Whether a side has too few notes to say anything (fewer than ``fewestNotes``).
  package var isThin: Bool { target.notes < Self.fewestNotes || reference.notes < Self.fewestNotes }

  /// Below this many notes on a side a share is not worth saying.
  package static let fewestNotes = 5

  /// One of the two sets.
  package struct Side: Hashable, Sendable {
    /// What people call it: `Region Nordjylland`, `øvrige notater`.
    package let name: String
    package let notes: Int
    package let meetings: Int
    /// Tables of the room; table 1 of two meetings counts twice.
    package let tables: Int
    package let municipalities: Int

    package init(name: String, notes: [NoteRecord]) {
      self.name = name
      self.notes = notes.count
      meetings = Set(notes.compactMap(\.meeting)).count
      tables =
        Set(
          notes.compactMap { note in
            Speaker(of: note).roomTable.map { RoomTable(meeting: note.meeting, table: $0) }
          }
        ).count
      municipalities = Spread(of: notes).municipalities.count
    }
  }

  private struct RoomTable: Hashable {
    let meeting: String?
    let table: Int
  }
}

/// A share on both sides and the difference, target minus reference, with Newcombe's hybrid score
/// interval (1998, method 10, 95 %), which takes notes for independent of one another.
package struct ShareContrast: Hashable, Sendable {
  package let target: Share
  package let reference: Share
  /// -1 to 1; nil when a side is empty.
  package let difference: Double?
  package let lower: Double?
  package let upper: Double?

  package var isThin: Bool {
    target.of < Comparison.fewestNotes || reference.of < Comparison.fewestNotes
  }
}

/// The difference of two shares with the mix of themes taken out: what the sides would differ by if they had discussed
/// the same themes as much (Mantel & Haenszel 1959), with its 95 % interval (Zou & Donner 2008).
///
/// Themes of one side alone say nothing of it; notes without a theme are a theme of their own.
package struct WithinThemes: Hashable, Sendable {
  /// Target minus reference, -1 to 1.
  package let difference: Double
  package let lower: Double
  package let upper: Double
  /// Notes of each side that are about a theme of both.
  package let targetNotes: Int
  package let referenceNotes: Int

  /// Too few comparable notes to say anything.
  package var isThin: Bool {
    targetNotes < Comparison.fewestNotes || referenceNotes < Comparison.fewestNotes
  }
}

/// A focus area on both sides; a note counts once, whoever marked it.
package struct AreaContrast: Hashable, Sendable {
  package let area: FocusAreaID
  package let name: String
  package let share: ShareContrast
  /// Of the notes with the area, those that a person marked with it; the others have it from the machine alone.
  package let targetByPeople: Int
  package let referenceByPeople: Int
  /// nil where the sides have no theme in common.
  package let withinThemes: WithinThemes?
}

/// A kind of note on both sides.
package struct KindContrast: Hashable, Sendable {
  package let kind: NoteKind
  package let share: ShareContrast
  /// nil where the sides have no theme in common.
  package let withinThemes: WithinThemes?
}

/// A theme on both sides.
package struct ThemeContrast: Hashable, Sendable {
  package let name: String
  package let share: ShareContrast
}

/// A word on both sides.
package struct TermContrast: Hashable, Sendable {
  /// As people wrote it.
  package let term: String
  /// The forms that are counted as it in all notes, the commonest first.
  package let variants: [WordVariant]
  package let share: ShareContrast
  /// Municipalities with the word, on the side that has it more often.
  package let municipalities: Int
  /// Mantel-Haenszel risk difference with the themes as strata, so that a different mix of themes
  /// does not show as a difference (-1 to 1); nil where the sides share no theme.
  package let riskDifference: Double?
  /// Cochran-Mantel-Haenszel test, adjusted after Benjamini and Hochberg (1995) over all words that
  /// were compared.
  package let pAdjusted: Double?
  /// The municipality without which the difference changes most; nil where none is known.
  package let influential: String?
  /// The sign changes when one municipality is left out, or the adjusted p is above 0.10: a hint,
  /// no more.
  package let isIndicationOnly: Bool
  /// The word counts, times, reports or names who speaks; lists for people leave it out.
  package let isFormal: Bool
  /// Every figure under its name in published tables.
  package let figures: JSONObject

  /// The difference by which words are ranked: with the mix of themes taken out where that is
  /// possible.
  package var size: Double { riskDifference ?? share.difference ?? 0 }
}

import PlenumIndex
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
  /// What it is on average when the notes are dealt to the sides at random.
  package let divergenceByChance: Double?
  /// Notes of each side that are about a theme of both: what is said within themes rests on them alone.
  package let comparableTarget: Share
  package let comparableReference: Share
  /// Whether the sides were chosen by marks of which the machine set some. It sets them by the words, so the words of the
  /// sides test nothing.
  package let isOfMachineMarks: Bool
  /// Whether the sides have a theme in common, so that the mix of themes could be taken out.
  package let sharesThemes: Bool
  /// Notes on neither side because nobody knows to which they belong: those without a region where one region is held
  /// against the rest.
  package let unknown: Int
  /// Notes of the target that show the difference best, at most three.
  package let examples: [Voice]
  /// Whether they hold words that set the target apart for certain; else words that are an indication only.
  package let hasCertainExamples: Bool

  /// Whether a side has too few notes to say anything (fewer than ``fewestNotes``).
  package var isThin: Bool { target.notes < Self.fewestNotes || reference.notes < Self.fewestNotes }

  /// Whether a side has too few notes about a theme of both to say anything within themes.
  package var isThinWithinThemes: Bool {
    min(comparableTarget.notes, comparableReference.notes) < Self.fewestNotes
  }

  /// Below this many notes on a side a share is not worth saying.
  package static let fewestNotes = Gate.fewestNotesOfAShare

  /// One of the two sets.
  package struct Side: Hashable, Sendable {
    /// What people call it: `Region Nordjylland`, `øvrige notater`.
    package let name: String
    package let notes: Int
    package let meetings: Int
    /// Tables of the room; table 1 of two meetings counts twice.
    package let tables: Int
    package let municipalities: Int
    /// Notes that do not name theirs, so that they stay when one municipality is left out.
    package let notesWithoutMunicipality: Int

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
      notesWithoutMunicipality = notes.count { $0.municipality == nil }
    }

    /// Whether every note names its municipality, so that ``municipalities`` are all of them and not the least.
    package var namesEveryMunicipality: Bool { notesWithoutMunicipality == 0 }
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
  /// The same of the notes that are about a theme of both sides; nil where they are too few.
  package let comparable: ShareContrast?
  /// Municipalities with the word, on the side that has it more often.
  package let municipalities: Int
  /// Whether that side has the word in enough notes of enough municipalities to be listed for people.
  package let isListed: Bool
  /// Mantel-Haenszel risk difference with the themes as strata, so that a different mix of themes
  /// does not show as a difference (-1 to 1); nil where the sides share no theme.
  package let riskDifference: Double?
  /// Exact conditional test within themes, adjusted after Benjamini and Hochberg (1995) over all words
  /// that stand in enough notes of both sides together.
  package let pAdjusted: Double?
  /// The municipality without which the difference changes most; nil where none is known.
  package let influential: String?
  /// The sign changes when one municipality is left out, or the adjusted p is above 0.10, or one table or too few
  /// comparable notes say it, or nothing could be tested: a hint, no more.
  package let isIndicationOnly: Bool
  /// The word counts, times, reports or names who speaks; lists for people leave it out.
  package let isFormal: Bool
  /// Every figure under its name in published tables.
  package let figures: JSONObject

  /// The difference by which words are ranked: with the mix of themes taken out where that is
  /// possible.
  package var size: Double {
    (comparable == nil ? nil : riskDifference) ?? share.difference ?? 0
  }
}

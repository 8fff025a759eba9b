package import PlenumModel

/// A meeting as plain text that people can write by hand: a line for every field, `Navn: værdi`, in any order; lines
/// that begin with `#` and blank lines say nothing. What is written is read back without loss.
package enum MeetingFile {
  /// The meeting that a file describes. A file that gives no name gives a meeting whose id is to be made of its date
  /// and town: see ``Content/id``.
  package struct Content: Hashable, Sendable {
    package let meeting: Meeting
    /// nil where the file names none.
    package let id: MeetingID?
  }

  /// - Throws: all lines that say something wrong, in order.
  package static func read(
    bytes: [UInt8], codebooks: [CodebookVersion]
  ) throws(MeetingFileProblems) -> Content {
    let text: String
    do throws(TextProblem) {
      text = try TextBytes.text(of: bytes)
    } catch {
      throw MeetingFileProblems([MeetingFileProblem(line: 0, reason: .notText(error))])
    }
    var editor = MeetingEditor(codebooks: codebooks)
    var problems: [MeetingFileProblem] = []
    var seen: Set<String> = []
    for (offset, line) in text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let words = String(decoding: line, as: UTF8.self).trimmingBlanks
      guard !words.isEmpty, words.utf8.first != UInt8(ascii: "#") else { continue }
      do throws(MeetingFileProblem.Reason) {
        try read(words, into: &editor, seen: &seen)
      } catch {
        problems.append(MeetingFileProblem(line: offset + 1, reason: error))
      }
    }
    guard problems.isEmpty else { throw MeetingFileProblems(problems) }
    do throws(MeetingFileProblem.Reason) {
      let meeting = try editor.finished()
      guard editor.givenID != nil || meeting.date != nil else { throw .noDate }
      return Content(meeting: meeting, id: editor.givenID)
    } catch {
      throw MeetingFileProblems([MeetingFileProblem(line: 0, reason: error)])
    }
  }

  private static func read(
    _ line: String, into editor: inout MeetingEditor, seen: inout Set<String>
  ) throws(MeetingFileProblem.Reason) {
    guard let colon = line.unicodeScalars.firstIndex(of: ":") else { throw .noColon }
    let label = String(line[..<colon]).trimmingBlanks
    guard let (field, number) = MeetingField.read(label: label) else {
      throw .unknownField(label)
    }
    if !field.isList, !seen.insert(field.label(number)).inserted {
      throw .repeated(field.label(number))
    }
    let value = String(line[line.unicodeScalars.index(after: colon)...])
    // An empty line of a form says nothing; a theme or a state cannot be nothing.
    if value.trimmingBlanks.isEmpty { return }
    try editor.set(field, number: number, to: value)
  }

  /// The meeting as a file, for people first: what is not known has no line.
  package static func text(of meeting: Meeting) -> String {
    var writer = MeetingFileWriter()
    writer.write(meeting)
    return writer.text
  }
}

/// Everything that is wrong with a meeting file; never empty.
package struct MeetingFileProblems: Error, Hashable, Sendable {
  package let problems: [MeetingFileProblem]

  init(_ problems: [MeetingFileProblem]) { self.problems = problems }
}

private struct MeetingFileWriter {
  private(set) var text = """
    # Et møde i plenum. Skriv én oplysning pr. linje. Linjer, der begynder med #, læses ikke.

    """

  mutating func write(_ meeting: Meeting) {
    writeEvent(meeting)
    writePlace(meeting.details)
    writeThemes(meeting)
    writeTables(meeting)
    for question in meeting.details.reflectionQuestions { line(.question, question) }
    for item in meeting.details.programme {
      verbatim(.programme, MeetingValue.written(item))
      for detail in item.details { line(.programmeDetail, detail) }
    }
    // The origin follows from the rest, unless the meeting was edited.
    if let origin = meeting.details.origin, origin != meeting.fingerprint {
      text += "# Viser, at mødet er det samme, selv om det er rettet siden:\n"
      verbatim(.origin, origin.description)
    }
  }

  private mutating func writeEvent(_ meeting: Meeting) {
    line(.id, meeting.id.value)
    line(.title, meeting.title)
    verbatim(.state, meeting.state.danish)
    for session in meeting.sessions { verbatim(.session, MeetingValue.written(session)) }
    line(.region, meeting.region.map(MeetingValue.written(region:)))
    line(.subregion, meeting.subregion)
    line(.host, meeting.hostMunicipality.map(MeetingValue.written(host:)))
    line(.organiser, meeting.organiser)
    for name in meeting.details.coOrganisers { line(.coOrganiser, name) }
    line(.partnership, meeting.partnership?.value)
    if meeting.details.isCancelled { verbatim(.cancelled, "ja") }
    if meeting.details.isAnnounced { verbatim(.announced, "ja") }
  }

  private mutating func writePlace(_ details: MeetingDetails) {
    line(.venue, details.place?.venue)
    line(.address, details.place?.address)
    line(.postalCode, details.place?.postalCode)
    line(.city, details.place?.city)
    line(.letterDate, details.letterDate?.description)
    line(.signupLink, details.signup.link)
    line(.signupEmail, details.signup.email)
    line(.signupDeadline, details.signup.deadline?.description)
    line(.signupNote, details.signup.note)
  }

  private mutating func writeThemes(_ meeting: Meeting) {
    line(.codebook, meeting.codebook.value)
    for theme in meeting.themes {
      line(.theme, number: theme.number, theme.title)
      if theme.key != ThemeKey(title: theme.title) {
        line(.themeKey, number: theme.number, theme.key.value)
      }
    }
  }

  private mutating func writeTables(_ meeting: Meeting) {
    if !meeting.tables.isEmpty { verbatim(.tables, MeetingValue.written(meeting.tables)) }
    for plan in meeting.details.tables {
      if let theme = plan.theme {
        verbatim(.tableTheme, number: plan.number, String(theme))
      }
      if !plan.seats.isEmpty {
        verbatim(.seats, number: plan.number, MeetingValue.written(plan.seats))
      }
    }
  }

  private mutating func line(_ field: MeetingField, number: Int? = nil, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    verbatim(field, number: number, MeetingValue.escaped(value))
  }

  private mutating func verbatim(_ field: MeetingField, number: Int? = nil, _ value: String) {
    text += "\(field.label(number)): \(value)\n"
  }
}

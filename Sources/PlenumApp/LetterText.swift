import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport

extension Letter {
  /// The letter's facts for people at a terminal of 80 columns, and what it does not say.
  var text: String { page(event + practicalities + remarks) }

  /// ``text`` without what only guests need: programme, preparation and signing up.
  var outline: String { page(event + remarks) }

  private var event: [FactPage.Fact] {
    [
      ("Titel", [title].compactMap(\.self)),
      ("Brevets dato", [letterDate.map(Danish.date)].compactMap(\.self)),
      (isCancelled ? "AFLYST" : "Møde", sessions.map(Danish.session)),
      ("Sted", [placeLine].compactMap(\.self)),
      ("Region", [region].compactMap(\.self)),
      ("Vært", [hostMunicipality].compactMap(\.self)),
      ("Indbyder", [organiser.map { Danish.list([$0] + coOrganisers) }].compactMap(\.self)),
      ("Temaer", themes.enumerated().map { "\($0.offset + 1). \($0.element)" }),
    ]
  }

  private var practicalities: [FactPage.Fact] {
    [
      ("Program", programme.map(\.line)),
      ("Inden mødet", reflectionQuestions),
      ("Tilmelding", [signup.link ?? signup.email].compactMap(\.self)),
      ("Frist", [signup.deadline.map(Danish.date)].compactMap(\.self)),
      ("Senere møder", saveTheDate.map(\.line)),
      ("Bilag", attachments),
    ]
  }

  private var remarks: [FactPage.Fact] { [("Bemærk", warnings.map(Message.sentence))] }

  private func page(_ facts: [FactPage.Fact]) -> String {
    FactPage.text(facts, labelWidth: 15)
  }

  private var placeLine: String? {
    if isVirtual { return "virtuelt" }
    guard let place else { return nil }
    let town = [place.postalCode, place.city].compactMap { $0 }.joined(separator: " ")
    let parts = [place.venue, place.address, town.isEmpty ? nil : town].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Letter.ProgrammeItem {
  fileprivate var line: String {
    (time.map { Danish.time($0) + "  " } ?? "") + text + (by.map { " (\($0))" } ?? "")
  }
}

extension Letter.AnnouncedMeeting {
  fileprivate var line: String {
    let whose = [region, subregion.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
    let when = Danish.session(Session(date: date, start: start, end: end))
    return whose.isEmpty ? when : "\(whose): \(when)"
  }
}

extension String {
  /// The text and blanks up to `width` scalars.
  func paddedRight(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }
}

import PlenumIntake
import PlenumModel

extension Letter {
  /// The letter's facts for people, and what it does not say.
  var text: String {
    var lines: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value { lines.append(name.paddedRight(to: 15) + value) }
    }
    func addList(_ name: String, _ values: [String]) {
      for (index, value) in values.enumerated() { add(index == 0 ? name : "", value) }
    }
    add("Titel", title)
    add("Brevets dato", letterDate.map(Danish.date))
    addList(isCancelled ? "AFLYST" : "Møde", sessions.map(Danish.session))
    add("Sted", placeLine)
    add("Region", region)
    add("Vært", hostMunicipality)
    add("Indbyder", organiser.map { Danish.list([$0] + coOrganisers) })
    addList("Temaer", themes.enumerated().map { "\($0.offset + 1). \($0.element)" })
    addList("Program", programme.map(\.line))
    addList("Overvej", reflectionQuestions)
    add("Tilmelding", signup.link ?? signup.email)
    add("Frist", signup.deadline.map(Danish.date))
    addList("Senere møder", saveTheDate.map(\.line))
    addList("Bemærk", warnings.map(Message.sentence))
    return lines.joined(separator: "\n") + "\n"
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

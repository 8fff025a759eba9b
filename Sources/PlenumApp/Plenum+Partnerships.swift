import PlenumAnalysis
import PlenumIntake
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// Sets up the partnership that a letter without a meeting invites to.
  func createPartnership(of letter: Letter, at path: String) throws -> Answer {
    guard let partnership = letter.partnership else {
      throw AppError.letterWithoutMeeting(path: path)
    }
    return try makingStore { store in try createPartnership(partnership, of: letter, in: store) }
  }

  private func createPartnership(
    _ partnership: Partnership, of letter: Letter, in store: Store
  ) throws -> Answer {
    let codebook = Codebook.current.version
    let created = try store.writing { transaction throws(StoreError) in
      try transaction.create(partnership, codebook: codebook)
    }
    return Answer(
      text: (created.isNew ? "Oprettet partnerskab:\n" : "Findes i forvejen:\n")
        + created.partnership.text,
      json: [
        "meetings": [], "announced": [], "partnerships": [created.partnership.json],
      ],
      remarks: letter.warnings.map { "Bemærk: " + Message.sentence($0) })
  }

  package func listPartnerships() throws -> Answer {
    let partnerships = try store().partnerships()
    return Answer(
      text: partnerships.isEmpty
        ? "Ingen partnerskaber.\n" : partnerships.map(\.text).joined(separator: "\n"),
      json: ["partnerships": .array(partnerships.map(\.json))],
      status: partnerships.isEmpty ? .nothingFound : .done)
  }

  /// One partnership with its meetings and how much was written in each and outside them.
  package func showPartnership(_ name: String) throws -> Answer {
    let store = try store()
    let partnership = try partnership(name, in: store)
    let meetings = try store.meetings().filter {
      $0.partnership == partnership.id && !$0.isOfPartnershipItself
    }
    let own = try store.notes(of: partnership.id.meetingID).count
    let counted = try meetings.map { ($0, try store.notes(of: $0.id).count) }
    let lines =
      counted.map { meeting, notes in
        "  \(meeting.id): \(meeting.title), \(CountedNoun.note.counted(notes))"
      } + ["  Uden for møderne: \(CountedNoun.note.counted(own))"]
    var object = partnership.json.object ?? JSONObject()
    object["meetings"] = .array(
      counted.map { meeting, notes in
        var member = meeting.json.object ?? JSONObject()
        member["notes"] = .integer(notes)
        return .object(member)
      })
    object["notes"] = .integer(own)
    return Answer(
      text: partnership.text + lines.joined(separator: "\n"), json: .object(object))
  }

  /// The name under which a partnership's notes outside its meetings are kept.
  ///
  /// - Throws: where there is no such partnership, also where a meeting has the name.
  package func placeOfNotes(outsideMeetingsOf partnership: String) throws -> String {
    try self.partnership(partnership, in: try store()).id.meetingID.value
  }

  /// The partnership of that name.
  func partnership(_ name: String, in store: Store) throws -> Partnership {
    let known = try store.partnerships()
    if let partnership = known.first(where: { $0.id.value == name.normalFormC }) {
      return partnership
    }
    throw AppError.unknownPartnership(name, known: known.map(\.id))
  }
}

extension Partnership {
  var json: JSONValue {
    [
      "id": .string(id.value), "title": .string(title),
      "letter_date": .optional(letterDate?.description), "organiser": .optional(organiser),
      "co_organisers": .strings(coOrganisers), "themes": .array(areas.map(\.json)),
    ]
  }

  /// A few lines for people.
  var text: String {
    var facts = [("", title)]
    if let organiser { facts.append(("Indbyder: ", Danish.list([organiser] + coOrganisers))) }
    facts += areas.map { ("Område \($0.number): ", $0.title) }
    let lines = facts.flatMap { label, fact in
      let width = 2 + label.unicodeScalars.count
      return TerminalText.wrapped(fact, width: TerminalText.width - width).enumerated().map {
        ($0.offset == 0 ? "  " + label : "").paddedRight(to: width) + $0.element
      }
    }
    return ([id.value] + lines).joined(separator: "\n") + "\n"
  }
}

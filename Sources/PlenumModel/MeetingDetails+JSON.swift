extension MeetingDetails {
  /// The members that a meeting has beside its own, under the names of the interface; all of them are always there.
  package var members: JSONObject {
    JSONObject([
      .init(key: "letter_date", value: .optional(letterDate?.description)),
      .init(key: "place", value: place?.json ?? .null),
      .init(key: "co_organisers", value: .strings(coOrganisers)),
      .init(key: "programme", value: .array(programme.map(\.json))),
      .init(key: "reflection_questions", value: .strings(reflectionQuestions)),
      .init(key: "signup", value: signup.json),
      .init(key: "cancelled", value: .bool(isCancelled)),
      .init(key: "announced", value: .bool(isAnnounced)),
    ])
  }

  /// ``members`` with the tables and the origin, as a store keeps them.
  package var stored: JSONObject {
    var object = members
    object["tables"] = .array(tables.map(\.json))
    object["origin"] = .optional(origin?.description)
    return object
  }

  /// nil where a member is not what ``stored`` writes. What is absent is unknown.
  package init?(stored object: JSONObject) {
    self.init()
    do {
      letterDate = try object.optional("letter_date") {
        $0.string.flatMap { CalendarDate(iso: $0) }
      }
      place = try object.optional("place") { $0.object.flatMap { MeetingPlace($0) } }
      coOrganisers = try object.list("co_organisers", \.string)
      programme = try object.list("programme") { $0.object.flatMap { ProgrammeItem($0) } }
      reflectionQuestions = try object.list("reflection_questions", \.string)
      signup = try object.optional("signup") { $0.object.flatMap { Signup($0) } } ?? Signup()
      tables = try object.list("tables") { $0.object.flatMap { TablePlan($0) } }
      isCancelled = object["cancelled"] == true
      isAnnounced = object["announced"] == true
      origin = try object.optional("origin") { $0.string.flatMap { UniqueID($0) } }
    } catch {
      return nil
    }
  }
}

extension MeetingPlace {
  package var json: JSONValue {
    [
      "venue": .optional(venue), "address": .optional(address),
      "postal_code": .optional(postalCode), "city": .optional(city),
    ]
  }

  fileprivate init?(_ object: JSONObject) {
    do {
      self.init(
        venue: try object.optional("venue", \.string),
        address: try object.optional("address", \.string),
        postalCode: try object.optional("postal_code", \.string),
        city: try object.optional("city", \.string))
    } catch {
      return nil
    }
  }
}

extension ProgrammeItem {
  package var json: JSONValue {
    [
      "time": .optional(time?.description), "text": .string(text), "by": .optional(by),
      "details": .strings(details),
    ]
  }

  fileprivate init?(_ object: JSONObject) {
    do {
      guard let text = object["text"]?.string else { return nil }
      self.init(
        time: try object.optional("time") { $0.string.flatMap { ClockTime(iso: $0) } }, text: text,
        by: try object.optional("by", \.string), details: try object.list("details", \.string))
    } catch {
      return nil
    }
  }
}

extension Signup {
  package var json: JSONValue {
    [
      "link": .optional(link), "email": .optional(email),
      "deadline": .optional(deadline?.description), "note": .optional(note),
    ]
  }

  fileprivate init?(_ object: JSONObject) {
    do {
      self.init(
        link: try object.optional("link", \.string), email: try object.optional("email", \.string),
        deadline: try object.optional("deadline") { $0.string.flatMap { CalendarDate(iso: $0) } },
        note: try object.optional("note", \.string))
    } catch {
      return nil
    }
  }
}

extension TablePlan {
  /// Municipalities are an object of counts.
  package var json: JSONValue {
    ["number": .integer(number), "theme": .optional(theme), "municipalities": seatsJSON]
  }

  package var seatsJSON: JSONValue {
    .object(
      JSONObject(
        seats.map { JSONObject.Member(key: $0.municipality, value: .integer($0.count)) }))
  }

  fileprivate init?(_ object: JSONObject) {
    guard let number = object["number"]?.integer,
      let seats = object["municipalities"]?.object?.members
    else { return nil }
    self.init(
      number: number, theme: object["theme"]?.integer,
      seats: seats.compactMap { member in
        member.value.integer.map { SeatCount(municipality: member.key, count: $0) }
      })
  }
}

private struct UnreadableMember: Error {}

extension JSONObject {
  /// nil where the member is absent or null.
  fileprivate func optional<Value>(
    _ key: String, _ read: (JSONValue) -> Value?
  ) throws(UnreadableMember) -> Value? {
    guard let value = self[key], !value.isNull else { return nil }
    guard let read = read(value) else { throw UnreadableMember() }
    return read
  }

  fileprivate func list<Value>(
    _ key: String, _ read: (JSONValue) -> Value?
  ) throws(UnreadableMember) -> [Value] {
    guard let value = self[key], !value.isNull else { return [] }
    guard let elements = value.array else { throw UnreadableMember() }
    var values: [Value] = []
    for element in elements {
      guard let value = read(element) else { throw UnreadableMember() }
      values.append(value)
    }
    return values
  }
}

package import PlenumModel

extension Letter {
  /// The letter with the keys and the order that programs rely on; each warning in the words that `sentence` gives it.
  package func json(describing sentence: (LetterWarning) -> String) -> JSONValue {
    [
      "kind": .string(kind.rawValue),
      "title": .optional(title),
      "letter_date": .optional(letterDate?.description),
      "sessions": .array(sessions.map(\.json)),
      "virtual": .bool(isVirtual),
      "cancelled": .bool(isCancelled),
      "place": place?.json ?? .null,
      "region": .optional(region),
      "host_municipality": .optional(hostMunicipality),
      "organiser": .optional(organiser),
      "co_organisers": .strings(coOrganisers),
      "themes": .strings(themes),
      "programme": .array(programme.map(\.json)),
      "reflection_questions": .strings(reflectionQuestions),
      "signup": signup.json,
      "save_the_date": .array(saveTheDate.map(\.json)),
      "attachments": .strings(attachments),
      "warnings": .strings(warnings.map(sentence)),
    ]
  }
}

extension Session {
  fileprivate var json: JSONValue {
    [
      "date": .optional(date?.description), "start": .optional(start?.description),
      "end": .optional(end?.description), "place": .optional(place),
    ]
  }
}

extension Letter.Place {
  fileprivate var json: JSONValue {
    [
      "venue": .optional(venue), "address": .optional(address),
      "postal_code": .optional(postalCode), "city": .optional(city),
    ]
  }
}

extension Letter.ProgrammeItem {
  fileprivate var json: JSONValue {
    [
      "time": .optional(time?.description), "text": .string(text), "by": .optional(by),
      "details": .strings(details),
    ]
  }
}

extension Letter.Signup {
  fileprivate var json: JSONValue {
    [
      "link": .optional(link), "email": .optional(email),
      "deadline": .optional(deadline?.description), "note": .optional(note),
    ]
  }
}

extension Letter.AnnouncedMeeting {
  fileprivate var json: JSONValue {
    [
      "region": .optional(region), "subregion": .optional(subregion),
      "date": .optional(date?.description), "start": .optional(start?.description),
      "end": .optional(end?.description),
    ]
  }
}

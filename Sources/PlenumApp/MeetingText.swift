import PlenumAnalysis
import PlenumModel
import PlenumReport

extension Meeting {
  /// `meetings[id, title, sessions[], themes[number, key, title], region]`.
  var json: JSONValue {
    [
      "id": .string(id.value),
      "title": .string(title),
      "sessions": .array(sessions.map(\.json)),
      "themes": .array(
        themes.map {
          ["number": .integer($0.number), "key": .string($0.key.value), "title": .string($0.title)]
        }),
      "region": .optional(region),
      "subregion": .optional(subregion),
      "host_municipality": .optional(hostMunicipality),
      "organiser": .optional(organiser),
      "codebook": .string(codebook.value),
      "state": .string(state.rawValue),
    ]
  }

  /// A few lines for people: name, title, when and where, themes.
  var text: String {
    var lines = ["\(id)"]
    if title != id.value { lines.append("  \(title)") }
    lines += sessions.map { "  \(Danish.session($0))" }
    if let region { lines.append("  \(region)" + (subregion.map { " (\($0))" } ?? "")) }
    if let hostMunicipality { lines.append("  Vært: \(hostMunicipality)") }
    for theme in themes {
      let label = "  Tema \(theme.number): "
      let width = label.unicodeScalars.count
      let wrapped = TerminalText.wrapped(theme.title, width: TerminalText.width - width)
      lines += wrapped.enumerated().map {
        ($0.offset == 0 ? label : "").paddedRight(to: width) + $0.element
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Session {
  var json: JSONValue {
    [
      "date": .optional(date?.description),
      "start": .optional(start?.description),
      "end": .optional(end?.description),
      "place": .optional(place),
    ]
  }
}

extension Meeting {
  /// Whether a note may come from the table: one that the meeting lists, or 0, the preparation at home. A meeting that
  /// lists none has every table.
  func hasTable(_ table: Int) -> Bool { tables.isEmpty || table == 0 || tables.contains(table) }

  /// The theme that a person means: by its number in the letter, its key, or any part of its title that only it has.
  func theme(_ name: String) throws(AppError) -> Theme {
    if let number = Int(name), let theme = themes.first(where: { $0.number == number }) {
      return theme
    }
    let folded = name.normalFormC.lowercased()
    if let theme = themes.first(where: { $0.key.value == folded || $0.title.lowercased() == folded }
    ) {
      return theme
    }
    let matching = themes.filter { $0.title.lowercased().utf8.contains(folded.utf8) }
    switch matching.count {
    case 1: return matching[0]
    case 0: throw .unknownTheme(name, meeting: id, known: themes)
    default: throw .ambiguousTheme(name, matching: matching)
    }
  }
}

extension Theme {
  /// Themes in the order of their titles; a title that comes twice is one theme.
  static func numbered(_ titles: [String]) -> [Theme] {
    var keys: Set<ThemeKey> = []
    let distinct = titles.filter { keys.insert(ThemeKey(title: $0)).inserted }
    return distinct.enumerated().map { Theme(number: $0.offset + 1, title: $0.element) }
  }
}

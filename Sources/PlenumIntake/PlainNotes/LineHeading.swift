import PlenumModel

/// A line that says something of the notes below it, and is none itself.
struct LineHeading {
  enum Content {
    case table(TableHeading)
    /// Several tables or all of them: what stands below is of no one of them.
    case severalTables
    case theme(String)
    case kind(NoteKind)
    /// nil for the table as a whole.
    case municipality(String?)
  }

  var content: Content
  /// A theme that tables stand under, rather than one under a table.
  var isOuter = false
  /// The level of a Markdown heading.
  var level: Int?
  /// The indent of an item that stands above items further in, for which alone the heading holds; nil where it holds
  /// until the next one.
  var indent: Int?

  var isTable: Bool {
    switch content {
    case .table, .severalTables: true
    case .theme, .kind, .municipality: false
    }
  }

  /// The heading that each line is; nil for notes and blank lines.
  static func all(in lines: [PlainLine]) -> [LineHeading?] {
    var headings = lines.indices.map { heading(at: $0, in: lines) }
    markIntroductions(&headings, in: lines)
    markUnknownKinds(&headings, in: lines)
    markAgenda(&headings, in: lines)
    markEveryone(&headings, in: lines)
    markOuterThemes(&headings, in: lines)
    return headings
  }

  /// Numbered titles with their notes below them, parted by blank lines: the agenda of minutes.
  ///
  /// An item is no note where something stands directly below it that is no item of its own list.
  private static func markAgenda(_ headings: inout [LineHeading?], in lines: [PlainLine]) {
    let items = lines.indices.filter { lines[$0].marker?.isNumber == true && lines[$0].indent == 0 }
    guard items.count > 1,
      items.allSatisfy({ index in
        let text = lines[index].text
        return (index == 0 || lines[index - 1].isBlank) && !text.isEmpty && !text.endsSentence
          && text.wordCount <= 10
      }),
      items.count(where: { index in
        guard let next = following(index, lines) else { return false }
        return next.marker.map { !$0.isNumber } ?? next.text.beginsInUpperCase
      }) * 2 > items.count
    else { return }
    for index in items {
      let words = lines[index].content.withoutColon.string
      if let table = TableHeading(words, isDecorated: true) {
        headings[index] = LineHeading(content: .table(table))
      } else if let kind = KindPhrase.heading(words) {
        headings[index] = LineHeading(content: .kind(kind))
      } else {
        headings[index] = LineHeading(content: .theme(ThemeHeading(words)?.title ?? words))
      }
    }
  }

  /// `Noter fra bord 2` begins a table's notes where tables are named elsewhere too, or where notes stand above it; else
  /// it is the title of the document, which ``PlainShape`` finds.
  private static func markIntroductions(_ headings: inout [LineHeading?], in lines: [PlainLine]) {
    let found = introductions(lines)
    for (index, table) in found {
      let isFirst = !lines.indices[..<index].contains {
        lines[$0].marker != nil || headings[$0] != nil
      }
      let next = lines.indices[(index + 1)...].first { place in
        headings[place]?.isTable == true || found.contains { $0.index == place }
      }
      var isTitle = isFirst && next == nil
      if let next, case .table(let other)? = headings[next]?.content {
        isTitle = isFirst && other.table == table.table
      }
      headings[index] =
        isTitle ? nil : LineHeading(content: .table(table), level: lines[index].level)
    }
  }

  /// The lines that lead up to a table's notes.
  static func introductions(_ lines: [PlainLine]) -> [(index: Int, table: TableHeading)] {
    lines.indices.compactMap { index in
      guard lines[index].marker == nil, lines[index].level == nil else { return nil }
      return TableHeading(leadingUpTo: undecorated(lines[index].content).words.string)
        .map { (index, $0) }
    }
  }

  /// A word with a colon beside headings of kinds is one more kind, that is not known, and no theme where the file
  /// calls its themes so.
  private static func markUnknownKinds(_ headings: inout [LineHeading?], in lines: [PlainLine]) {
    func isKind(_ heading: LineHeading?) -> Bool {
      if case .kind? = heading?.content { true } else { false }
    }
    let named = lines.indices.filter { headings[$0] != nil }
    guard
      named.contains(where: { ThemeHeading(undecorated(lines[$0].content).words.string) != nil })
    else { return }
    for (place, index) in named.enumerated() {
      let line = lines[index]
      guard case .theme? = headings[index]?.content, line.level == nil, !line.isBold,
        line.content.last == ":", line.text.wordCount <= 3, ThemeHeading(line.text) == nil,
        place > 0 && isKind(headings[named[place - 1]])
          || place + 1 < named.count && isKind(headings[named[place + 1]])
      else { continue }
      headings[index] = LineHeading(content: .kind(.point))
    }
  }

  /// `Fælles` is no theme: the table as a whole speaks.
  private static func markEveryone(_ headings: inout [LineHeading?], in lines: [PlainLine]) {
    for index in lines.indices where lines[index].content.count <= 40 {
      let line = lines[index]
      guard line.marker == nil || headings[index] != nil, line.level == nil,
        NoteAttributes.isForAll(undecorated(line.content).words.withoutColon.string)
      else { continue }
      headings[index] = LineHeading(
        content: .municipality(nil), level: line.level, indent: headings[index]?.indent)
    }
  }

  /// What a heading says besides its table: nil where it says nothing but who was there.
  static func title(_ rest: String) -> String? {
    guard !rest.isEmpty, !PlainPhrases.isMinutes(rest), !NoteAttributes.areMunicipalities(rest)
    else { return nil }
    return ThemeHeading(rest)?.title ?? rest
  }

  /// Whether a note begins as a table's heading does, or names a table and is no sentence: `Bord 3 blev delt`.
  static func resemblesTable(_ line: PlainLine) -> Bool {
    guard line.marker == nil else { return false }
    let words = line.content.prefix(40).string.plainWords
    return line.text.wordCount <= 5 && ["bord", "gruppe"].contains(words.first)
      || line.text.wordCount <= 9 && !line.text.endsSentence
        && TableHeading.mention(in: line.text) != nil
  }

  private static func heading(at index: Int, in lines: [PlainLine]) -> LineHeading? {
    let line = lines[index]
    guard !line.isBlank, line.content.count <= 300 else { return nil }
    var bare = undecorated(line.content)
    if line.isBold { bare.isDecorated = true }
    let text = bare.words.string
    let next = following(index, lines)
    let isAboveItems =
      line.marker != nil && next.map { $0.marker != nil && $0.indent > line.indent } ?? false
    if case .number(let number) = line.marker, TableHeading.isNameAlone(text) {
      return LineHeading(content: .table(TableHeading(table: number)))
    }
    if line.marker == nil || bare.isDecorated || (isAboveItems && line.marker?.isNumber == true) {
      if TableHeading.namesSeveral(text) {
        return LineHeading(content: .severalTables, level: line.level)
      }
      if let table = TableHeading(
        text, isDecorated: bare.isDecorated || line.level != nil,
        isAboveItems: line.marker == nil && next?.marker != nil)
      {
        return LineHeading(content: .table(table), level: line.level)
      }
      if let theme = ThemeHeading(text) {
        return LineHeading(content: .theme(theme.title), level: line.level)
      }
    }
    guard line.content.count <= 120 else { return nil }
    if line.marker == nil || isAboveItems {
      let indent = isAboveItems ? line.indent : nil
      let asks = line.level != nil || isAboveItems || isQuestionAboveItems(index, lines)
      if let kind = asks ? KindPhrase.cell(text) : KindPhrase.heading(text) {
        return LineHeading(content: .kind(kind), level: line.level, indent: indent)
      }
      let name = bare.words.withoutColon.string
      if let municipality = NoteAttributes.municipality(name) {
        return LineHeading(content: .municipality(municipality), level: line.level, indent: indent)
      }
      if NoteAttributes.areMunicipalities(name) {
        return LineHeading(content: .municipality(nil), level: line.level, indent: indent)
      }
    }
    if line.level != nil {
      if PlainPhrases.isTitle(text), let number = TableHeading.mention(in: text) {
        return LineHeading(content: .table(TableHeading(table: number)), level: line.level)
      }
      return LineHeading(content: .theme(bare.words.withoutColon.string), level: line.level)
    }
    guard
      isTitle(bare.words, decorated: bare.isDecorated, of: line, followedBy: next)
    else { return nil }
    return LineHeading(content: .theme(bare.words.withoutColon.string))
  }

  /// Whether a question or a colon ends the line and a list answers, maybe after a blank line.
  private static func isQuestionAboveItems(_ index: Int, _ lines: [PlainLine]) -> Bool {
    guard let last = lines[index].content.last, last == "?" || last == ":",
      let next = lines[(index + 1)...].prefix(2).first(where: { !$0.isBlank })
    else { return false }
    return next.marker != nil && next.text.beginsInUpperCase
  }

  /// The line after this one, where no blank line stands between; after a title one blank line may.
  private static func following(_ index: Int, _ lines: [PlainLine]) -> PlainLine? {
    guard index + 1 < lines.count else { return nil }
    return lines[index + 1].isBlank ? nil : lines[index + 1]
  }

  /// Whether a line without a word for it is the title of a theme: in capitals, set off by signs, or short and
  /// directly above a list.
  private static func isTitle(
    _ words: PlainLine.Scalars, decorated isDecorated: Bool, of line: PlainLine,
    followedBy next: PlainLine?
  ) -> Bool {
    let title = words.withoutColon.string
    guard !title.isEmpty, !title.endsSentence, title.wordCount <= 10,
      title.unicodeScalars.contains(where: { $0.properties.isAlphabetic }),
      !PlainPhrases.namesDocument(title)
    else { return false }
    if line.marker == nil, isDecorated || isInCapitals(title) { return true }
    guard let next, let marker = next.marker, !next.content.isEmpty, title.beginsInUpperCase,
      title.wordCount <= 6, !PlainPhrases.breaksOff(title), !PlainPhrases.isInterlude(title),
      !PlainPhrases.isMinutes(line.text), !title.unicodeScalars.contains(":")
    else { return false }
    let isSentence = ["vi", "der", "det", "de", "man", "jeg", "hvis", "når"]
      .contains(title.plainWords.first)
    guard !isSentence else { return false }
    // A numbered title stands above items of another sort, further in.
    if let own = line.marker { return own.isNumber && next.indent > line.indent && marker != own }
    return next.text.beginsInUpperCase || words.last == ":"
  }

  private static func isInCapitals(_ title: String) -> Bool {
    let letters = title.unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.count >= 5 && letters.allSatisfy { !$0.properties.isLowercase }
  }

  /// Without signs that set a line off on both sides: `== Bord 3 ==`, `[Bord 3]`.
  private static func undecorated(
    _ line: PlainLine.Scalars
  ) -> (words: PlainLine.Scalars, isDecorated: Bool) {
    guard let first = line.first, let last = line.last, line.count > 4 else { return (line, false) }
    let pairs: [Unicode.Scalar: Unicode.Scalar] = ["[": "]", "<": ">", "«": "»", "»": "«"]
    let closes = pairs[first] ?? first
    guard closes == last, "[<»«=-*~_–—+#".unicodeScalars.contains(first) else {
      return (line, false)
    }
    let front = line.prefix { $0 == first }.count
    let words = line.dropFirst(front)
    let back = words.reversed().prefix { $0 == last }.count
    let inner = words.dropLast(back).trimmed
    guard !inner.isEmpty, front > 1 || pairs[first] != nil || "=_*".unicodeScalars.contains(first)
    else {
      return (line, false)
    }
    return (inner, true)
  }

  /// A theme directly above a table's heading is the theme of that table and the next ones; so is each of several
  /// Markdown headings above the tables' level.
  private static func markOuterThemes(_ headings: inout [LineHeading?], in lines: [PlainLine]) {
    let tableLevel = headings.compactMap { $0?.isTable == true ? $0?.level : nil }.min()
    let above = headings.indices.filter { index in
      guard case .theme? = headings[index]?.content, let level = headings[index]?.level,
        let tableLevel
      else { return false }
      return level < tableLevel
    }
    if above.count > 1 { for index in above { headings[index]?.isOuter = true } }
    for index in headings.indices {
      guard case .theme? = headings[index]?.content,
        ThemeHeading(undecorated(lines[index].content).words.string) != nil,
        let next = lines.indices[(index + 1)...].first(where: { !lines[$0].isBlank }),
        headings[next]?.isTable == true
      else { continue }
      headings[index]?.isOuter = true
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var withoutColon: ArraySlice<Unicode.Scalar> {
    last == ":" ? dropLast().trimmed : self
  }
}

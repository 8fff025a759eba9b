import PlenumModel

/// What a program for chats writes round the messages: who wrote, and when. Names are let go on purpose: a table is the
/// smallest speaker that is kept.
extension PlainLayout {
  /// `Referent  14:03` alone on a line, with the message below it.
  ///
  /// Words before a time may be a note as well. They are a stamp where all such lines of the file stand above others, rise
  /// through the day, and are set off from the time or come again.
  mutating func passStampsAtEnd() {
    let found = lines.indices.compactMap { index in
      StampAtEnd(lines[index]).map { (index: index, stamp: $0) }
    }
    let names = Set(found.map(\.stamp.name))
    guard found.count > 1, names.count < found.count,
      found.allSatisfy({ $0.stamp.isSetOff }),
      zip(found, found.dropFirst()).allSatisfy({ $0.stamp.minute <= $1.stamp.minute }),
      found.allSatisfy({ entry in
        entry.index + 1 < lines.count && !lines[entry.index + 1].isBlank
          && StampAtEnd(lines[entry.index + 1]) == nil
      })
    else { return }
    for entry in found { pass(entry.index, .minutes) }
  }

  /// `30.10.2024 14.05 - Bordvært: …`: the words before the colon are whoever wrote, unless they are a kind, a
  /// municipality or a table. Lines of the chat that nobody wrote say who came and who went.
  mutating func cutSpeakers() {
    let dated = lines.indices.filter { lines[$0].isDated && !lines[$0].isBlank }
    guard dated.count > 2 else { return }
    let spoken = dated.compactMap { index in
      Speaker(lines[index].content).map { (index: index, speaker: $0) }
    }
    let names = Set(spoken.map(\.speaker.name))
    guard spoken.count * 3 >= dated.count * 2, names.count < spoken.count else { return }
    let spokenLines = Set(spoken.map(\.index))
    for index in dated where !spokenLines.contains(index) { pass(index, .minutes) }
    for (index, speaker) in spoken {
      lines[index].replaceContent(speaker.message)
      // A thumb or a smile answers another message.
      let hasWords = speaker.message.contains {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal
      }
      if !hasWords {
        pass(index, .emptyItem)
      } else if PlainPhrases.isInterlude(speaker.message.string) {
        pass(index, .interlude)
      }
    }
  }

  /// Who wrote a message, and the message.
  private struct Speaker {
    let name: String
    let message: PlainLine.Scalars

    init?(_ line: PlainLine.Scalars) {
      guard let colon = line.prefix(50).firstIndex(of: ":"),
        line[(colon + 1)...].first?.properties.isWhitespace == true
      else { return nil }
      let name = line[..<colon].trimmed.string
      guard !name.isEmpty, name.wordCount <= 5, KindPhrase.label(name) == nil,
        NoteAttributes.municipality(name) == nil, !NoteAttributes.isForAll(name),
        TableHeading(name, isDecorated: false) == nil, ThemeHeading(name + ":") == nil
      else { return nil }
      self.name = name
      message = line[(colon + 1)...].drop { $0.properties.isWhitespace || $0 == "\u{200E}" }.trimmed
    }
  }

  /// A name with a time after it, and nothing else.
  private struct StampAtEnd {
    let name: String
    /// Of the day.
    let minute: Int
    /// A tab, several blanks, a comma or a day part the two.
    let isSetOff: Bool

    init?(_ line: PlainLine) {
      let content = line.content
      guard line.time == nil, content.count <= 60,
        let last = content.lastIndex(where: {
          $0.properties.isWhitespace
        })
      else { return nil }
      let parts = content[(last + 1)...].split(omittingEmptySubsequences: false) {
        $0 == ":" || $0 == "."
      }
      guard parts.count == 2, let hour = Self.number(parts[0]), hour < 24,
        parts[1].count == 2, let minute = Self.number(parts[1]), minute < 60
      else { return nil }
      var front = content[..<last]
      let blanks = content[...last].reversed().prefix { $0.properties.isWhitespace }
      var isSetOff = blanks.count > 1 || blanks.contains("\t")
      front = front.trimmed
      let day = front.reversed().prefix {
        $0.isDigit || "./-".unicodeScalars.contains($0)
      }
      if day.count >= 3, day.contains(where: { !$0.isDigit }) {
        isSetOff = true
        front = front.dropLast(day.count).trimmed
      }
      if front.last == "," {
        isSetOff = true
        front = front.dropLast().trimmed
      }
      let name = front.string
      guard (1...4).contains(name.wordCount), name.beginsInUpperCase, !name.endsSentence,
        !front.contains(where: \.isDigit)
      else { return nil }
      self.name = name
      self.minute = hour * 60 + minute
      self.isSetOff = isSetOff
    }

    private static func number(_ digits: PlainLine.Scalars) -> Int? {
      guard (1...2).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
      return Int(digits.string)
    }
  }
}

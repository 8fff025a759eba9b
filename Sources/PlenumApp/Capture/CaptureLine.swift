import PlenumIntake
import PlenumModel

/// What a line typed at the table asks for.
enum CaptureLine: Hashable {
  case nothing
  case note(TypedNote)
  case undo
  /// nil: the last note; text: its new words at once.
  case edit(NoteReference?, text: String?)
  case theme(String?)
  case list
  /// The next lines up to an empty one are one note.
  case several
  case help
  case end
  case unknownCommand(String)
  /// The word after `.ret` is no reference.
  case unknownReference(String)

  /// The commands and what they do, in the order of help. The first name is the one that is shown.
  static let commands: [(names: [String], explanation: String)] = [
    ([".fortryd", ".undo"], "træk det seneste tilbage"),
    ([".ret", ".edit"], "ret et notat: .ret 3.07 (uden nummer det seneste)"),
    ([".tema", ".theme"], "se temaerne, eller skift: .tema 2"),
    ([".liste", ".list"], "vis bordets notater"),
    ([".flere", ".more"], "skriv et notat på flere linjer; en tom linje slutter det"),
    ([".hjælp", ".help"], "vis denne hjælp"),
    ([".slut", ".quit", ".exit"], "slut (også Ctrl-D)"),
  ]

  /// The command that a line without a dot may be meant for: `slut`, `exit`, `/tema 2`, `ret 3.07 …`.
  static func command(meantBy line: String) -> String? {
    var words = line.trimmingBlanks.lowercased().split(separator: " ")
    if words.first?.utf8.first == UInt8(ascii: "/") { words[0].removeFirst() }
    guard let word = words.first else { return nil }
    let name = "." + (["exit", "afslut", "stop"].contains(word) ? "quit" : word)
    guard let command = commands.first(where: { $0.names.contains(name) })?.names[0] else {
      return nil
    }
    let takesWords =
      switch command {
      case ".tema": words.count == 2 && Int(words[1]) != nil
      case ".ret": words.count > 1 && NoteReference(words[1]) != nil
      default: false
      }
    guard words.count == 1 || takesWords else { return nil }
    return words.count == 1 ? command : "\(command) \(words[1])"
  }

  init(_ line: String) {
    let line = line.trimmingBlanks
    guard !line.isEmpty else {
      self = .nothing
      return
    }
    // A line of dots and a line that begins with two is text.
    let scalars = Array(line.unicodeScalars)
    guard scalars.count > 1, scalars[0] == ".", scalars[1].properties.isAlphabetic else {
      let isEscaped = line.utf8.starts(with: "..".utf8) && scalars.count > 2 && scalars[2] != "."
      self = .note(TypedNote(isEscaped ? String(line.dropFirst()) : line))
      return
    }
    let words = line.split(maxSplits: 1) { $0 == " " || $0 == "\t" }
    let name = words[0].lowercased()
    let rest = words.count > 1 ? String(words[1]).trimmingBlanks : nil
    guard let command = Self.commands.first(where: { $0.names.contains(name) })?.names.first else {
      self = .unknownCommand(String(words[0]))
      return
    }
    switch command {
    case ".fortryd": self = .undo
    case ".ret": self = Self.edit(rest)
    case ".tema": self = .theme(rest)
    case ".liste": self = .list
    case ".flere": self = .several
    case ".slut": self = .end
    default: self = .help
    }
  }

  /// The line that gives a note new words.
  static func edit(of reference: NoteReference, _ words: String) -> String {
    ".ret \(reference) \(words)"
  }

  /// What a line that waits to be stored becomes: a note, or the new words of the one with the reference.
  static func waiting(_ line: String) -> (note: TypedNote, edited: NoteReference?) {
    switch CaptureLine(line) {
    case .note(let note): (note, nil)
    case .edit(let reference?, let text?): (TypedNote(text), reference)
    default: (TypedNote(line), nil)
    }
  }

  /// Whether a line that nobody ended with Enter holds words of a note, and no command or its beginning alone.
  static func holdsWords(_ line: String) -> Bool {
    switch CaptureLine(line) {
    case .note, .edit(_, text: .some): true
    case .unknownCommand(let name): !name.utf8.elementsEqual(line.trimmingBlanks.utf8)
    default: false
    }
  }

  private static func edit(_ rest: String?) -> CaptureLine {
    guard let rest else { return .edit(nil, text: nil) }
    let words = rest.split(maxSplits: 1) { $0 == " " || $0 == "\t" }
    guard let reference = NoteReference(words[0]) else {
      return .unknownReference(String(words[0]))
    }
    return .edit(reference, text: words.count > 1 ? String(words[1]) : nil)
  }
}

/// What a person may mean with the words before the cursor.
package struct CaptureCompletion: Hashable, Sendable {
  /// How many scalars before the cursor the candidates replace.
  package let replaced: Int
  /// In order of name.
  package let candidates: [String]

  /// Dot-commands at the start of the line, themes after `.tema`, municipalities at the start of a note.
  package init(before words: String, themes: [String]) {
    let scalars = Array(words.unicodeScalars)
    if scalars.first == "." {
      let command = [".tema ", ".theme "].first { words.lowercased().utf8.starts(with: $0.utf8) }
      if let command {
        self.init(part: String(words.dropFirst(command.count)), of: themes, end: "")
      } else {
        self.init(part: words, of: CaptureLine.commands.flatMap(\.names).sorted(), end: " ")
      }
      return
    }
    let start = scalars.firstIndex { !"+-*!? ".unicodeScalars.contains($0) } ?? scalars.count
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[start...])
    self.init(part: String(part), of: Gazetteer.denmark.names.sorted(), end: ": ")
  }

  private init(part: String, of names: [String], end: String) {
    let folded = part.normalFormC.lowercased()
    replaced = part.unicodeScalars.count
    candidates =
      folded.isEmpty
      ? [] : names.filter { $0.lowercased().utf8.starts(with: folded.utf8) }.map { $0 + end }
  }
}

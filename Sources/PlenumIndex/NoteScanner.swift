import PlenumText
import Synchronization

/// Reads notes into runs of form numbers; one thread has one scanner, which numbers forms by itself.
struct NoteScanner: Sendable {
  private let tokenizer: Tokenizer
  private(set) var forms = FormSet()
  /// How often each form was met.
  private(set) var counts: [UInt32] = []
  private(set) var runs: [NoteRun] = []
  /// The forms of the note at hand.
  private var numbers: [UInt32] = []

  init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// Reads notes one by one.
  mutating func scan(_ notes: ArraySlice<NoteWords>, firstNote: Int) {
    var run = NoteRun(firstNote: firstNote, knownForms: forms.count)
    for note in notes {
      switch note {
      case .text(let text):
        tokenizer.scan(text.utf8Span.span, into: &forms, numbers: &numbers)
      case .tokens(let tokens):
        for token in tokens where !token.isEmpty {
          numbers.append(forms.intern(token.utf8Span.span, kind: .word))
        }
      }
      finishNote(&run)
    }
    runs.append(run)
  }

  /// Reads the lines of `range`, each of which is a note.
  mutating func scan(linesOf text: [UInt8], _ range: Range<Int>, firstNote: Int) {
    var run = NoteRun(firstNote: firstNote, knownForms: forms.count, utf8Count: range.count)
    let bytes = text.span
    var start = range.lowerBound
    while start < range.upperBound {
      let end = endOfLine(in: bytes, from: start, to: range.upperBound)
      tokenizer.scan(bytes.extracting(start..<end), into: &forms, numbers: &numbers)
      finishNote(&run)
      start = end + 1
    }
    runs.append(run)
  }

  private mutating func finishNote(_ run: inout NoteRun) {
    while counts.count < forms.count { counts.append(0) }
    for number in numbers { counts[Int(number)] += 1 }
    run.append(numbers)
    numbers.removeAll(keepingCapacity: true)
  }

  mutating func takeRuns() -> [NoteRun] {
    defer { runs = [] }
    return runs
  }
}

/// What a note is read from.
enum NoteWords: Sendable {
  case text(String)
  /// The source's own terms; empty ones are none.
  case tokens([String])

  var utf8Count: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .tokens(let tokens): tokens.reduce(0) { $0 + $1.utf8.count }
    }
  }
}

/// The place of the next newline, or `limit`.
@inline(__always)
func endOfLine(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var end = start
  while end < limit, bytes[end] != 0x0A { end &+= 1 }
  return end
}

/// A scanner that threads hand to one another.
final class SharedScanner: Sendable {
  private let scanner: Mutex<NoteScanner>

  init(tokenizer: Tokenizer) { scanner = Mutex(NoteScanner(tokenizer: tokenizer)) }

  func with<Result: Sendable>(_ body: (inout NoteScanner) -> Result) -> Result {
    scanner.withLock { body(&$0) }
  }
}

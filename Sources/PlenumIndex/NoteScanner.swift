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
  /// The run at hand.
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// Reads notes one by one.
  ///
  /// - Parameter order: of the run that they become.
  mutating func scan(_ notes: ArraySlice<NoteWords>, order: Int) {
    let knownForms = forms.count
    for note in notes {
      switch note {
      case .text(let text):
        tokenizer.scan(text.utf8Span.span, into: &forms, numbers: &numbers)
      case .tokens(let tokens):
        for token in tokens where !token.isEmpty {
          numbers.append(forms.intern(token.utf8Span.span, kind: .word))
        }
      }
      finishNote()
    }
    finishRun(order, knownForms)
  }

  /// Reads the lines of `range`, each of which is a note, and gives their number.
  mutating func scan(linesOf text: [UInt8], _ range: Range<Int>, order: Int) -> Int {
    let knownForms = forms.count
    let bytes = text.span
    var start = range.lowerBound
    while start < range.upperBound {
      let end = endOfLine(in: bytes, from: start, to: range.upperBound)
      tokenizer.scan(bytes.extracting(start..<end), into: &forms, numbers: &numbers)
      finishNote()
      start = end + 1
    }
    let count = ends.count
    finishRun(order, knownForms)
    return count
  }

  @inline(__always)
  private mutating func finishNote() {
    while counts.count < forms.count { counts.append(0) }
    for number in numbers {
      counts[Int(number)] &+= 1
      TermCode.append(number, to: &bytes)
    }
    ends.append(UInt32(bytes.count))
    numbers.removeAll(keepingCapacity: true)
  }

  /// Keeps the run in arrays of just its size.
  private mutating func finishRun(_ order: Int, _ knownForms: Int) {
    runs.append(
      NoteRun(
        order: order, knownForms: knownForms, bytes: Self.exact(bytes), ends: Self.exact(ends)))
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}

extension NoteScanner {
  /// A copy without room to grow.
  private static func exact<Element>(_ elements: [Element]) -> [Element] {
    var copy: [Element] = []
    copy.reserveCapacity(elements.count)
    copy += elements
    return copy
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

  /// What it read; nothing is left in it.
  func take(tokenizer: Tokenizer) -> NoteScanner {
    scanner.withLock { scanner in
      defer { scanner = NoteScanner(tokenizer: tokenizer) }
      return scanner
    }
  }
}

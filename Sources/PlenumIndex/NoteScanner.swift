import PlenumText
import Synchronization

/// Reads notes into runs of form numbers; one thread has one scanner, which numbers forms by itself.
struct NoteScanner: Sendable {
  private let tokenizer: Tokenizer
  /// Nil where words are the notes' own.
  private var homographs: HomographReader?
  private(set) var forms = FormSet()
  /// How often each form was met; the highest bit says that neighbours settle its sense.
  private var tallies: [UInt32] = []
  private(set) var runs: [NoteRun] = []
  /// The forms of the note at hand.
  private var numbers: [UInt32] = []
  /// The run at hand, and room behind it.
  private var bytes: [UInt8] = []
  private var byteCount = 0
  private var ends: [UInt32] = []

  private static let homograph = UInt32(1) << 31

  init(_ source: TermSource) {
    tokenizer = source.tokenizer
    if case .analysis(let analyzer) = source { homographs = HomographReader(analyzer) }
  }

  /// How often each form was met.
  ///
  /// - Complexity: O(forms).
  var counts: [UInt32] { tallies.map { $0 & ~Self.homograph } }

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
    while tallies.count < forms.count { tallies.append(firstTally(of: tallies.count)) }
    let longest = TermCode.longest * (numbers.count + 1)
    if byteCount + longest > bytes.count {
      bytes += repeatElement(0, count: longest + bytes.count)
    }
    // Held here alone, so that they are changed in place.
    var target = bytes
    bytes = []
    var span = target.mutableSpan
    var end = byteCount
    for place in numbers.indices {
      var number = numbers[place]
      guard number != HomographReader.mark else { continue }
      var tally = tallies[Int(number)]
      if tally >= Self.homograph {
        number = settled(at: place)
        tally = tallies[Int(number)]
      }
      tallies[Int(number)] = tally &+ 1
      TermCode.write(number, to: &span, at: &end)
    }
    bytes = target
    byteCount = end
    ends.append(UInt32(byteCount))
    numbers.removeAll(keepingCapacity: true)
  }

  private func firstTally(of form: Int) -> UInt32 {
    guard let homographs else { return 0 }
    let isHomograph = forms.withForm(form) { homographs.isHomograph(forms.kind(of: form), $0) }
    return isHomograph ? Self.homograph : 0
  }

  /// The number of a homograph in the sense that its neighbours give it.
  @inline(never)
  private mutating func settled(at place: Int) -> UInt32 {
    let sense = homographs?.sense(at: place, of: numbers, in: forms) ?? .likeliest
    guard sense != .likeliest else { return numbers[place] }
    let number = forms.intern(numbers[place], in: sense)
    if Int(number) == tallies.count { tallies.append(0) }
    return number
  }

  /// Keeps the run in arrays of just its size.
  private mutating func finishRun(_ order: Int, _ knownForms: Int) {
    runs.append(
      NoteRun(
        order: order, knownForms: knownForms, bytes: Self.exact(bytes[..<byteCount]),
        ends: Self.exact(ends[...])))
    byteCount = 0
    ends.removeAll(keepingCapacity: true)
  }
}

extension NoteScanner {
  /// A copy without room to grow.
  private static func exact<Element>(_ elements: ArraySlice<Element>) -> [Element] {
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

/// A scanner that threads hand to one another.
final class SharedScanner: Sendable {
  private let scanner: Mutex<NoteScanner>

  init(_ source: TermSource) { scanner = Mutex(NoteScanner(source)) }

  func with<Result: Sendable>(_ body: (inout NoteScanner) -> Result) -> Result {
    scanner.withLock { body(&$0) }
  }

  /// What it read; nothing is left in it.
  func take(_ source: TermSource) -> NoteScanner {
    scanner.withLock { scanner in
      defer { scanner = NoteScanner(source) }
      return scanner
    }
  }
}

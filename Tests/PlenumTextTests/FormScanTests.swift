import PlenumText
import TestSupport
import Testing

struct FormScanTests {
  private let tokenizer = Tokenizer()

  /// The terms' forms as the tokenizer proper gives them.
  private func twin(_ bytes: [UInt8]) -> [(range: Range<Int>, kind: Token.Kind)] {
    tokenizer.tokens(in: bytes.span).filter(\.isTerm).map { (range: $0.utf8Range, kind: $0.kind) }
  }

  /// How many terms stand side by side, again and again: no other token and no end of a line between them.
  private func runs(of bytes: [UInt8]) -> [Int] {
    var runs: [Int] = []
    var end: Int?
    for token in tokenizer.tokens(in: bytes.span) {
      guard token.isTerm else {
        end = nil
        continue
      }
      let gap = end.map { String(decoding: bytes[$0..<token.utf8Range.lowerBound], as: UTF8.self) }
      if let gap,
        !gap.unicodeScalars.contains(where: {
          "\n\r\u{B}\u{C}\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
        })
      {
        runs[runs.count - 1] += 1
      } else {
        runs.append(1)
      }
      end = token.utf8Range.upperBound
    }
    return runs
  }

  private func expectTwin(_ bytes: [UInt8]) {
    let twin = twin(bytes)
    #expect(
      tokenizer.termRanges(in: bytes.span) == twin.map(\.range),
      "\(String(decoding: bytes, as: UTF8.self))")
    var forms = FormSet()
    var numbers: [UInt32] = []
    tokenizer.scan(bytes.span, into: &forms, numbers: &numbers)
    // Where a mark or the end of a line stands between two terms, and only there, the numbers say so.
    let parted = numbers.split(separator: HomographReader.mark).map(\.count)
    numbers.removeAll { $0 == HomographReader.mark }
    #expect(parted == runs(of: bytes), "\(String(decoding: bytes, as: UTF8.self))")
    #expect(numbers.map { forms.kind(of: Int($0)) } == twin.map(\.kind))
    #expect(
      numbers.map { number in
        forms.withForm(Int(number)) { form in form.indices.map { form[$0] } }
      } == twin.map { Array(bytes[$0.range]) })
    #expect(Set(numbers).count == forms.count)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `the quick pass over random pieces finds what the tokenizer finds`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces =
      [
        "skole", "Ø", "å", "J", "H", "A/S", "gruppe", "æblet", "bl", "kl", "KL", "f", "eks", "www",
        "dk", "https", "min", "s",
        "12", "7", "2023", " ", " ", " ", "\n", ".", ".", ",", "-", "'", "’", "(", ")", "/", ":",
        "//", "@", "_", "+", "%", "\"", "”", "–", "…", "×", "÷", "é", "Č", "\u{301}", "🙂", "\u{AD}",
        "\u{200F}", "\u{A0}", "\0", "\r\n", "\u{2028}", "\u{85}", "osv", "pct",
        "inklusionsudfordringerne",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x80], [0xE2, 0x80]]
    for _ in 0..<4000 {
      expectTwin(
        (0..<Int.random(in: 0...10, using: &random)).flatMap { _ in random.pick(pieces) })
    }
  }

  @Test func `the quick pass finds in plain Danish what the tokenizer finds`() {
    for text in [
      "Vi mangler hænder. Det siger KL.", "Bl.a. ifm. 20. april kl. 17.30, 1.000 kr.; og 5 min.",
      "almen- og specialområdet, 0-25-årige, SFO'en, Aarhus' skoler", "(mis)trivsel ((mis)trivsel",
      "Skriv til navn.navnesen@kl.dk: https://kl.dk/a.b, i dag.", "2a 3.-klasse 1,5 7, 8 9.", "",
      "H.C. Andersen og J. P. Jensen, U.S.A., gruppe B. Vi, Ø. Hansen", "A/S m/k a/bc", "f.eks",
      "nr.", "pct.\nMen", "hjælp:ja hjælp: nej", "a_b a+b a=b a@b", "50%", "x.Y",
    ] { expectTwin(Array(text.utf8)) }
  }

  @Test func `tells forms apart that share their last bytes or their length`() {
    let stem = String(repeating: "lang", count: 9)
    let words = ["a", "aa", "A", "å", "b" + stem, "c" + stem, stem, stem + "s", "\(stem)e"]
    let text = Array((words + words.reversed()).joined(separator: " ").utf8)
    expectTwin(text)
    var forms = FormSet()
    for word in words { _ = forms.intern(word.utf8Span.span, kind: .word) }
    #expect(forms.count == words.count)
    #expect(forms.intern("a".utf8Span.span, kind: .abbreviation) == UInt32(words.count))
    #expect(forms.intern(stem.utf8Span.span, kind: .word) == 6)
  }

  @Test func `numbers as many forms as come`() {
    var forms = FormSet()
    for number in 0..<5000 {
      #expect(forms.intern("form\(number)".utf8Span.span, kind: .word) == UInt32(number))
    }
    for number in 0..<5000 {
      #expect(forms.intern("form\(number)".utf8Span.span, kind: .word) == UInt32(number))
    }
  }

  @Test func `finds letters and signs beyond ASCII wherever they lie among eight bytes`() {
    for stem in 0...17 {
      for rest in 0...9 {
        for piece in ["å", "×", "÷", "ß", "Þé", "Č", "7", "\u{AD}", "@", "[", "`", "{", "\0"] {
          expectTwin(
            Array(
              (String(repeating: "z", count: stem) + piece + String(repeating: "A", count: rest))
                .utf8))
        }
        for bytes: [UInt8] in [[0xC3], [0xC3, 0xC3, 0xA5], [0xA5], [0xC3, 0xA5, 0xA5], [0xFF]] {
          expectTwin(
            Array(repeating: 0x7A, count: stem) + bytes + Array(repeating: 0x41, count: rest))
        }
      }
    }
  }
}

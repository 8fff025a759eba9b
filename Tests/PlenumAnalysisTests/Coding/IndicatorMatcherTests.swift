import PlenumModel
import TestSupport
import Testing

@testable import PlenumAnalysis

/// The words found by each pattern, as written; nil where the pattern is not in the text.
private func found(_ rows: [(subject: String, pattern: String)], in text: String) -> [[String]?] {
  let indicators = rows.map { row in
    Indicator(
      subject: row.subject.hasPrefix("@")
        ? .wordClass(String(row.subject.dropFirst())) : .area(FocusAreaID(row.subject)),
      pattern: row.pattern, weight: 1, note: "both")
  }
  var words = NoteWords()
  words.read(text, writingOut: .danish)
  let builder = IndicatorIndexBuilder(indicators)
  var matcher = IndicatorMatcher(builder.finish(), rowCount: indicators.count)
  var found = [[String]?](repeating: nil, count: rows.count)
  for match in matcher.matches(in: words) {
    found[match.row] = match.spans.map { span in
      span.map { String(decoding: words.letters[words.words[$0].letters], as: UTF8.self) }
        .joined(separator: " ")
    }
  }
  return found
}

@Suite struct IndicatorMatcherTests {
  @Test(arguments: [
    ("elevråd", "Vores elevråd bestemmer", ["elevråd"]),
    ("elevråd", "elevrådet bestemmer", nil),
    ("elevråd*", "ELEVRÅDET bestemmer", ["elevrådet"]),
    ("elev*", "elev", ["elev"]),
    ("*klub", "spejderklub", ["spejderklub"]),
    ("*klub", "klubben", nil),
    ("*klub*", "fritidsklubben", ["fritidsklubben"]),
    ("de små", "for de små børn", ["de små"]),
    ("de små", "de helt små", nil),
    ("1|2|3 årige*", "en 3-årig og to 2-årige", ["2 årige"]),
    ("lærer* .. sammen", "læreren og pædagogen er sammen", ["læreren og pædagogen er sammen"]),
    ("lærer* .. sammen", "læreren a b c d sammen", ["læreren a b c d sammen"]),
    ("lærer* .. sammen", "læreren a b c d e sammen", nil),
    ("lærer* .. sammen", "lærer lærer sammen", ["lærer lærer sammen"]),
    ("penge .. skole .. børn", "penge skole x x skole børn", ["penge skole x x skole børn"]),
    ("mobil* & elevråd*", "elevrådet skrev en mobilaftale", ["mobilaftale", "elevrådet"]),
    ("mobil* & elevråd*", "en mobilaftale", nil),
    ("^KL", "KL skal samle eksempler", ["kl"]),
    ("^KL", "kl. 16 sluttede det", nil),
    ("^Aalborg", "i Aalborg", ["aalborg"]),
    ("^Aalborg", "i AALBORG", nil),
    ("^Komp*", "KL-Komponent og Komponent", ["komponent"]),
    ("far", "får", nil),
    ("ppr", "PPR’s psykolog", ["ppr"]),
    ("kode", "Ko\u{AD}de", ["kode"]),
  ])
  func `reads the notation`(pattern: String, text: String, words: [String]?) {
    #expect(found([("a", pattern)], in: text) == [words])
  }

  @Test func `finds a class by its words and its shortest member`() {
    let rows = [
      ("a", "besøg* .. @by"), ("@by", "^Høje ^Taastrup"), ("@by", "^Aalborg"), ("@by", "^Høje"),
    ]
    #expect(found(rows, in: "vi besøgte i går Høje Taastrup")[0] == ["besøgte i går høje"])
    #expect(found(rows, in: "besøg i Aalborg")[0] == ["besøg i aalborg"])
  }

  @Test func `takes the shortest member of a class, whatever comes first in the codebook`() {
    let rows = [("a", "@plads y"), ("@plads", "x .. y"), ("@plads", "x z")]
    #expect(found(rows, in: "x z y")[0] == ["x z y"])
    #expect(found(rows, in: "x y y")[0] == ["x y y"])
  }

  @Test func `asks the condition of a class's member`() {
    let rows = [("a", "@dyrt"), ("@dyrt", "regning* & @special"), ("@special", "special*")]
    #expect(found(rows, in: "regningen vokser for specialskolen")[0] == ["regningen"])
    #expect(found(rows, in: "regningen vokser")[0] == nil)
  }

  @Test func `leaves out the member that closes a ring of classes`() {
    let rows = [("a", "@b"), ("@b", "x|@c"), ("@c", "y & @b"), ("@c", "z"), ("a", "@nothing")]
    #expect(found(rows, in: "y x")[0] == ["x"])
    #expect(found(rows, in: "y z")[0] == ["z"])
    #expect(found(rows, in: "y")[0] == nil)
    #expect(found(rows, in: "nothing")[4] == nil)
  }

  @Test func `finds a pattern once and leftmost`() {
    #expect(found([("a", "skole*")], in: "skolen og skoler")[0] == ["skolen"])
  }

  @Test func `finds in a text what it would without the texts before`() {
    let indicators = ["^KL", "kl", "klasse", "*skole & *klub*"].map {
      Indicator(subject: .area(FocusAreaID("a")), pattern: $0, weight: 1, note: "both")
    }
    func matcher() -> IndicatorMatcher {
      IndicatorMatcher(IndicatorIndexBuilder(indicators).finish(), rowCount: indicators.count)
    }
    var shared = matcher()
    let texts = [
      "KL", "kl. 16", "4. kl. på skole", "klub", "Klubben i en heldagsskole", "klasse", "KL",
    ]
    for text in texts {
      var words = NoteWords()
      words.read(text, writingOut: .danish)
      var fresh = matcher()
      let (known, anew) = (shared.matches(in: words), fresh.matches(in: words))
      #expect(known.map(\.row) == anew.map(\.row) && known.map(\.spans) == anew.map(\.spans))
    }
  }

  @Test(arguments: 0..<12)
  func `agrees with its naive twin`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    for _ in 0..<10 {
      let words = (0..<Int.random(in: 1...14, using: &random)).map { _ in
        random.word(capitals: true)
      }
      let members = (0..<3).map { _ in ("@c", random.pattern(classes: [])) }
      let others = (0..<2).map { _ in ("@d", random.pattern(classes: ["@c"])) }
      let patterns = (0..<12).map { _ in ("a", random.pattern(classes: ["@c", "@d"])) }
      let twin = NaiveMatcher(
        classes: ["c": members.map(\.1), "d": others.map(\.1)], words: words)
      let fast = found(patterns + members + others, in: words.joined(separator: " "))
      for (number, pattern) in patterns.enumerated() {
        let slow = twin.spans(of: pattern.1)?.map { span in
          words[span].map { $0.lowercased() }.joined(separator: " ")
        }
        #expect(fast[number] == slow, "\(pattern.1) in \(words.joined(separator: " "))")
      }
    }
  }
}

extension SeededRandom {
  /// A word of few letters, so that patterns and texts often meet.
  fileprivate mutating func word(capitals: Bool = false) -> String {
    let letters = ["a", "b", "å"]
    let word = (0..<Int.random(in: 1...3, using: &self)).map { _ in
      letters[Int.random(in: 0..<3, using: &self)]
    }.joined()
    return capitals && Int.random(in: 0..<4, using: &self) == 0 ? word.uppercased() : word
  }

  fileprivate mutating func pattern(classes: [String]) -> String {
    (0..<Int.random(in: 1...2, using: &self)).map { _ in phrase(classes) }.joined(separator: " & ")
  }

  private mutating func phrase(_ classes: [String]) -> String {
    var steps = [step(classes)]
    for _ in 0..<Int.random(in: 0...2, using: &self) {
      if Bool.random(using: &self) { steps.append("..") }
      steps.append(step(classes))
    }
    return steps.joined(separator: " ")
  }

  private mutating func step(_ classes: [String]) -> String {
    (0..<Int.random(in: 1...2, using: &self)).map { _ in
      switch Int.random(in: 0..<8, using: &self) {
      case 0: word() + "*"
      case 1: "*" + word()
      case 2: "*" + word() + "*"
      case 3: "^" + word(capitals: true)
      case 4: classes.randomElement(using: &self) ?? word()
      default: word()
      }
    }.joined(separator: "|")
  }
}

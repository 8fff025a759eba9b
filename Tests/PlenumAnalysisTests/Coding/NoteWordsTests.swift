import PlenumCorpus
import PlenumModel
import Testing

@testable import PlenumAnalysis

private func read(_ text: String) -> NoteWords {
  var words = NoteWords()
  words.read(text, writingOut: .danish)
  return words
}

extension NoteWords {
  fileprivate var texts: [String] {
    words.map { String(decoding: letters[$0.letters], as: UTF8.self) }
  }

  fileprivate var sources: [String] {
    words.map { String(decoding: source[$0.source], as: UTF8.self) }
  }
}

@Suite struct NoteWordsTests {
  @Test(arguments: [
    ("Kl. 16: én på vagt", ["kl", "16", "én", "på", "vagt"]),
    ("4. kl. har fri", ["4", "klasse", "har", "fri"]),
    ("0.-3.kl", ["0", "3", "klasse"]),
    ("i 9kl", ["i", "9", "klasse"]),
    ("4. KL-møde", ["4", "kl", "møde"]),
    ("spec.kl. og spec. kl", ["specialklasse", "og", "specialklasse"]),
    ("pæd. mangler", ["pædagog", "mangler"]),
    ("bh → skole", ["børnehave", "til", "skole"]),
    ("bh->skole", ["børnehave", "til", "skole"]),
    ("lærer + pæd", ["lærer", "og", "pædagog"]),
    ("30 % af 2 mio kr.", ["30", "procent", "af", "2", "mio", "kroner"]),
    ("20 min.", ["20", "minutter"]),
    ("min skole", ["min", "skole"]),
    ("modtagekl. og centerkl", ["modtageklasse", "og", "centerklasse"]),
    ("PPR’s AI-værktøj", ["ppr", "s", "ai", "værktøj"]),
    ("ÆØÅ ÉN ß ÿ", ["æøå", "én", "ß", "ÿ"]),
    ("a\u{30A}rgang A\u{30A}RGANG", ["årgang", "årgang"]),
    ("3×4÷2", ["3", "4", "2"]),
    ("“skole” – børn…", ["skole", "børn"]),
    ("Γειά ПРИВЕТ", ["γειά", "привет"]),
    ("👩‍👩‍👧 godt 🙂", ["godt"]),
    ("  \n\t", []),
    ("", []),
  ])
  func `reads words and writes abbreviations out`(text: String, words: [String]) {
    #expect(read(text).texts == words)
  }

  @Test func `knows where in the note each word was`() {
    let words = read("🙂 spec.kl. for 9.kl: 30 % på tværs → PPR")
    #expect(
      words.sources == [
        "spec.kl.", "for", "9", "kl", "30", "%", "på", "tværs", "→", "PPR",
      ])
  }

  @Test func `gives all words of an abbreviation its place`() {
    let words = read("t.kr. til dem")
    #expect(words.texts == ["tusind", "kroner", "til", "dem"])
    #expect(words.sources == ["t.kr.", "t.kr.", "til", "dem"])
  }

  @Test func `has every abbreviation once, in small letters, with what it stands for`() {
    let rows = CorpusFile.codingAbbreviations.rows
    #expect(rows.count > 50)
    #expect(Set(rows.map { $0[0] }).count == rows.count)
    for row in rows {
      #expect(row.count == 2 && !row[1].isEmpty)
      #expect(row[0].lowercased() == row[0] && row[1].lowercased() == row[1])
      #expect(row[0].hasPrefix("*") == row[1].hasPrefix("*"))
    }
  }
}

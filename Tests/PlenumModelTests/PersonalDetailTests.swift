import Foundation
import PlenumModel
import TestSupport
import Testing

@Suite struct `The guard at entry` {
  static func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return PersonalDetail.all(in: text).map { detail in
      "\(detail.kind.rawValue) \(String(decoding: bytes[detail.utf8Range], as: UTF8.self))"
    }
  }

  @Test(arguments: [
    ("010190-1234", "010190-1234"), ("Drengen (310508-4321) mangler støtte", "310508-4321"),
    ("cpr 2902001234.", "2902001234"), ("010190 1234", "010190 1234"),
    ("01.01.90-1234", "01.01.90-1234"), ("610190-1234", "610190-1234"),
    ("født 010190–1234", "010190–1234"),
  ]) func `sees a personal identity number`(text: String, number: String) {
    #expect(Self.found(text) == ["cpr \(number)"])
  }

  @Test(arguments: [
    ("ring til Mette på 20 31 42 53", "20 31 42 53"), ("tlf. 20314253", "20314253"),
    ("2031 4253", "2031 4253"), ("+45 20 31 42 53", "+45 20 31 42 53"),
    ("+4520314253,", "+4520314253"), ("0045 20314253", "0045 20314253"),
    ("20-31-42-53", "20-31-42-53"), ("33.70.33.71", "33.70.33.71"),
    ("tlf. 33 703 370", "33 703 370"), ("(+46 70 123 45 67)", "+46 70 123 45 67"),
    ("mobil:\u{A0}20\u{A0}31\u{A0}42\u{A0}53", "20\u{A0}31\u{A0}42\u{A0}53"),
  ]) func `sees a telephone number`(text: String, number: String) {
    #expect(Self.found(text) == ["phone \(number)"])
  }

  @Test(arguments: [
    ("skriv til mette.jensen@herning.dk.", "mette.jensen@herning.dk"),
    ("<søren_å+skole@bøger.example.com>", "søren_å+skole@bøger.example.com"),
    ("12345678@skole.dk", "12345678@skole.dk"),
  ]) func `sees an e-mail address`(text: String, address: String) {
    #expect(Self.found(text) == ["email \(address)"])
  }

  @Test(arguments: [
    "0-25 år", "børn på 0-6 år og 6-16 år", "2024-2025", "2024 2025", "2024/2025", "30.10.2024",
    "2024-10-30", "20241030", "25000000 kr.", "25.000.000", "25 000 000 kroner", "33 703 370",
    "33.703.370", "kr. 12345678",
    "kl. 16.30-19.00", "16:30-19:00", "§ 4, stk. 2", "CVR 62547711", "CVR-nr. 62547711",
    "sag 20314253", "320190-1234", "011390-1234", "12345-6789-01", "1 2 3 4 5 6 7 8",
    "10 20 30 40", "5000 6000", "100 %", "300-400", "@kl", "a@b", "@ 3 timer", "20314253123",
    "A20314253", "3.07 og 3b.07", "2020-09-02-holstebro", "45 67", "1,5 mio.", "2200-2300-2400",
  ]) func `is silent about`(text: String) {
    #expect(Self.found(text) == [])
  }

  @Test func `finds all of a line, from left to right`() {
    #expect(
      Self.found("Mette 20 31 42 53, mette@skole.dk, 010190-1234") == [
        "phone 20 31 42 53", "email mette@skole.dk", "cpr 010190-1234",
      ])
  }

  @Test func `no note of the sample meetings is held back`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus/meetings/notes.jsonl").standardized
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let flagged = try lines.filter { line in
      let text = try JSONValue(parsing: String(line)).object?["text"]?.string ?? ""
      return !PersonalDetail.all(in: text).isEmpty
    }
    #expect(flagged == [])
    #expect(lines.count == 344)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `any bytes are read, and what is found lies in them in order`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "0", "1", "29", "0229", "@", ".", "-", " ", "+", "–", "å", "dk", "\u{A0}", "12345678",
    ]
    let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
    var end = 0
    for detail in PersonalDetail.all(in: text) {
      #expect(detail.utf8Range.lowerBound >= end)
      end = detail.utf8Range.upperBound
    }
    #expect(end <= text.utf8.count)
  }
}

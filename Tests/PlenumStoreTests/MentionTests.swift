import Testing

@testable import PlenumStore

@Suite struct `A mention` {
  @Test(arguments: [
    "Per var her", "det sagde per", "PERS forslag", "Per's forslag", "Per’s forslag", "Per' bil",
    "(Per)", "Per-Ole", "Bord5_Per.txt", "P\u{AD}er kom", "\u{200B}Per",
  ])
  func `is found as a word, in the genitive and with marks that nobody sees`(text: String) throws {
    #expect(try #require(Mention("Per")).isIn(text))
  }

  @Test(arguments: ["personalet", "supervisering", "Pernille", "Per2", "kasper", "persiske"])
  func `is no part of a longer word unless that is asked for`(text: String) throws {
    #expect(try !#require(Mention("Per")).isIn(text))
    #expect(try #require(Mention("Per", inside: true)).isIn(text))
  }

  @Test(arguments: [
    "Pia  Vandkær", "Pia\u{A0}Vandkær", "Pia\nVandkær", "Pia\tVandkær", "pia-vandkær",
    "Pia_Vandkærs", "Pia Vand\u{AD}kær",
  ])
  func `has anything that parts words between its words`(text: String) throws {
    let mention = try #require(Mention("Pia Vandkær"))
    #expect(mention.removed(from: "\(text) var her") == "[slettet] var her")
    #expect(try #require(Mention(text)).isIn("Pia Vandkær") || text.hasSuffix("s"))
  }

  @Test func `goes with its ending, and leaves the words that only hold it`() throws {
    let mention = try #require(Mention("Per"))
    #expect(
      mention.removed(from: "Pers personale så Per og pers.")
        == "[slettet] personale så [slettet] og [slettet].")
    #expect(mention.removed(from: "personale") == nil)
  }

  @Test func `shows what stands round it`() throws {
    let mention = try #require(Mention("Per"))
    #expect(mention.passage(in: "Her sagde\nPer nej") == "Her sagde »Per« nej")
    let long = String(repeating: "ord ", count: 30) + "Per " + String(repeating: "ord ", count: 30)
    let passage = try #require(mention.passage(in: long))
    #expect(passage.hasPrefix("…") && passage.hasSuffix("…") && passage.contains("»Per«"))
    #expect(mention.passage(in: "personale") == nil)
  }

  @Test func `does not find the mark of an earlier erasure`() throws {
    #expect(
      try #require(Mention("slettet")).removed(from: "[slettet] er slettet")
        == "[slettet] er [slettet]")
  }

  @Test func `of no words is none`() {
    #expect(Mention(" \u{AD} ") == nil && Mention("") == nil)
  }
}

import Testing

@testable import PlenumStore

@Suite struct `Taking words out of what was made of them` {
  @Test(arguments: [
    // As it is, as JSON has it, as HTML has it.
    (#"Det er "ja""#, #"Der står: Det er "ja"."#, #"Der står: [slettet]."#),
    (#"Det er "ja""#, #"{"a":"Det er \"ja\"","b":"andet"}"#, #"{"a":"[slettet]","b":"andet"}"#),
    ("a < b & c", "<p>a &lt; b &amp; c</p><p>andet</p>", "<p>[slettet]</p><p>andet</p>"),
    // A sentence of several goes alone.
    ("Ingen tid. Ingen penge", "»Ingen penge« sagde de", "»[slettet]« sagde de"),
    // What is left of it readable takes the whole text with it.
    (
      "Kommunen har ikke råd til flere hænder",
      "Der blev sagt, at kommunen har ikke råd til det hele", ""
    ),
  ])
  func `takes them out in every form`(note: String, text: String, rest: String) {
    #expect(Redaction(texts: [note]).applied(to: text) == rest)
  }

  @Test func `leaves alone what has none of them`() {
    let redaction = Redaction(texts: ["Kommunen har ikke råd til flere hænder"])
    #expect(redaction.applied(to: "Kommunen har råd til det hele") == nil)
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumReport
import Testing

/// Lines for a terminal, whatever stands in front of them.
struct TerminalTextTests {
  @Test(arguments: [-30, 0, 1, 19, 20, 80])
  func `words go on lines of the width that there is room for, and none are lost`(width: Int) {
    let words = "Der mangler specialpædagogiske konsulenter i dagtilbuddene"
    let lines = TerminalText.wrapped(words, width: width)
    #expect(lines.joined().filter { $0 != " " } == words.filter { $0 != " " })
    #expect(lines.allSatisfy { $0.count <= max(width, 20) })
  }

  @Test(arguments: [78, 79, 80, 200])
  func `a note of a very long id is still shown`(length: Int) {
    let id = String(repeating: "x", count: length)
    let note = NoteRecord(id: id, meeting: "m", kind: .ask, text: "Giv skolerne ro")
    let step = AskStep(
      state: .answered, owner: nil, answer: "Ja", role: "sekretariat",
      decided: Timestamp(milliseconds: 0), day: nil)
    let asks = AskReport([FollowedAsk(note: note, steps: [step])]).text
    let codings = CodingReport(of: [note], codings: [:], codebook: .current).text
    for text in [asks, codings] { #expect(text.contains(id) && text.contains("skolerne")) }
  }
}

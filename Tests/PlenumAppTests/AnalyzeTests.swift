import PlenumApp
import PlenumModel
import Testing

struct AnalyzeTests {
  @Test func `writes a sentence a line with places in the whole text`() throws {
    let text = "Børn leger.\nInklusionsudfordringer"
    let lines = Plenum.analysis(of: Array(text.utf8), as: .jsonl).text.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(
      lines[0] == #"{"start":0,"end":12,"text":"Børn leger.","tokens":["#
        + #"{"start":0,"end":5,"text":"Børn","lemma":"barn","parts":[]},"#
        + #"{"start":6,"end":11,"text":"leger","lemma":"lege","parts":[]},"#
        + #"{"start":11,"end":12,"text":".","lemma":".","parts":[]}]}"#)
    #expect(lines[1].contains(#""start":13,"end":35"#))
    #expect(lines[1].contains(#""parts":["inklusion","udfordring"]"#))
  }

  @Test func `writes ten columns a word, and says where no blank follows`() {
    let lines = Plenum.analysis(of: Array("Børn leger.".utf8), as: .conllu).text
    #expect(
      lines == """
        # sent_id = 1
        # text = Børn leger.
        1\tBørn\tbarn\t_\t_\t_\t_\t_\t_\tTokenRange=0:5
        2\tleger\tlege\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=6:11
        3\t.\t.\t_\t_\t_\t_\t_\t_\tTokenRange=11:12


        """)
  }

  @Test(arguments: [AnalysisFormat.jsonl, .conllu])
  func `finds nothing in an empty text, and takes bytes that are no text`(format: AnalysisFormat) {
    #expect(Plenum.analysis(of: [], as: format).status == .nothingFound)
    #expect(Plenum.analysis(of: [0xFF, 0x20, 0x61], as: format).status == .done)
  }
}

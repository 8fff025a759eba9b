import PlenumModel
import Testing

@testable import PlenumIntake

@Suite struct `The bytes of a text` {
  @Test func `are refused where one line is damaged, wherever text is read`() throws {
    let bytes = Array("Vi mangler lærere\nog p".utf8) + [0xE5] + Array(" skolen\n".utf8)
    #expect(throws: TextProblem.mixedEncodings(line: 2)) { try TextBytes.text(of: bytes) }
    #expect(
      NotesFileReader.read(bytes).problems == [
        NotesFileProblem(line: 2, reason: .invalidUTF8)
      ])
    #expect(try TextBytes.text(of: Array("p".utf8) + [0xE5]) == "på")
  }

  private func utf16(_ units: [UInt16], lowFirst: Bool) -> [UInt8] {
    (lowFirst ? [0xFF, 0xFE] : [0xFE, 0xFF])
      + units.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return lowFirst ? bytes.reversed() : bytes
      }
  }

  @Test(arguments: [true, false])
  func `are refused where UTF-16 is cut off, has half a sign or a NUL`(lowFirst: Bool) throws {
    let word = Array("på".utf16)
    #expect(try TextBytes.text(of: utf16(word, lowFirst: lowFirst)) == "på")
    #expect(throws: TextProblem.brokenUTF16) {
      try TextBytes.text(of: utf16(word, lowFirst: lowFirst) + [0x61])
    }
    #expect(throws: TextProblem.brokenUTF16) {
      try TextBytes.text(of: utf16(word + [0xD800], lowFirst: lowFirst))
    }
    #expect(throws: TextProblem.nul(line: 2)) {
      try TextBytes.text(of: utf16(word + [0x0A, 0, 0x61], lowFirst: lowFirst))
    }
  }

  @Test func `two hyphens alone end a mail, and part notes`() {
    func texts(_ text: String) -> [String] {
      NotesFileReader.read(Array(text.utf8)).notes.map(\.record.text)
    }
    #expect(
      texts("Bord 1\n\n- Vi mangler lærere\n--\n- Vi mangler ro\n")
        == ["Vi mangler lærere", "Vi mangler ro"])
    #expect(texts("Bord 1\n\n- Vi mangler lærere\n--\nHanne Hansen\n") == ["Vi mangler lærere"])
  }

  @Test func `a programme's item of three parts keeps all, and tables take a dash`() throws {
    let item = try MeetingValue.programmeItem("Velkommen | borgmesteren | KL")
    #expect(item.text == "Velkommen" && item.by == "borgmesteren | KL")
    #expect(try MeetingValue.tables("1–3, 5") == [1, 2, 3, 5])
  }
}

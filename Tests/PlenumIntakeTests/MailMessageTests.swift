import PlenumIntake
import PlenumModel
import TestSupport
import Testing

@Suite struct MailMessageTests {
  private static let letter = """
    From: Mette Holm <mette@kl.example>
    To: sekretariat@byen.example
    Subject: =?UTF-8?Q?Invitation_til_dialogm=C3=B8de?=
     =?UTF-8?B?IG9tIGLDuHJu?=
    Date: Mon, 1 Mar 2021 09:12:00 +0100
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="==grænse"

    This is a multi-part message in MIME format.
    --==grænse
    Content-Type: multipart/alternative; boundary=inner

    --inner
    Content-Type: text/html; charset=utf-8

    <p>KL inviterer</p>
    --inner
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Kære alle

    KL inviterer til dialogm=C3=B8de torsdag den 15. april 2021 kl. 16-18 p=
    =C3=A5 R=C3=A5dhuset i Viborg.
    --inner--
    --==grænse
    Content-Type: application/pdf; name="=?UTF-8?Q?F=C3=A6lles_program.pdf?="
    Content-Disposition: attachment; filename="=?UTF-8?Q?F=C3=A6lles_program.pdf?="
    Content-Transfer-Encoding: base64

    JVBERi0xLjQK
    --==grænse--
    """

  @Test(arguments: ["\n", "\r\n"])
  func `reads a letter that was saved as a mail`(lineEnd: String) throws {
    let bytes = Array(Self.letter.replacing("\n", with: lineEnd).utf8)
    let letter = try LetterReader.read(bytes: bytes)
    #expect(letter.title == "Invitation til dialogmøde om børn")
    #expect(letter.letterDate?.description == "2021-03-01")
    #expect(letter.sessions.map { $0.date?.description } == ["2021-04-15"])
    #expect(letter.place?.venue == "Rådhuset i Viborg")
    #expect(letter.organiser == "KL")
    #expect(letter.attachments == ["Fælles program.pdf"])
  }

  @Test func `reads a body that travelled as letters and one in an older character set`() throws {
    func mail(_ encoding: String, _ body: [UInt8]) -> MailMessage? {
      MailMessage(
        Array("Subject: Møde\nContent-Transfer-Encoding: \(encoding)\n\n".utf8) + body)
    }
    #expect(mail("base64", Array("S8OmcmUg\nYWxsZQ==".utf8))?.text?.hasSuffix("Kære alle") == true)
    #expect(mail("8bit", [0x4B, 0xE6, 0x72, 0x65])?.text?.hasSuffix("Kære") == true)
    #expect(
      mail("quoted-printable", Array("a=3Db=E6=\nc=".utf8))?.text?.hasSuffix("a=bæc=") == true)
  }

  @Test func `keeps a page where a mail has no plain text`() {
    let mail = MailMessage(
      Array("From: a\nContent-Type: text/html\n\n<p>Kære alle</p>".utf8))
    #expect(mail?.body == .html(Array("<p>Kære alle</p>".utf8)))
    #expect(mail?.text == nil)
  }

  @Test(arguments: [
    "", "Kære alle\n\nVi holder møde.", "Fra: KL\nEmne: Møde\n\nKære alle",
    "Subject: Invitation\nFrom: KL\n\nKære alle", "From: a\nMIME-Version: 1.0",
    "Tid: kl. 17\nSted: Rådhuset\n\nKom", "From: a\nContent-Type: application/pdf\n\nx",
  ])
  func `leaves text that is no saved mail as it is`(text: String) {
    #expect(MailMessage(Array(text.utf8)) == nil)
  }

  @Test func `reads damaged mails without stopping`() {
    var random = SeededRandom(seed: 31)
    let bytes = Array(Self.letter.utf8)
    for _ in 0..<3000 { _ = MailMessage(random.mutated(bytes))?.text }
    // Parts within parts without end.
    let nested = String(
      repeating: "Content-Type: multipart/mixed; boundary=a\n\n--a\n", count: 3000)
    #expect(MailMessage(Array(("From: b\n" + nested).utf8)) == nil)
  }
}

import PlenumIntake
import PlenumModel
import Testing

/// Files as note-takers send them: headings in words of their own, mails, and what a table's page holds copied into one.
@Suite struct `Notes as people send them` {
  private func notes(_ text: String) -> [String] {
    NotesFileReader.read(Array(text.utf8)).notes.map { entry in
      let record = entry.record
      return [
        record.table.map(String.init) ?? "-", record.theme ?? "-", record.kind.rawValue,
        record.municipality ?? "-", record.text + (entry.flag == .unsure ? " (unsure)" : ""),
      ].joined(separator: "|")
    }
  }

  @Test(arguments: [
    "Referat fra bord 2", "Noter fra bord 2", "Fra bord 2:", "Her er noterne fra bord 2",
    "Vores noter fra bord nr. 2:", "2. bord", "Noter – bord 2", "Bord 2 igen", "Bord 2 (fortsat)",
    "Bord 2 (Lemvig, Struer)", "Bord 2 – Lemvig og Struer", "Referat fra bord 2 (Lemvig, Struer)",
  ])
  func `a line that leads up to another table begins its notes`(line: String) {
    #expect(
      notes("Bord 1\n- første note\n- anden note\n\n\(line)\n- tredje note\n\n- Fjerde note\n") == [
        "1|-|point|-|første note", "1|-|point|-|anden note", "2|-|point|-|tredje note",
        "2|-|point|-|Fjerde note",
      ])
  }

  @Test(arguments: ["Referat bord 2, tema 3", "Bord 2 igen, tema 3:", "Bord 2 (Lemvig): tema 3"])
  func `it may name the theme as well`(line: String) {
    #expect(
      notes("Bord 1\nTema 1\n- et\n\(line)\n- to") == ["1|1|point|-|et", "2|3|point|-|to"])
  }

  @Test func `in a mail it stands above all notes, and is none`() {
    #expect(
      notes("Hej Lone\n\nHer er noterne fra bord 5, tema 2:\n\n- for få hænder\n- vi savner ro\n")
        == [
          "5|2|point|-|for få hænder", "5|2|point|-|vi savner ro",
        ])
    #expect(
      notes("Noter fra bord 3\nVi mangler ro\n\nNoter fra bord 4\nVi har tid\n") == [
        "3|-|point|-|Vi mangler ro", "4|-|point|-|Vi har tid",
      ])
  }

  @Test(arguments: [
    "Bord 1+2", "Bord 1 og 2", "Bord 3, 4", "Bordene 1, 2 og 3", "Alle borde",
    "Fælles (alle borde)", "Fælles for alle borde:",
  ])
  func `what several tables say is of no one of them`(line: String) {
    #expect(
      notes("Bord 1\n- et\n\n\(line)\n- vi vil gerne mødes igen\n\nBord 2\n- to") == [
        "1|-|point|-|et", "-|-|point|-|vi vil gerne mødes igen", "2|-|point|-|to",
      ])
  }

  @Test func `a line that names a table otherwise is shown to be doubtful`() {
    #expect(
      notes("Bord 1\n- et\n\nFra bord 2: vi er enige\n- to") == [
        "1|-|point|-|et", "1|-|point|-|Fra bord 2: vi er enige (unsure)", "1|-|point|-|to",
      ])
  }

  @Test(arguments: ["Skidt:", "Dårligt:", "Svagheder:", "Ulemper:", "Det går skidt:", "Skidt"])
  func `what goes badly is a challenge, and no theme`(line: String) {
    #expect(
      notes(
        "Bord 3\nTema 2\n\nGodt:\n- co-teaching\n\n\(line)\n- fravær\n\nØnsker til KL\n- mere frihed"
      )
        == ["3|2|success|-|co-teaching", "3|2|challenge|-|fravær", "3|2|ask|-|mere frihed"])
  }

  @Test func `a word with a colon among kinds is no theme where themes are called so`() {
    #expect(
      notes("Bord 3\nTema 2\nGodt:\n- ro\nNytænkning:\n- tid\nØnsker til KL:\n- frihed") == [
        "3|2|success|-|ro", "3|2|point|-|tid", "3|2|ask|-|frihed",
      ])
  }

  @Test(arguments: ["Fælles", "Evt.", "Evt", "Eventuelt", "Skidt", "Hele bordet"])
  func `a word of the headings never becomes a word of a note`(line: String) {
    let read = notes("Bord 1\n- et\n\n\(line)\n- vi vil gerne mødes igen\n- mere tid")
    #expect(
      read.map { $0.split(separator: "|").last ?? "" } == [
        "et", "vi vil gerne mødes igen", "mere tid",
      ])
    #expect(read.allSatisfy { $0.hasPrefix("1|-|") })
  }

  // MARK: Mails

  private static let mail = """
    From: Notetager <n@example.org>
    Subject: =?UTF-8?Q?Noter_fra_b=C3=B8rnem=C3=B8det?=
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    Bord 3
    Tema 1
    - for f=C3=A5 h=C3=A6nder p=C3=A5 stuen, og det er en lang linje som =
    brydes her
    + co-teaching
    """

  @Test func `a saved mail is read as it was written`() {
    #expect(
      notes(Self.mail) == [
        "3|1|challenge|-|for få hænder på stuen, og det er en lang linje som brydes her",
        "3|1|success|-|co-teaching",
      ])
  }

  @Test func `a mail that only brings files says so`() throws {
    func mail(_ words: String) -> [UInt8] {
      Array(
        """
        From: n@example.org
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="x"

        --x
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        \(words)
        --x
        Content-Type: application/octet-stream; name="bord-3.jsonl"
        Content-Disposition: attachment; filename="bord-3.jsonl"

        {}
        --x--
        """.utf8)
    }
    let empty = NotesFileReader.read(mail("Hej alle\n\nVenlig hilsen\nN"))
    #expect(
      empty.problems == [
        NotesFileProblem(line: 0, reason: .noNotesInMail(attachments: "bord-3.jsonl"))
      ])
    let filled = NotesFileReader.read(mail("Bord 3\n- ro"))
    #expect(filled.notes.map(\.record.text) == ["ro"])
    #expect(filled.unread == [.attachments("bord-3.jsonl")])
  }

  // MARK: What a page holds

  private static let line =
    #"{"id":"01a2b3c4-0000-7000-8000-000000000001","meeting":"2020-09-02-holstebro","table":3,"theme":"Inklusion","municipality":null,"kind":"challenge","text":"for få hænder, og ro","revision":1}"#

  private func wrapped(_ text: String, mark: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > 60 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.map { mark + $0 }.joined(separator: "\n")
  }

  @Test(arguments: ["", "> ", "> > ", "  "])
  func `lines of a table's page are found among the words of a mail`(mark: String) {
    for lines in [mark + Self.line, wrapped(Self.line, mark: mark)] {
      let text = "Hej Lone\n\nHer er noterne:\n\n\(lines)\n\nVenlig hilsen\nPer\n"
      let file = NotesFileReader.read(Array(text.utf8))
      #expect(file.problems == [])
      #expect(file.notes.map(\.record.text) == ["for få hænder, og ro"])
      #expect(file.notes.map(\.record.table) == [3])
      #expect(file.notes.map(\.record.id) == ["01a2b3c4-0000-7000-8000-000000000001"])
      let accounted =
        file.notes.map(\.line) + file.joinedLines + file.passedOver.map(\.line)
      let filled = text.split(separator: "\n").count { $0.contains { $0 != " " } }
      #expect(accounted.count == filled, "no line is lost in silence")
    }
  }

  @Test func `a file of lines may end in a greeting, and hides nothing else`() {
    let greeted = NotesFileReader.read(Array("\(Self.line)\n\nVenlig hilsen\nPer\n".utf8))
    #expect(greeted.notes.count == 1)
    #expect(greeted.problems == [])
    let broken = NotesFileReader.read(
      Array("\(Self.line)\nlidt tekst\n\(Self.line.dropLast())\n".utf8))
    #expect(broken.problems.map(\.line) == [2, 3])
  }

  // MARK: Sheets and documents

  @Test func `a column that says nothing is named, and a theme's number is read`() {
    let sheet = NotesFileReader.read(
      Array("Bord;Temanr.;Lokale;Tom;Notat\n1;2;B3;;for få hænder\n".utf8))
    #expect(sheet.notes.map(\.record.theme) == ["2"])
    #expect(sheet.unread == [.column("Lokale")])
  }

  @Test func `documents are told by what they hold`() {
    func format(_ text: String) -> WordDocument.Format? {
      WordDocument.format(of: Array(text.utf8))
    }
    #expect(format("{\\rtf1\\ansi") == .rtf)
    #expect(format("\n<!DOCTYPE html><p>x") == .html)
    #expect(format("<h1>Bord 3</h1>") == .html)
    #expect(format("<p class=x>") == .html)
    #expect(format("<pause> i ti minutter") == nil)
    #expect(format("< 10 børn pr. voksen") == nil)
  }

  @Test(arguments: [
    (#"{\rtf1\uc1 f\u229?r h\u230 ?nder}"#, #"{\rtf1\uc1 f\u229\'3fr h\u230\'3fnder}"#),
    (
      #"{\rtf1\uc0 f\u229 r{\uc1 p\u229\'e5}\u230 b}"#,
      #"{\rtf1\uc1 f\u229\'3fr{\uc1 p\u229\'3f}\u230\'3fb}"#
    ),
    (#"{\rtf1\uc2 \u8211 --x\par}"#, #"{\rtf1\uc1 \u8211\'3fx\par}"#),
    (#"\u229"#, #"\u229\'3f"#), (#"a\\u b\{\'e5"#, #"a\\u b\{\'e5"#),
    (#"\u229{x}"#, #"\u229\'3f{x}"#), (#"\bin3 }}}x"#, #"\bin0 x"#), ("\\", "\\"),
  ])
  func `RTF keeps the letters after Danish ones`(text: String, expected: String) {
    #expect(
      String(decoding: RichText.withPlainSubstitutes(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("– tankestreg", NoteKind.challenge, "tankestreg"), ("—Vi mangler", .challenge, "Vi mangler"),
    ("–5 grader", nil, "–5 grader"), ("-Vi mangler", .challenge, "Vi mangler"),
  ])
  func `a dash that a telephone made long is the sign that was typed`(
    line: String, kind: NoteKind?, text: String
  ) {
    #expect(TypedNote(line).kind == kind)
    #expect(TypedNote(line).text == text)
  }
}

import PlenumModel
import Testing

@Suite struct `Ids of notes from outside` {
  let meeting = MeetingID("2020-09-02-holstebro")

  // Python: uuid.uuid5(UUID("6b1f0c5e-3a52-4d0e-9f5c-0f6f2f1f7a01"), "20:2020-09-02-holstebro,5:S-001,") and so on;
  // counts are bytes of UTF-8.
  @Test func `a source id is a name in its meeting`() throws {
    let meeting = try #require(meeting)
    #expect(
      UniqueID(noteCalled: "S-001", in: meeting).description
        == "79e68b58-0d71-5332-a805-f0851043ba78")
    #expect(
      UniqueID(noteCalled: "blåbær/7", in: meeting).description
        == "4cd8eaff-df56-5e08-9b23-d88d903313b0")
  }

  @Test func `a source id that is a UUID is kept`() throws {
    let meeting = try #require(meeting)
    let id = "0190f3a2-7b1c-7def-8123-456789abcdef"
    #expect(UniqueID(noteCalled: id, in: meeting).description == id)
  }

  @Test func `a note without an id is named by what it says and where`() throws {
    let meeting = try #require(meeting)
    let theme = ThemeKey(title: "Inklusion")
    #expect(
      UniqueID(
        noteSaying: "få hænder", kind: .challenge, table: 3, theme: theme, in: meeting,
        occurrence: 0
      ).description == "b0e4babc-c7aa-59fc-9449-89a951a20915")
    #expect(
      UniqueID(
        noteSaying: "få hænder", kind: .point, table: nil, theme: nil, in: meeting, occurrence: 1
      ).description == "3ce03e56-d417-5d82-ae34-c3e2fa3af6c9")
  }

  @Test func `composed and decomposed letters give the same id`() throws {
    let meeting = try #require(meeting)
    #expect(
      UniqueID(noteCalled: "a\u{30A}1", in: meeting) == UniqueID(noteCalled: "\u{E5}1", in: meeting)
    )
  }

  @Test func `fields do not run into each other`() throws {
    let (short, long) = (try #require(MeetingID("a")), try #require(MeetingID("a,1:b")))
    #expect(UniqueID(noteCalled: "b,1:c", in: short) != UniqueID(noteCalled: "c", in: long))
  }
}

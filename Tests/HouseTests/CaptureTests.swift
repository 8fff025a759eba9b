import Foundation
import TestSupport
import Testing

/// The capture session of the real binary on a terminal.
final class CaptureTests {
  private let folder: TemporaryFolder
  private let meeting = "2024-10-30-herning"
  private var environment: [String: String] {
    ["PLENUM_DB": folder["store.sqlite"].path(), "HOME": folder.path]
  }

  init() throws {
    folder = try TemporaryFolder("capture")
    _ = try Shell.run(
      Built.plenum.path(), "meeting", "create", "--title", "Møde", "--date", "2024-10-30",
      "--place",
      "Herning", "--theme", "Inklusion", "--theme", "Økonomi", environment: environment)
  }

  private func open() throws -> PseudoTerminal {
    try PseudoTerminal(
      ["capture", "--meeting", meeting, "--table", "3", "--theme", "1"], environment: environment)
  }

  private func texts() throws -> [String] {
    let output = try Shell.run(
      Built.plenum.path(), "export", "--meeting", meeting, environment: environment)
    return output.standardOutput.split(separator: "\n").compactMap { line in
      let note = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return note?["text"] as? String
    }
  }

  @Test func `edits, completes and stores lines, and ends with a summary`() throws {
    let terminal = try open()
    try terminal.wait(for: "Bord 3 · 0 gemt > ")
    try terminal.type("Vi mangler pædagogr\u{7F}er æøå\r", until: "3.01 gemt")
    try terminal.type("- Hern\tfor få timer\r", until: "3.02 gemt")
    try terminal.type(".lis\t\r", until: "Udfordring: for få timer [Herning]")
    try terminal.type("", until: "Bord 3 · 2 gemt > ")
    // Fetched from the history and gone on with.
    try terminal.type("\u{1B}[A\u{1B}[A og nu\r", until: "3.03 gemt")
    try terminal.wait(for: "3 gemt > ")
    try terminal.type("\u{4}", until: "3 notater gemt, det sidste er 3.03.")
    #expect(terminal.ended().status == 0)
    #expect(try texts() == ["Vi mangler pædagoger æøå", "for få timer", "for få timer og nu"])
  }

  @Test func `thirty pasted lines are thirty notes after a yes, one is typed text`() throws {
    let terminal = try open()
    try terminal.wait(for: "0 gemt > ")
    let lines = (1...30).map { "- linje \($0)" }.joined(separator: "\r")
    try terminal.type(
      "\u{1B}[200~\(lines)\u{1B}[201~", until: "Gem 30 linjer som 30 notater? (j/n) ")
    try terminal.type("j\r", until: "30 gemt > ")
    try terminal.type("før \u{1B}[200~indsat\u{1B}[201~ efter\r", until: "3.31 gemt")
    try terminal.wait(for: "31 gemt > ")
    try terminal.type("\u{4}", until: "31 notater gemt")
    #expect(try texts().last == "før indsat efter")
  }

  @Test func `a line in a window that changes its width is drawn anew beneath`() throws {
    let terminal = try open()
    try terminal.wait(for: "0 gemt > ")
    try terminal.type("en halv linje", until: "linje")
    terminal.resize(columns: 50)
    try terminal.wait(for: "\r\n\u{1B}[J")
    try terminal.wait(for: "Bord 3 · 0 gemt > en halv linje")
    try terminal.type(" og hel\r", until: "3.01 gemt")
    #expect(try texts() == ["en halv linje og hel"])
  }

  @Test func `Ctrl-C keeps the line within reach, a second one ends`() throws {
    let terminal = try open()
    try terminal.wait(for: "0 gemt > ")
    try terminal.type("halv linje\u{3}", until: "Pil op henter den igen.")
    try terminal.wait(for: "0 gemt > ")
    try terminal.type("\u{1B}[A og hel\r", until: "3.01 gemt")
    try terminal.wait(for: "1 gemt > ")
    try terminal.type("\u{3}", until: "slutter.")
    try terminal.wait(for: "1 gemt > ")
    try terminal.type("\u{3}", until: "1 notat gemt")
    #expect(terminal.ended().status == 0)
    #expect(try texts() == ["halv linje og hel"])
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `told to stop, it keeps the words under the cursor and gives the terminal back`(
    number: Int32
  ) throws {
    let terminal = try open()
    try terminal.wait(for: "0 gemt > ")
    try terminal.type("kun halvt skrevet", until: "halvt skrevet")
    #expect(!terminal.isCooked)
    terminal.signal(number)
    try terminal.wait(for: "og tilbydes næste gang.")
    let end = terminal.ended()
    #expect(end.reason == .uncaughtSignal)
    #expect(end.status == number)
    #expect(terminal.isCooked)
    let next = try open()
    try next.wait(for: "1 linje fra tidligere blev ikke gemt. Gem nu? (j/n) ")
    try next.type("j\r", until: "3.01 gemt")
    #expect(try texts() == ["kun halvt skrevet"])
  }

  @Test(arguments: [SIGINT, SIGHUP])
  func `without editing, it keeps the half line and says how it ended`(number: Int32) throws {
    let terminal = try PseudoTerminal(
      ["capture", "--meeting", meeting, "--table", "3", "--plain"], environment: environment)
    try terminal.wait(for: "0 gemt > ")
    try terminal.type("en hel\r", until: "3.01 gemt")
    try terminal.wait(for: "1 gemt > ")
    try terminal.type("kun halvt skrevet", until: "halvt skrevet")
    terminal.signal(number)
    try terminal.wait(for: "og tilbydes næste gang.")
    try terminal.wait(for: "1 notat gemt, det sidste er 3.01.")
    let end = terminal.ended()
    #expect(end.reason == .uncaughtSignal)
    #expect(end.status == number)
    let next = try open()
    try next.wait(for: "1 linje fra tidligere blev ikke gemt. Gem nu? (j/n) ")
    try next.type("j\r", until: "3.02 gemt")
    #expect(try texts() == ["en hel", "kun halvt skrevet"])
  }

  @Test func `a paste that breaks off under a signal is kept as far as it came`() throws {
    let terminal = try open()
    try terminal.wait(for: "0 gemt > ")
    try terminal.type("Før \u{1B}[200~en\rto\rtre", until: "Før ")
    terminal.signal(SIGHUP)
    try terminal.wait(for: "og tilbydes næste gang.")
    _ = terminal.ended()
    let next = try open()
    try next.wait(for: "fra tidligere blev ikke gemt. Gem nu? (j/n) ")
    try next.type("j\r", until: "gemt > ")
    try next.type("\u{4}", until: "notater gemt")
    #expect(try texts().first == "Før en")
  }

  @Test func `answers are not among the lines that the arrows fetch`() throws {
    let terminal = try open()
    try terminal.wait(for: "0 gemt > ")
    try terminal.type("en linje\r", until: "3.01 gemt")
    try terminal.wait(for: "1 gemt > ")
    try terminal.type("Før \u{1B}[200~a\rb\u{1B}[201~", until: "(j/n) ")
    try terminal.type("n\r", until: "Intet af det er gemt.")
    // What was typed before the paste stands there again.
    try terminal.wait(for: "1 gemt > Før")
    try terminal.type("\u{15}\u{1B}[A\r", until: "3.02 gemt")
    #expect(try texts() == ["en linje", "en linje"])
  }

  @Test func `a file of lines is read as any other file, whatever wrote it`() throws {
    // What stands for the program and the place at the table is filled in.
    func type(_ line: String) throws -> Shell.Output {
      try Shell.run(
        "bash", "-c", line.replacing("TABLE", with: "--meeting \(meeting) --table 3"),
        Built.plenum.path(), environment: environment, in: folder.url)
    }
    let file = #"printf 'Skole p\xe5 \xf8en\n' > a.txt; "$0" capture TABLE < a.txt"#
    #expect(try type(file).status == 0)
    let mixed = try type(
      #"printf 'Lærere\nSkole p\xe5 landet\n' > b.txt; "$0" capture TABLE < b.txt"#)
    #expect(mixed.status == 2 && mixed.standardError.contains("Linje 2"))
    #expect(try type(#"printf 'en p\xe5\n' | "$0" capture TABLE"#).status == 0)
    let typed = try type(#""$0" note add TABLE -- $'Skole p\xe5 landet'"#)
    #expect(typed.status == 2 && typed.standardError.contains("gået i stykker"))
    #expect(try texts() == ["Skole på øen", "en på"])
  }

  @Test func `a municipality's answers are on the disk one by one`() throws {
    let terminal = try PseudoTerminal(
      ["reflect", "--meeting", meeting, "--municipality", "Odder"], environment: environment)
    try terminal.wait(for: "> ")
    try terminal.type("Fælles legegrupper\r", until: "0.01 gemt")
    try terminal.wait(for: "> ")
    try terminal.type("Ring 86 12 34 56\r", until: "(j/n) ")
    try terminal.type("n\r", until: "Ikke gemt.")
    try terminal.wait(for: "> ")
    terminal.signal(SIGKILL)
    _ = terminal.ended()
    #expect(try texts() == ["Fælles legegrupper"])
  }

  @Test func `a key that the terminal sends as a sequence is no Escape`() throws {
    _ = try Shell.run(
      Built.plenum.path(), "note", "add", "--meeting", meeting, "--table", "1", "--",
      "Vi mangler lærere", environment: environment)
    let terminal = try PseudoTerminal(
      ["code", "review", "--meeting", meeting, "--json"], environment: environment)
    try terminal.wait(for: "1.01")
    // A function key and a Tab backwards; then the note is accepted.
    try terminal.type("\u{1B}OP\u{1B}[Zg", until: "Alle notater er gennemgået.")
    try terminal.type("q", until: "\"accepted\": 1")
    #expect(terminal.ended().status == 0)
  }

  @Test func `lines that come through a pipe are stored as they are, a refused one is named`()
    throws
  {
    let input = "+ en\n\nRing 86 12 34 56\n.tema 2\nto\n"
    let output = try Shell.run(
      Built.plenum.path(), "capture", "--meeting", meeting, "--table", "3", input: input,
      environment: environment)
    #expect(output.status == 2)
    #expect(output.standardError.contains("Linje 3 har noget, der ligner et telefonnummer."))
    #expect(!output.standardOutput.contains("\u{1B}"))
    #expect(try texts() == ["en", "to"])
  }
}

import Foundation
import PlenumIntake
import PlenumModel
import PlenumStore
import Testing

@testable import PlenumApp

@Suite struct `A session at a table` {
  let desk: Desk
  private let meeting = "2024-10-30-herning"

  init() throws {
    desk = try Desk()
    try desk.meeting()
  }

  private func session(theme: String? = nil, allowsPersonal: Bool = false) throws -> CaptureSession
  {
    try desk.plenum.capture(
      meeting: meeting, table: 3, theme: theme, allowsPersonal: allowsPersonal)
  }

  private func stored() throws -> [String] {
    try desk.plenum.listNotes(of: meeting, NoteFilter()).json.object?["notes"]?.array?.map { note in
      ["ref", "kind", "municipality", "text"].map { note.object?[$0]?.string ?? "-" }
        .joined(separator: "|")
    } ?? []
  }

  @Test func `a line is a note on the disk when its reference is shown`() throws {
    var session = try session(theme: "1")
    _ = session.begin()
    let reply = session.take("- Herning: For få støttetimer")
    #expect(reply.lines.first?.hasPrefix("3.01 gemt ") == true)
    #expect(try stored() == ["3.01|challenge|Herning|For få støttetimer"])
    #expect(session.prompt == "Bord 3 · 1 gemt > ")
    _ = session.take("")
    _ = session.take("-5 % er for meget")
    _ = session.take("..slut sagde de")
    #expect(
      try stored().dropFirst() == ["3.02|point|-|-5 % er for meget", "3.03|point|-|.slut sagde de"])
  }

  @Test(
    arguments: [
      ("+ a", "success"), ("-a", "challenge"), ("* a", "inspiration"), ("!a", "ask"),
      ("? a", "question"), ("a", "point"), ("Udfordring: a", "challenge"),
    ])
  func `the sign in front is the kind`(line: String, kind: String) throws {
    var session = try session()
    _ = session.take(line)
    #expect(try stored() == ["3.01|\(kind)|-|a"])
  }

  @Test func `undoes notes and edits, the latest first`() throws {
    var session = try session()
    _ = session.take("en")
    _ = session.take("to")
    #expect(session.take(".ret 3.01").prefill == "en")
    #expect(session.prompt == "Ret 3.01 > ")
    _ = session.take("+ Skive: en og en halv")
    #expect(try stored() == ["3.01|success|Skive|en og en halv", "3.02|point|-|to"])
    _ = session.take(".fortryd")
    #expect(try stored() == ["3.01|point|-|en", "3.02|point|-|to"])
    _ = session.take(".undo")
    #expect(try stored() == ["3.01|point|-|en"])
    _ = session.take(".undo")
    #expect(try stored() == [])
    #expect(session.take(".undo").isRefused)
  }

  @Test func `an empty line leaves an edited note, words after the reference change it at once`()
    throws
  {
    var session = try session()
    _ = session.take("en")
    _ = session.take(".ret")
    #expect(session.take("").lines == ["3.01 er ikke ændret."])
    _ = session.take(".edit 3.01 to")
    #expect(try stored() == ["3.01|point|-|to"])
    _ = session.take(".ret")
    #expect(session.take(".liste").lines.count == 2, "a command is one here too")
    _ = session.take(".ret")
    #expect(session.take(".vrøvl").isRefused)
    #expect(try stored() == ["3.01|point|-|to"], "and never the note's new words")
    #expect(session.take(".ret tre").isRefused)
    #expect(session.take(".ret 9.99").isRefused)
    #expect(session.take(".vrøvl").isRefused)
  }

  @Test func `a note of several lines is one note`() throws {
    var session = try session()
    _ = session.take(#"første \"#)
    _ = session.take(#"anden \"#)
    _ = session.take("tredje")
    _ = session.take(".flere")
    _ = session.take("a")
    _ = session.take("b")
    _ = session.take("")
    #expect(try stored() == ["3.01|point|-|første\nanden\ntredje", "3.02|point|-|a\nb"])
    // Edited as one line, and left as it is: its lines stay.
    let line = try #require(session.take(".ret 3.01").prefill)
    #expect(session.take(line).lines == ["3.01 siger det allerede."])
    _ = session.take(".ret 3.01")
    _ = session.take("+ Herning: " + line)
    #expect(try stored()[0] == "3.01|success|Herning|første\nanden\ntredje")
  }

  @Test func `a tab is a blank`() throws {
    var session = try session()
    _ = session.take("- Herning:\tfor få\ttimer")
    #expect(try stored() == ["3.01|challenge|Herning|for få timer"])
  }

  @Test func `pasted lines are notes only after a yes`() throws {
    var session = try session()
    let lines = (1...30).map { "linje \($0)" }
    #expect(session.takePasted(lines).question == "Gem 30 linjer som 30 notater? (j/n) ")
    #expect(session.take("hvad?").question != nil)
    _ = session.take("n")
    #expect(try stored() == [])
    _ = session.takePasted(lines)
    _ = session.take("j")
    #expect(try stored().count == 30)
    #expect(session.end().lines.last?.hasPrefix("30 notater gemt, det sidste er 3.30.") == true)
  }

  @Test func `a number of a person is asked about, and a no gives the line back`() throws {
    var session = try session()
    let reply = session.take("+ Skive: Ring 86 12 34 56")
    #expect(reply.question?.contains("et telefonnummer") == true)
    #expect(session.take("n").prefill == "+ Skive: Ring 86 12 34 56")
    #expect(try stored() == [])
    _ = session.take("Ring 86 12 34 56")
    _ = session.take("j")
    #expect(try stored() == ["3.01|point|-|Ring 86 12 34 56"])
  }

  @Test func `changes theme, and says which there are`() throws {
    var session = try session()
    #expect(session.take(".tema").lines == ["  1. Leg og læring", "  2. Læsning"])
    #expect(session.take(".tema læsning").lines == ["Tema 2: Læsning"])
    _ = session.take("en")
    let note = try desk.plenum.showNote("3.01", of: meeting)
    #expect(note.json.object?["theme"]?.string == "Læsning")
    #expect(session.take(".tema 9").isRefused)
  }

  @Test func `a line that could not be stored stands ready, and is offered by the next session`()
    throws
  {
    var session = try session()
    _ = session.take("en")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: desk.store)
    let other = String(repeating: "x", count: NoteDraft.longestText + 1)
    let refused = session.take(other)
    #expect(refused.isRefused)
    #expect(refused.prefill == other)
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    #expect(refused.lines.last == "Linjen er lagt i \(path) og tilbydes næste gang.")
    #expect(try desk.mode(of: path) == 0o600)
    try FileManager.default.removeItem(atPath: path)
    #expect(session.keep("halvt notat").lines.count == 1)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: desk.store)
    var next = try self.session()
    #expect(next.begin().question == "1 linje fra tidligere blev ikke gemt. Gem nu? (j/n) ")
    _ = next.take("j")
    #expect(try stored() == ["3.01|point|-|en", "3.02|point|-|halvt notat"])
    #expect(!desk.hasFile(path))
  }

  @Test func `a line that waits is offered once, and not when it was stored after all`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    var session = try session()
    _ = session.keep("+ Herning: sendt igen")
    _ = session.keep("aldrig gemt")
    _ = session.take("+ Herning: sendt igen")
    var next = try self.session()
    #expect(next.begin().question == "1 linje fra tidligere blev ikke gemt. Gem nu? (j/n) ")
    #expect(try desk.text(of: path) == "aldrig gemt\n")
    #expect(next.take("n").lines.first?.hasPrefix("De ligger stadig i") == true)
    _ = next.take("aldrig gemt")
    var last = try self.session()
    #expect(last.begin().question == nil)
    #expect(!desk.hasFile(path))
    #expect(
      try stored() == ["3.01|success|Herning|sendt igen", "3.02|point|-|aldrig gemt"])
  }

  @Test func `a line that waits stays in its file until it is stored`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    let long = String(repeating: "x", count: NoteDraft.longestText + 1)
    var session = try session()
    _ = session.keep("en")
    _ = session.keep(long)
    var next = try self.session()
    _ = next.begin()
    // A line that can be no note holds the others back from nothing, and is in no way.
    let reply = next.take("j")
    #expect(reply.lines.joined(separator: " ").contains("kan-ikke-gemmes.txt"))
    #expect(!desk.hasFile(path))
    let aside = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3-kan-ikke-gemmes.txt"
    #expect(try desk.text(of: aside) == "\(long)\n")
    var after = try self.session()
    #expect(after.begin().question == nil)
    // What only a person may allow is not stored with the rest, and waits on.
    try Data("to\r\nRing 86 12 34 56\r\n".utf8).write(to: URL(filePath: path))
    var third = try self.session()
    _ = third.begin()
    #expect(third.take("j").isRefused)
    #expect(try desk.text(of: path) == "Ring 86 12 34 56\n")
    #expect(try stored() == ["3.01|point|-|en", "3.02|point|-|to"])
  }

  @Test func `a rescue file that cannot be read is not written over`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    // A folder in the file's place: neither read nor written, on whatever rights the test runs.
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var session = try session()
    let reply = session.keep("skrevet")
    #expect(reply.lines.joined().contains("tilbydes næste gang"))
    #expect(!reply.lines.joined().contains(path))
    #expect(desk.hasFile(path))
    let id = try desk.plenum.store().id.description
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder)
    #expect(names.contains { $0.contains(id) })
  }

  @Test func `what waits for an answer is kept when the session is ended under it`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    var session = try session()
    _ = session.takePasted(["en", "to", "tre"], before: "Før ")
    _ = session.keep("j")
    #expect(try desk.text(of: path) == "Før en\nto\ntre\n")
    session.rescue.remove()
    _ = session.take("+ Skive: Ring 86 12 34 56")
    _ = session.keep("")
    #expect(try desk.text(of: path) == "+ Skive: Ring 86 12 34 56\n")
    session.rescue.remove()
    // A paste that never came to its end.
    _ = session.keep("Før ", pasted: ["en", "to"])
    #expect(try desk.text(of: path) == "Før en\nto\n")
  }

  @Test(arguments: [
    "... og så mangler vi vikarer", ".vi mangler vikarer", "..et notat med punktum", ".5 normering",
  ])
  func `a line with a dot in front is kept as it will be stored`(line: String) throws {
    var session = try session()
    #expect(session.keep(line).lines.count == 1)
    var next = try self.session()
    _ = next.begin()
    _ = next.take("j")
    let words = line.hasPrefix("..e") ? String(line.dropFirst()) : line
    #expect(try stored() == ["3.01|point|-|\(words)"])
  }

  @Test func `a note of several lines is kept with a dot in front as well`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    var session = try session()
    _ = session.take(".flere")
    _ = session.take(".fortryd")
    _ = session.keep("er et ord")
    #expect(try desk.text(of: path) == ".fortryd\u{2028}er et ord\n")
  }

  @Test(arguments: [".fortr", ".fortryd", ".tema 2", ".ret 3.01", "  "])
  func `a command or its beginning is no words to be kept`(line: String) throws {
    var session = try session()
    #expect(session.keep(line).lines == [])
  }

  @Test func `an edit that was broken off is an edit when it is taken up again`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    var session = try session()
    _ = session.take("- Skive: for lidt tid")
    // By a closed terminal.
    _ = session.take(".ret 3.01")
    _ = session.keep("- Skive: for lidt tid til de små")
    #expect(try desk.text(of: path) == ".ret 3.01 - Skive: for lidt tid til de små\n")
    var next = try self.session()
    _ = next.begin()
    _ = next.take("j")
    #expect(!desk.hasFile(path))
    #expect(try stored() == ["3.01|challenge|Skive|for lidt tid til de små"])
    // By one that went before a word was changed.
    _ = next.take(".ret 3.01")
    #expect(next.keep("- Skive: for lidt tid til de små").lines == [])
    // By Ctrl-C, and fetched again.
    _ = next.take(".ret 3.01")
    let fetched = try #require(next.remembered("+ nu er der tid"))
    _ = next.interrupt("+ nu er der tid", isSecond: false)
    _ = next.take(fetched)
    #expect(try stored() == ["3.01|success|Skive|nu er der tid"])
    // By a no to what only a person may allow, and by the end under the question.
    _ = next.take(".ret 3.01")
    _ = next.take("Ring 86 12 34 56")
    #expect(next.take("n").prefill == "Ring 86 12 34 56")
    _ = next.take("Ring til forvaltningen")
    #expect(try stored() == ["3.01|point|-|Ring til forvaltningen"])
    #expect(!next.isAsking)
    _ = next.take(".ret 3.01 Ring 86 12 34 56")
    _ = next.keep("")
    #expect(try desk.text(of: path) == ".ret 3.01 Ring 86 12 34 56\n")
    // It waits no longer once the note says so.
    _ = next.take(".ret 3.01 Ring 86 12 34 56")
    _ = next.take("j")
    var last = try self.session()
    #expect(last.begin().question == nil)
  }

  @Test func `an edit that waits for a note that is gone holds nothing back, and is not lost`()
    throws
  {
    var session = try session()
    _ = session.take("en")
    _ = session.take(".ret 3.01")
    _ = session.keep("et")
    _ = session.keep("to")
    _ = try desk.plenum.erase(.notes(["3.01"], meeting: meeting), confirmation: .given)
    var next = try self.session()
    _ = next.begin()
    #expect(next.take("j").isRefused)
    #expect(try stored() == ["3.02|point|-|to"])
    let aside = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3-kan-ikke-gemmes.txt"
    #expect(try desk.text(of: aside) == ".ret 3.01 et\n")
  }

  @Test func `who writes on while a question waits loses nothing`() throws {
    let path = desk.folder + "/ikke-gemt-2024-10-30-herning-bord3.txt"
    var session = try session()
    _ = session.take("Ring 86 12 34 56")
    let reply = session.take("- næste notat om vikarer")
    #expect(reply.lines.first?.hasPrefix("3.01 gemt") == true)
    #expect(reply.question?.contains("telefonnummer") == true)
    #expect(session.take("hvad?").question == "Svar j for ja eller n for nej: ")
    #expect(session.remembered("hvad?") == "hvad?")
    #expect(session.remembered("n") == nil)
    // It needs a yes of its own, and waits for it.
    #expect(session.take("Ring 97 12 34 56").question != nil)
    #expect(try desk.text(of: path) == "Ring 97 12 34 56\n")
    _ = session.take("Ja.")
    #expect(
      try stored() == ["3.01|challenge|-|næste notat om vikarer", "3.02|point|-|Ring 86 12 34 56"])
    // The same while lines of an earlier session are offered, and what comes to them stays with them.
    try Data("fra før\n".utf8).write(to: URL(filePath: path))
    var next = try self.session()
    _ = next.begin()
    #expect(next.take("+ aftenens første").question?.hasPrefix("1 linje fra tidligere") == true)
    _ = next.take("Ring 86 99 34 56")
    _ = next.take("j")
    #expect(try stored().suffix(2) == ["3.03|success|-|aftenens første", "3.04|point|-|fra før"])
    #expect(try desk.text(of: path) == "Ring 86 99 34 56\n")
  }

  @Test func `words after a reference change the words, and nothing that they do not name`() throws
  {
    var session = try session()
    _ = session.take("- Herning: vi mangler vikarer")
    _ = session.take(".ret 3.01 vi mangler faste vikarer")
    #expect(try stored() == ["3.01|challenge|Herning|vi mangler faste vikarer"])
    _ = session.take(".ret 3.01 + Skive: vi har faste vikarer")
    #expect(try stored() == ["3.01|success|Skive|vi har faste vikarer"])
  }

  @Test func `a table edits its own notes only`() throws {
    var other = try desk.plenum.capture(
      meeting: meeting, table: 2, theme: nil, allowsPersonal: false)
    _ = other.take("! Odder: KL skal hjælpe")
    var session = try session()
    #expect(session.take(".ret 2.01 vi mangler vikarer").isRefused)
    #expect(session.take(".ret 2.01").prefill == nil)
    #expect(try stored() == ["2.01|ask|Odder|KL skal hjælpe"])
  }

  @Test func `two windows at one table count the same notes`() throws {
    var one = try session()
    var two = try session()
    _ = one.take("et")
    _ = two.take("to")
    _ = one.take("tre")
    #expect(one.prompt == "Bord 3 · 3 gemt > ")
    _ = one.take(".fortryd")
    _ = one.take(".fortryd")
    #expect(one.prompt == "Bord 3 · 1 gemt > ")
    #expect(two.end().lines.last == "1 notat gemt, det sidste er 3.02. Bord 3 har 1 notat i alt.")
  }

  @Test(arguments: [
    ("tema 2", ".tema 2"), ("/tema 2", ".tema 2"), ("ret 3.07 nye ord", ".ret 3.07"),
    ("Slut", ".slut"), ("exit", ".slut"),
  ])
  func `a command without its dot is a note, and it is said how the command is written`(
    line: String, command: String
  ) throws {
    var session = try session()
    #expect(
      session.take(line).lines.last == "Det er gemt som et notat. Kommandoen skrives \(command).")
  }

  @Test(arguments: ["Tema 2 fylder for meget", "ret til ro", "slut med vikarer"])
  func `a note that begins as a command does is a note`(line: String) throws {
    var session = try session()
    #expect(session.take(line).lines.count == 1)
  }

  @Test func `the signs of a copied list are no words of its notes`() throws {
    var session = try session()
    _ = session.takePasted(["• et", "2) to", "– tre", "- fire", "0-3-årige", "* fem", "10. klasse"])
    _ = session.take("j")
    #expect(
      try stored() == [
        "3.01|point|-|et", "3.02|point|-|to", "3.03|point|-|tre", "3.04|challenge|-|fire",
        "3.05|point|-|0-3-årige", "3.06|inspiration|-|fem", "3.07|point|-|10. klasse",
      ])
  }

  @Test func `lines pasted into a note of several lines stay its lines`() throws {
    var session = try session()
    _ = session.take(".flere")
    #expect(session.takePasted(["en", "to", "tre"]).prefill == "tre")
    _ = session.take("tre")
    _ = session.take("")
    #expect(try stored() == ["3.01|point|-|en\nto\ntre"])
  }

  @Test func `what is said is folded to the screen`() throws {
    var session = try session()
    session.width = 50
    #expect(session.begin().lines.allSatisfy { $0.count <= 50 })
    #expect(session.take(".hjælp").lines.allSatisfy { $0.count <= 50 })
  }

  @Test func `what was typed before a paste comes back after a no`() throws {
    var session = try session()
    _ = session.takePasted(["en", "to"], before: "Før ")
    #expect(session.isAsking)
    #expect(session.take("n").prefill == "Før")
    _ = session.takePasted(["en", "to"], before: "Før ")
    #expect(session.interrupt("", isSecond: false).prefill == "Før")
    _ = session.take("Ring 86 12 34 56")
    let reply = session.interrupt("", isSecond: false)
    #expect(reply.lines == ["Ikke gemt."])
    #expect(reply.prefill == "Ring 86 12 34 56")
    #expect(!session.isAsking)
  }

  @Test func `a closed meeting takes nothing, also when it is closed under the session`() throws {
    var open = try session()
    _ = open.take("i tide")
    _ = try desk.plenum.changeState(of: meeting, to: .closed)
    #expect(throws: AppError.closedMeeting(herning)) { try self.session() }
    #expect(open.take("for sent").isRefused)
    #expect(open.take(".fortryd").isRefused)
    #expect(open.take(".ret 3.01 rettet").isRefused)
    #expect(try stored() == ["3.01|point|-|i tide"])
    var forced = try desk.plenum.capture(
      meeting: meeting, table: 3, theme: nil, allowsPersonal: false, isForced: true)
    #expect(!forced.take("alligevel").isRefused)
  }

  @Test func `Ctrl-C lets a line go, but not a note of several lines`() throws {
    var session = try session()
    #expect(!session.interrupt("halv", isSecond: false).ends)
    _ = session.take(#"første \"#)
    #expect(session.interrupt("anden", isSecond: false).prefill == "første anden")
    #expect(!session.interrupt("", isSecond: false).ends)
    #expect(session.interrupt("", isSecond: true).ends)
    #expect(try stored() == [])
  }

  @Test func `where nobody can be asked, a question is a no with its line`() throws {
    var session = try session()
    let reply = session.decline(session.take("Ring 86 12 34 56"), line: 7)
    #expect(reply.isRefused)
    #expect(reply.question == nil)
    #expect(reply.lines.first?.contains("Linje 7 har noget, der ligner et telefonnummer.") == true)
    _ = session.take("næste")
    #expect(try stored() == ["3.01|point|-|næste"])
  }

  @Test(
    arguments: [
      ("Hern", 4, ["Herning: "]), ("- hern", 4, ["Herning: "]), (".fo", 3, [".fortryd "]),
      (".tema læs", 3, ["Læsning"]), ("", 0, []), ("Xyz", 3, []),
    ] as [(String, Int, [String])])
  func `completes municipalities, commands and themes`(words: String, count: Int, names: [String]) {
    let completion = CaptureCompletion(before: words, themes: ["Leg og læring", "Læsning"])
    #expect(completion.replaced == count)
    #expect(completion.candidates == names)
  }
}

import Foundation
import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct `A file that an answer is written to` {
  let desk: Desk
  private let meeting = "2024-10-30-herning"

  init() throws {
    desk = try Desk()
    try desk.meeting(tables: 2)
    try desk.note("Vi mangler lærere")
  }

  private var bold: Plenum {
    Plenum(storePath: desk.store, surroundings: desk.surroundings, replacesFiles: true)
  }

  @Test(arguments: ["", "-journal"])
  func `is never the store, nor what belongs to it`(end: String) throws {
    let path = desk.store + end
    let refusal = FileFailure(path: path, reason: .isStore)
    #expect(throws: refusal) { try desk.plenum.export(meeting: nil, format: .jsonl, to: path) }
    #expect(throws: refusal) { try bold.export(meeting: nil, format: .jsonl, to: path) }
    #expect(try desk.plenum.check().status == .done)
  }

  @Test func `is never a copy of a store, another one, or a link to one`() throws {
    let copy = desk.folder + "/kopi.sqlite"
    _ = try desk.plenum.backUp(to: copy, isForced: false)
    let link = desk.folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: desk.store)
    for path in [copy, link] {
      #expect(throws: FileFailure(path: path, reason: .isStore)) {
        try bold.summary(of: .meeting(meeting), format: .markdown, to: path)
      }
    }
    #expect(try desk.plenum.check().status == .done)
  }

  @Test func `is a letter or a page of another program only on a person's word`() throws {
    for (name, text) in [
      ("brev.txt", "Kære alle\n\nVi indbyder til møde.\n"),
      (
        "side.html",
        "<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n<title>Min egen</title>"
      ),
      ("noter.jsonl", #"{"id": "N1", "text": "noget, der kun står her"}"# + "\n"),
    ] {
      let path = try desk.file(name, text)
      #expect(throws: FileFailure(path: path, reason: .isOther)) {
        try desk.plenum.meetingSheets(meeting, tables: nil, to: path)
      }
      #expect(throws: FileFailure(path: path, reason: .isOther)) {
        try desk.plenum.export(meeting: nil, format: .jsonl, to: path)
      }
      #expect(try desk.text(of: path) == text)
      _ = try bold.meetingSheets(meeting, tables: nil, to: path)
      #expect(try desk.text(of: path) != text)
    }
  }

  @Test func `may be the same answer as it was before`() throws {
    let plenum = desk.plenum
    let writers: [(String, (String) throws -> Answer)] = [
      ("a.html", { try plenum.summary(of: .meeting(self.meeting), format: .html, to: $0) }),
      ("a.md", { try plenum.summary(of: .meeting(self.meeting), format: .markdown, to: $0) }),
      ("a.jsonl", { try plenum.export(meeting: nil, format: .jsonl, to: $0) }),
      ("a.csv", { try plenum.export(meeting: nil, format: .csv, to: $0) }),
      ("a.ics", { try plenum.exportMeeting(self.meeting, format: .calendar, to: $0) }),
      ("a.txt", { try plenum.exportMeeting(self.meeting, format: .text, to: $0) }),
      ("ark.html", { try plenum.meetingSheets(self.meeting, tables: nil, to: $0) }),
    ]
    for (name, write) in writers { _ = try write(desk.folder + "/" + name) }
    try desk.note("og vikarer")
    for (name, write) in writers { _ = try write(desk.folder + "/" + name) }
  }

  @Test func `belongs to one meeting's table`() throws {
    try desk.meeting(on: "2025-01-15", in: "Skive", tables: 2)
    let folder = desk.folder + "/sider"
    _ = try desk.plenum.tablePages(meeting, tables: nil, to: folder)
    _ = try desk.plenum.tablePages("2025-01-15-skive", tables: nil, to: folder)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "2024-10-30-herning-bord-1.html", "2024-10-30-herning-bord-2.html",
        "2025-01-15-skive-bord-1.html", "2025-01-15-skive-bord-2.html",
      ])
  }
}

import Foundation
import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct `What cannot be undone` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.meeting()
    try desk.note("Mette sagde det")
    try desk.note("noget andet")
  }

  @Test func `asks first, and takes no silence for a yes`() throws {
    let wish = ErasureWish.matching("mette", meeting: nil)
    #expect(throws: AppError.notConfirmed) {
      try desk.plenum.erase(wish, confirmation: .ask { _ in false })
    }
    let error = #expect(throws: AppError.self) {
      try desk.plenum.erase(wish, confirmation: .impossible)
    }
    guard case .needsConfirmation(let question) = error else {
      Issue.record("nobody was asked")
      return
    }
    // How many, and which; never their words.
    #expect(question.contains("1 notat") && question.contains("1.01"))
    #expect(!question.contains("Mette"))
    #expect(try desk.exported().contains("Mette"))
    let answer = try desk.plenum.erase(wish, confirmation: .ask { _ in true })
    #expect(answer.json.object?["erased"]?.array?.count == 1)
    #expect(try !desk.exported().contains("Mette"))
  }

  @Test func `erases by reference, and asks for the meeting where two have it`() throws {
    try desk.meeting(on: "2025-01-15", in: "Skive")
    try desk.note("i Skive", meeting: "2025-01-15-skive")
    #expect(throws: AppError.self) {
      try desk.plenum.erase(.notes(["1.01"], meeting: nil), confirmation: .given)
    }
    _ = try desk.plenum.erase(
      .notes(["1.01"], meeting: "2025-01-15-skive"), confirmation: .given)
    #expect(try desk.exported().contains("Mette"))
    #expect(try !desk.exported().contains("Skive\""))
  }

  @Test func `finds nothing where nothing matches`() throws {
    let answer = try desk.plenum.erase(
      .matching("findes ikke", meeting: nil), confirmation: .impossible)
    #expect(answer.status == .nothingFound)
  }

  @Test func `erases what is past its time, and nothing younger`() throws {
    // The desk's clock stands at 2024-10-27.
    try desk.meeting(on: "2022-10-26", in: "Skive")
    try desk.note("for gammelt", meeting: "2022-10-26-skive")
    try desk.meeting(on: "2022-10-27", in: "Struer")
    try desk.note("endnu ikke", meeting: "2022-10-27-struer")
    let listed = try desk.plenum.retention(months: 24, erases: false, confirmation: .impossible)
    #expect(listed.text.contains("2022-10-26-skive") && !listed.text.contains("struer"))
    #expect(throws: AppError.self) {
      try desk.plenum.retention(months: 24, erases: true, confirmation: .impossible)
    }
    _ = try desk.plenum.retention(months: 24, erases: true, confirmation: .given)
    let rest = try desk.exported()
    #expect(!rest.contains("for gammelt") && rest.contains("endnu ikke") && rest.contains("Mette"))
  }

  @Test func `nothing looks after a store that is not there`() throws {
    let empty = try Desk()
    #expect(throws: (any Error).self) { try empty.plenum.check() }
    #expect(throws: (any Error).self) {
      try empty.plenum.backUp(to: empty.folder + "/k", isForced: false)
    }
    #expect(!empty.hasFile(empty.store))
  }

  @Test func `a note that was erased is not imported again`() throws {
    let file = try desk.file(
      "f.jsonl",
      #"{"id":"n1","meeting":"2024-10-30-herning","table":1,"text":"Anna var her"}"# + "\n")
    try desk.import(file)
    _ = try desk.plenum.erase(.matching("Anna", meeting: nil), confirmation: .given)
    try desk.import(file)
    #expect(try !desk.exported().contains("Anna"))
  }
}

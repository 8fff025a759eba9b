import PlenumModel
import Testing

@testable import PlenumApp

@Suite struct `Where the store lies` {
  struct Case: Sendable {
    let given: String?
    let variables: [String: String]
    let path: String?
  }

  @Test(arguments: [
    Case(given: "her.sqlite", variables: ["PLENUM_DB": "/a", "HOME": "/h"], path: "her.sqlite"),
    Case(given: nil, variables: ["PLENUM_DB": "/a", "XDG_DATA_HOME": "/x"], path: "/a"),
    Case(
      given: nil, variables: ["XDG_DATA_HOME": "/x", "HOME": "/h"],
      path: "/x/plenum/plenum.sqlite"),
    Case(
      given: nil, variables: ["HOME": "/h"], path: "/h/.local/share/plenum/plenum.sqlite"),
    // The XDG specification: a path that is not absolute is to be ignored; so is an empty variable.
    Case(
      given: nil, variables: ["XDG_DATA_HOME": "x", "HOME": "/h"],
      path: "/h/.local/share/plenum/plenum.sqlite"),
    Case(
      given: nil, variables: ["PLENUM_DB": "", "XDG_DATA_HOME": "", "HOME": "/h"],
      path: "/h/.local/share/plenum/plenum.sqlite"),
    Case(given: nil, variables: ["HOME": ""], path: nil),
    Case(given: nil, variables: [:], path: nil),
  ])
  func `--db, then PLENUM_DB, then the data folder, then the home folder`(example: Case) {
    let surroundings = Surroundings(
      variables: example.variables, now: { Timestamp(milliseconds: 0) })
    #expect(surroundings.storePath(given: example.given) == example.path)
  }

  @Test func `without any of them nothing is opened`() {
    let homeless = Plenum(
      storePath: nil,
      surroundings: Surroundings(variables: [:], now: { Timestamp(milliseconds: 0) }))
    #expect(throws: AppError.noStorePath) { try homeless.listMeetings(region: nil, year: nil) }
  }
}

import PlenumModel
import TestSupport
import Testing

struct UniqueIDTests {
  /// The name space for domain names of RFC 9562, section 6.6.
  private let domainNames = UniqueID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")

  @Test func `gives a name the id that RFC 9562 gives it`() throws {
    let id = UniqueID(name: "www.example.com", in: try #require(domainNames))
    #expect(id.description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
  }

  @Test(arguments: [0, 1, 40, 55, 56, 63, 64, 200])
  func `hashes names of every length without two that collide`(length: Int) throws {
    let namespace = try #require(domainNames)
    let name = String(repeating: "å", count: length)
    #expect(UniqueID(name: name, in: namespace) == UniqueID(name: name, in: namespace))
    #expect(UniqueID(name: name, in: namespace) != UniqueID(name: name + "a", in: namespace))
  }

  @Test func `marks version and variant, and carries the moment, in a version 7 id`() {
    var random = SeededRandom(seed: 7)
    let id = UniqueID(version7At: Timestamp(milliseconds: 0x017F_22E2_79B0), using: &random)
    #expect(id.description.hasPrefix("017f22e2-79b0-7"))
    #expect(["8", "9", "a", "b"].contains(Array(id.description)[19]))
  }

  @Test func `rises within one process when the clock stands still or goes back`() {
    var random = SeededRandom(seed: 1)
    var source = UniqueIDSource()
    var last = source.next(at: Timestamp(milliseconds: 1_000_000), using: &random)
    for step in 0..<10_000 {
      let moment = Timestamp(milliseconds: Int64(1_000_000 - step / 100))
      let next = source.next(at: moment, using: &random)
      #expect(last < next)
      last = next
    }
  }

  @Test(arguments: [
    "", "2ed6657d-e927-568b-95e1-2665a8aea6a", "2ed6657de927-568b-95e1-2665a8aea6a2-", "S-001",
  ])
  func `refuses what is not a UUID`(text: String) {
    #expect(UniqueID(text) == nil)
  }

  @Test func `reads either case and writes lower case`() {
    let text = "2ED6657D-E927-568B-95E1-2665A8AEA6A2"
    #expect(UniqueID(text)?.description == text.lowercased())
  }
}

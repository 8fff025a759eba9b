import Foundation
import PlenumModel
import TestSupport
import Testing

@testable import PlenumStore

/// What two stores have in common when they hold the same: numbers of one file are left out.
func shared(_ store: Store) throws -> StoreContents {
  try store.reading { () throws(StoreError) in
    var contents = try StoreContents(of: store.connection).lasting
    for id in contents.themes.keys { contents.themes[id]?.number = 0 }
    for id in contents.models.keys { contents.models[id]?.number = 0 }
    for id in contents.summaries.keys { contents.summaries[id]?.number = 0 }
    return contents
  }
}

/// Stores on several laptops, each with a life of its own.
private struct Laptops {
  let folder: TemporaryFolder
  var random: SeededRandom
  let stores: [Store]
  let clocks: [SkewedClock]

  init(seed: UInt64, in folder: TemporaryFolder) throws {
    self.folder = folder
    random = SeededRandom(seed: seed)
    var (stores, clocks): ([Store], [SkewedClock]) = ([], [])
    for name in ["a", "b", "c"] {
      // Laptops an hour apart.
      let clock = SkewedClock(.random(in: -3_600_000...3_600_000, using: &random))
      clocks.append(clock)
      stores.append(
        try Store.open(at: folder.file("\(name).sqlite"), clock: clock.read, busyTimeout: .zero))
    }
    (self.stores, self.clocks) = (stores, clocks)
  }

  mutating func live(_ steps: Int) throws {
    for store in stores where Bool.random(using: &random) {
      _ = try store.create(meeting())
    }
    for _ in 0..<steps {
      let store = stores[Int.random(in: 0..<stores.count, using: &random)]
      try step(of: store)
    }
  }

  private mutating func step(of store: Store) throws {
    guard try store.meeting(holstebro) != nil else {
      _ = try store.importing(ImportLabel(files: ["moede.jsonl"])) {
        transaction throws(StoreError) in
        try transaction.create(meeting(themes: ["Dagtilbud"]))
      }
      return
    }
    let number = UInt64.random(in: 1...9, using: &random)
    let themes = try store.meeting(holstebro)?.themes.map(\.number) ?? []
    let draft = try draft(
      number, "t\(Int.random(in: 1...4, using: &random)) ord",
      table: [nil, 1, 2].randomElement(using: &random) ?? nil,
      theme: themes.randomElement(using: &random))
    let role = "r"
    let shown = try store.notes(of: holstebro)
    let note = shown.randomElement(using: &random)
    switch Int.random(in: 0..<18, using: &random) {
    case 0..<5: _ = try? store.write([draft])
    case 5, 6:
      _ = try? store.importing(ImportLabel(files: ["f"])) { transaction throws(StoreError) in
        try transaction.write([draft])
      }
    case 7:
      let imports = try store.imports().filter { $0.undone == nil }
      guard let record = imports.randomElement(using: &random) else { return }
      _ = try store.undoImport(record.id)
    case 8:
      guard let note else { return }
      try store.writing { transaction throws(StoreError) in try transaction.withdraw(note.id) }
    case 9:
      guard let note else { return }
      let area = FocusAreaID(["unge", "inklusion"].randomElement(using: &random) ?? "unge")
      try store.writing { transaction throws(StoreError) in
        try transaction.settle(
          area, isPresent: true, of: note.id, codebook: CodebookVersion("1"), role: role)
      }
    case 10:
      guard let note else { return }
      try store.writing { transaction throws(StoreError) in
        try transaction.settle(
          SettledPoint(id: "P1", meeting: holstebro, theme: nil, notes: [note.id]), role: role)
      }
    case 11:
      let title = ["Nyt", "Andet"].randomElement(using: &random) ?? "Nyt"
      _ = try store.writing { transaction throws(StoreError) in
        try transaction.theme(titled: title, in: holstebro)
      }
    case 12:
      guard let note else { return }
      try store.writing { transaction throws(StoreError) in
        try transaction.follow(ask: note.id, state: "open", owner: nil, answer: nil, role: role)
      }
    case 13:
      guard let note, Int.random(in: 0..<3, using: &random) == 0 else { return }
      _ = try store.erase([note.id])
    case 14:
      guard var edited = try store.meeting(holstebro) else { return }
      edited.details.coOrganisers = [random.pick(["FOA", "BUPL", "KKR"])]
      _ = try store.writing { transaction throws(StoreError) in try transaction.edit(edited) }
    case 16:
      guard let note, let other = shown.randomElement(using: &random) else { return }
      try store.writing { transaction throws(StoreError) in
        let stamp = try transaction.answer(
          about: note.id, offered: [other.id], picked: [other.id], role: role)
        if other.id == note.id {
          try transaction.takeBack(answer: stamp, about: note.id, role: role)
        }
      }
    case 15:
      _ = try store.writing { transaction throws(StoreError) in
        try transaction.freeze(summary: "{}", hash: "h", of: holstebro)
      }
    default:
      let other = stores[Int.random(in: 0..<stores.count, using: &random)]
      guard other !== store else { return }
      _ = try store.merge(other.path)
    }
  }

  /// A copy of a store's file, to be merged into.
  func copy(_ index: Int, as name: String) throws -> Store {
    let path = folder.file("\(name).sqlite")
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: stores[index].path, toPath: path)
    return try Store.open(at: path, clock: clocks[index].read, busyTimeout: .zero)
  }
}

/// A clock that is wrong by as much as it is told, and goes on by a millisecond at every other look.
private final class SkewedClock: Sendable {
  private let ticks = TestClock()
  private let skew: Int64

  init(_ skew: Int64) { self.skew = skew }

  var read: @Sendable () -> Timestamp {
    let (read, skew) = (ticks.read, skew)
    return { Timestamp(milliseconds: (read().milliseconds + skew) / 2 * 2) }
  }
}

@Suite struct `Merges` {
  /// 10,000 cases: `PLENUM_MERGES=10000 TMPDIR=/dev/shm swift test -c release -Xswiftc -enable-testing --filter 'neither order'`.
  static let cases =
    ProcessInfo.processInfo.environment["PLENUM_MERGES"].flatMap { UInt64($0) } ?? 200

  @Test func `neither order nor number of merges makes a difference`() throws {
    let first = UInt64(ProcessInfo.processInfo.environment["PLENUM_SEED"] ?? "1") ?? 1
    for seed in first..<(first + Self.cases) {
      let folder = try TemporaryFolder()
      var laptops = try Laptops(seed: seed, in: folder)
      try laptops.live(24)
      let (a, b, c) = (laptops.stores[0], laptops.stores[1], laptops.stores[2])
      let ab = try laptops.copy(0, as: "ab")
      _ = try ab.merge(b.path)
      let ba = try laptops.copy(1, as: "ba")
      _ = try ba.merge(a.path)
      let both = try shared(ab)
      let reversed = try shared(ba)
      #expect(both == reversed, "seed \(seed): A+B is B+A\n\(difference(both, reversed))")
      // Once more changes nothing, and leaves no trace.
      let last = try ab.lastSequence()
      #expect(try ab.merge(b.path).isUnchanged, "seed \(seed)")
      #expect(try ab.merge(ba.path).isUnchanged, "seed \(seed)")
      #expect(try ab.lastSequence() == last, "seed \(seed)")
      #expect(try shared(ab) == both, "seed \(seed): (A+B)+B is A+B")
      let bc = try laptops.copy(1, as: "bc")
      _ = try bc.merge(c.path)
      let abc = try laptops.copy(0, as: "abc")
      _ = try abc.merge(bc.path)
      _ = try ab.merge(c.path)
      let all = try shared(ab)
      let grouped = try shared(abc)
      #expect(
        all == grouped, "seed \(seed): (A+B)+C is A+(B+C)\n\(difference(all, grouped))")
      for store in [ab, ba, abc, bc] { #expect(try store.check() == [], "seed \(seed)") }
      let references = try ab.notes(of: holstebro).map(\.reference)
      #expect(Set(references).count == references.count, "seed \(seed)")
      let journal = try ab.journal(after: 0).map(\.sequence)
      #expect(journal == Array(1...Int64(journal.count)), "seed \(seed)")
    }
  }
}

/// Where two contents differ, part by part.
func difference(_ left: StoreContents, _ right: StoreContents) -> String {
  func lines<Key: Hashable, Value: Hashable>(
    _ name: String, _ left: [Key: Value], _ right: [Key: Value]
  ) -> [String] {
    Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.map { key in
      "\(name) \(key):\n  \(left[key].map { "\($0)" } ?? "-")\n  \(right[key].map { "\($0)" } ?? "-")"
    }
  }
  return
    (lines("import", left.imports, right.imports) + lines("meeting", left.meetings, right.meetings)
    + lines("theme", left.themes, right.themes) + lines("table", left.tables, right.tables)
    + lines("note", left.notes, right.notes) + lines("erased", left.erased, right.erased)
    + lines("coding", left.codings, right.codings) + lines("point", left.points, right.points)
    + lines("ask", left.asks, right.asks) + lines("summary", left.summaries, right.summaries))
    .joined(separator: "\n")
}

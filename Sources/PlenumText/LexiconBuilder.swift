/// Makes the compiled form of a lexicon: a minimal automaton of all stems, each with the numbers of its classes.
///
/// Stems that end alike share their ends, so that 150,000 words take a megabyte; a word's stems are all met on one walk
/// along its letters. Built from sorted stems, node by node, as Daciuk, Mihov, Watson & Watson describe it
/// (Computational Linguistics 26, 2000).
struct LexiconBuilder {
  private struct Entry {
    /// The first eight bytes, so that most comparisons are one of numbers.
    let head: UInt64
    let start: UInt32
    let count: UInt32
    let classNumber: UInt32
  }

  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  private var classes = Vocabulary(minimumCapacity: 4096)
  private var classBytes: [[UInt8]] = []

  var count: Int { entries.count }

  mutating func number(of pattern: LexiconClass) -> UInt32 {
    let bytes = pattern.bytes
    let number = classes.intern(bytes.span)
    if Int(number) == classBytes.count { classBytes.append(bytes) }
    return number
  }

  mutating func add(stem: ArraySlice<UInt8>, classNumber: UInt32) {
    var head: UInt64 = 0
    var place = 0
    for byte in stem.prefix(8) {
      head |= UInt64(byte) << UInt64(56 - 8 * place)
      place += 1
    }
    entries.append(
      Entry(
        head: head, start: UInt32(pool.count), count: UInt32(stem.count), classNumber: classNumber))
    pool.append(contentsOf: stem)
  }

  /// The compiled bytes behind the header, and where their parts are.
  consuming func finish() throws(LexiconProblem) -> LexiconImage {
    let pool = pool
    entries.sort { Self.precedes($0, $1, pool) }
    var automaton = Automaton()
    var previous: Entry?
    for entry in entries {
      automaton.add(
        entry.start, entry.count, entry.classNumber,
        after: previous.map { ($0.start, $0.count, $0.classNumber) }, pool)
      previous = entry
    }
    let root = automaton.finish()
    guard automaton.edges.count <= LexiconImage.mostEdges,
      classBytes.count <= LexiconImage.mostEdges
    else { throw .tooLarge }
    return LexiconImage(edges: automaton.edges, root: root, classes: classBytes)
  }

  private static func precedes(_ first: Entry, _ second: Entry, _ pool: [UInt8]) -> Bool {
    if first.head != second.head { return first.head < second.head }
    var index = 8
    let count = Int(min(first.count, second.count))
    while index < count {
      let left = pool[Int(first.start) + index]
      let right = pool[Int(second.start) + index]
      if left != right { return left < right }
      index += 1
    }
    if first.count != second.count { return first.count < second.count }
    return first.classNumber < second.classNumber
  }
}

/// The automaton while it is built. An edge is a letter, a mark for the last of its node, and where it leads.
private struct Automaton {
  private(set) var edges: [UInt32] = []
  /// The edges so far of each node on the path of the last stem.
  private var path: [[UInt32]] = [[]]
  /// Open addressing over finished nodes: first edge + 1, or 0.
  private var places = [UInt32](repeating: 0, count: 1 << 16)
  private var nodes = 0

  mutating func add(
    _ start: UInt32, _ count: UInt32, _ classNumber: UInt32,
    after previous: (start: UInt32, count: UInt32, classNumber: UInt32)?, _ pool: [UInt8]
  ) {
    var common = 0
    if let previous {
      let most = Int(min(count, previous.count))
      while common < most, pool[Int(start) + common] == pool[Int(previous.start) + common] {
        common += 1
      }
      if common == Int(count), count == previous.count, classNumber == previous.classNumber {
        return
      }
    }
    close(to: common)
    for index in common..<Int(count) {
      // Where it leads is written when the node below is finished.
      path[index].append(UInt32(pool[Int(start) + index]))
      if path.count <= index + 1 { path.append([]) }
      depth = index + 1
    }
    path[Int(count)].append(classNumber << 9)
  }

  private var depth = 0

  /// Finishes the nodes below `level`.
  private mutating func close(to level: Int) {
    while depth > level {
      let number = finished(depth)
      depth -= 1
      let last = path[depth].count - 1
      path[depth][last] |= number << 9
    }
  }

  mutating func finish() -> UInt32 {
    close(to: 0)
    return finished(0)
  }

  /// The first edge of a node that is as the one at `level`, which is emptied.
  private mutating func finished(_ level: Int) -> UInt32 {
    guard let last = path[level].indices.last else { return 0 }
    path[level][last] |= LexiconImage.lastEdge
    if places.count < 2 * (nodes + 1) { grow() }
    let mask = places.count - 1
    var place = Self.hash(path[level][...]) & mask
    while places[place] > 0 {
      let first = Int(places[place] - 1)
      if holds(path[level], at: first) {
        path[level].removeAll(keepingCapacity: true)
        return UInt32(first)
      }
      place = (place + 1) & mask
    }
    let number = UInt32(edges.count)
    places[place] = number + 1
    nodes += 1
    edges.append(contentsOf: path[level])
    path[level].removeAll(keepingCapacity: true)
    return number
  }

  private func holds(_ node: [UInt32], at first: Int) -> Bool {
    guard first + node.count <= edges.count else { return false }
    for index in node.indices where edges[first + index] != node[index] { return false }
    return true
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: 0, count: old.count * 2)
    let mask = places.count - 1
    for entry in old where entry > 0 {
      var end = Int(entry - 1)
      while edges[end] & LexiconImage.lastEdge == 0 { end += 1 }
      var place = Self.hash(edges[Int(entry - 1)...end]) & mask
      while places[place] > 0 { place = (place + 1) & mask }
      places[place] = entry
    }
  }

  private static func hash(_ edges: ArraySlice<UInt32>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for edge in edges {
      hash = (hash ^ UInt64(edge)) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash >> 8)
  }
}

/// A tree of bytes in which words lie letter by letter, each end with a number.
///
/// Built once, then only read. Children of a node are a chain of siblings: short below the first
/// level, which has a table of its own.
struct WordTrie: Sendable {
  typealias Node = Int32

  static let none: Node = -1

  private struct Cell {
    var byte: UInt8
    var value: Int32
    var firstChild: Node
    var sibling: Node
    /// A bit for the lower six of each child's byte, so that a child that is not there is seldom looked for.
    var children: UInt64 = 0
  }

  private var cells: [Cell] = []
  private var roots = [Node](repeating: WordTrie.none, count: 256)

  mutating func reserveCapacity(letters: Int) { cells.reserveCapacity(letters) }

  /// The node of `word`'s last byte, made where it is missing.
  ///
  /// - Precondition: `word` is not empty.
  mutating func insert(_ word: some Sequence<UInt8>) -> Node {
    var node = Self.none
    for byte in word {
      let next = node == Self.none ? root(byte) : child(of: node, byte)
      node = next == Self.none ? append(byte, below: node) : next
    }
    return node
  }

  func root(_ byte: UInt8) -> Node { roots[Int(byte)] }

  func child(of node: Node, _ byte: UInt8) -> Node {
    guard cells[Int(node)].children & Self.bit(byte) != 0 else { return Self.none }
    var next = cells[Int(node)].firstChild
    while next != Self.none, cells[Int(next)].byte != byte { next = cells[Int(next)].sibling }
    return next
  }

  private static func bit(_ byte: UInt8) -> UInt64 { 1 &<< UInt64(byte & 63) }

  /// What was put at the node last; -1 for nothing.
  subscript(node: Node) -> Int32 {
    get { cells[Int(node)].value }
    set { cells[Int(node)].value = newValue }
  }

  private mutating func append(_ byte: UInt8, below parent: Node) -> Node {
    let node = Node(cells.count)
    var cell = Cell(byte: byte, value: -1, firstChild: Self.none, sibling: Self.none)
    if parent == Self.none {
      roots[Int(byte)] = node
    } else {
      cell.sibling = cells[Int(parent)].firstChild
      cells[Int(parent)].firstChild = node
      cells[Int(parent)].children |= Self.bit(byte)
    }
    cells.append(cell)
    return node
  }
}

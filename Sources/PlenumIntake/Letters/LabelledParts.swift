/// Parts a line that holds several labels, as notices do to save room: "Tid: tirsdag kl. 19; Sted: Aulaen; Tilmelding: …".
enum LabelledParts {
  /// The parts in order, without what parts them; the whole line where it holds fewer than two labels.
  ///
  /// - Complexity: O(n).
  static func ranges(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    // Most lines have fewer than two colons.
    guard line.count <= 2000, bytes[line].count(where: { $0 == 0x3A }) >= 2 else { return [line] }
    let folded = foldedKeepingPlace(Array(bytes[line]))
    var starts: [Int] = []
    var index = 0
    while index < folded.count {
      let isParted =
        index == 0 || (index > 1 && folded[index - 1] == 0x20 && separates(folded, at: index - 2))
      if isParted, let end = labels.prefixEnd(of: folded, index..<folded.count),
        end < folded.count, folded[end] == 0x3A
      {
        starts.append(index)
        index = end
      }
      index += 1
    }
    guard starts.count >= 2 else { return [line] }
    if starts[0] != 0 { starts.insert(0, at: 0) }
    return zip(starts, starts.dropFirst() + [folded.count]).map { start, next in
      var end = next
      while end > start, next < folded.count, separators.contains(folded[end - 1]) { end -= 1 }
      return line.lowerBound + start..<line.lowerBound + end
    }
  }

  private static func separates(_ folded: [UInt8], at index: Int) -> Bool {
    separators.contains(folded[index])
  }

  /// `; . , |`, a blank, a dash, and the last byte of `·`.
  private static let separators: Set<UInt8> = [0x3B, 0x2E, 0x2C, 0x7C, 0x20, 0x2D, 0xB7, 0xC2]

  private static let labels: Cues = [
    "tid", "dato", "tidspunkt", "sted", "hvor", "hvornår", "tilmelding", "tilmeldingsfrist",
    "frist", "arrangør", "pris", "kontakt", "tema", "program", "s.u.", "lokale", "adresse",
  ]
}

/// Addresses of pages and mailboxes as a letter prints them.
struct WebAddress {
  /// As printed; where a link has only words, what they lead to.
  let text: String
  let target: String

  /// All addresses of a line in order, those behind link texts too.
  static func all(in line: LetterLine) -> [WebAddress] {
    var found = line.links.compactMap { link -> WebAddress? in
      let target = Array(link.address.utf8)
      guard isPage(target) || isPage(Array(link.text.utf8)) else { return nil }
      let isPrinted = isPage(Array(link.text.utf8))
      return WebAddress(text: isPrinted ? link.text : link.address, target: link.address)
    }
    for word in line.bytes.split(separator: 0x20) {
      let word = trimmed(word)
      guard isPage(Array(word)) else { continue }
      let text = String(decoding: word, as: UTF8.self)
      if !found.contains(where: { $0.text == text }) {
        found.append(WebAddress(text: text, target: text))
      }
    }
    return found
  }

  /// The first `name@site.dk`.
  static func email(in bytes: [UInt8]) -> String? {
    for word in bytes.split(whereSeparator: { [0x20, 0x3A, 0x2C, 0x3B, 0x28, 0x29].contains($0) }) {
      let word = trimmed(word)
      guard let at = word.firstIndex(of: 0x40), at > word.startIndex,
        word[(at + 1)...].dropFirst().contains(0x2E), !word.contains(0x2F)
      else { continue }
      return String(decoding: word, as: UTF8.self)
    }
    return nil
  }

  /// `https://…`, `www.…`, or a site with a page: `tilmeld.kl.dk/moede`.
  private static func isPage(_ word: [UInt8]) -> Bool {
    guard word.count >= 6, !word.contains(0x20), !word.contains(0x40) else { return false }
    if starts.prefixEnd(of: foldedKeepingPlace(word), word.indices) != nil { return true }
    guard let slash = word.firstIndex(of: 0x2F), let dot = word[..<slash].lastIndex(of: 0x2E),
      dot > 0, (2...10).contains(slash - dot - 1), slash + 1 < word.count
    else {
      // A site that is there to sign up at needs no page.
      let folded = foldedKeepingPlace(word)
      return isSite(folded)
        || (signingSite.prefixEnd(of: folded, word.indices) != nil
          && word.dropFirst(8).contains(0x2E))
        || (signingHost.match(in: folded) && word.count(where: { $0 == 0x2E }) >= 2)
    }
    return word[dot + 1..<slash].allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// `handicappolitik.dk` without a page.
  private static func isSite(_ folded: [UInt8]) -> Bool {
    folded.count >= 8 && folded.suffix(3).elementsEqual(".dk".utf8)
      && folded.dropLast(3).allSatisfy { isWordByte([$0], at: 0) || $0 == 0x2D || $0 == 0x2E }
  }

  private static let starts: Cues = ["http://*", "https://*", "www.*"]
  private static let signingHost: Cues = [
    "*nemtilmeld*", "*place2book*", "*conferencemanager*", "*billetto*", "*eventbrite*",
  ]
  private static let signingSite: Cues = ["tilmeld.*", "tilmelding.*"]

  private static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    while let first = word.first, [0x28, 0x3C, 0x22, 0x5B].contains(first) { word.removeFirst() }
    while let last = word.last,
      [0x2E, 0x2C, 0x29, 0x3E, 0x22, 0x3A, 0x3B, 0x21, 0x5D, 0x3F].contains(last)
    {
      word.removeLast()
    }
    return word
  }
}

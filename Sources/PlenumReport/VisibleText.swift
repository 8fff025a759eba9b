import PlenumModel

extension String {
  /// The text with characters that steer and do not show (direction overrides, control characters,
  /// line separators) written out, as `[U+202E]`. A note that turns the text around it must be
  /// seen, not obeyed.
  ///
  /// Line feeds and tabs stay; the joiners that emoji and some scripts need stay.
  var withHiddenScalarsShown: String {
    guard utf8.contains(where: \.mayBeginHiddenScalar) else { return self }
    var shown = ""
    for (index, scalar) in zip(unicodeScalars.indices, unicodeScalars) {
      if !scalar.isHidden {
        shown.unicodeScalars.append(scalar)
      } else if !isBeforeLineFeed(index) {
        shown += "[\(scalar.codePoint)]"
      }
    }
    return shown
  }

  /// The first half of a Windows line end is no control character in the text.
  private func isBeforeLineFeed(_ index: Index) -> Bool {
    let next = unicodeScalars.index(after: index)
    return unicodeScalars[index] == "\r" && next < unicodeScalars.endIndex
      && unicodeScalars[next] == "\n"
  }

  /// The first `count` words, or nil where there are no more than that many.
  func shortened(toWords count: Int) -> String? {
    var words = 0
    var wasBlank = true
    for index in unicodeScalars.indices {
      let isBlank = unicodeScalars[index].properties.isWhitespace
      if wasBlank, !isBlank { words += 1 }
      if words > count { return String(unicodeScalars[..<index]).trimmingBlanks }
      wasBlank = isBlank
    }
    return nil
  }

  /// On one line: every run of white space is one blank. A blank that must not break stays.
  var onOneLine: String {
    var line = String.UnicodeScalarView()
    var pendingBlank = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace, scalar != "\u{A0}" {
        pendingBlank = !line.isEmpty
      } else {
        if pendingBlank { line.append(" ") }
        pendingBlank = false
        line.append(scalar)
      }
    }
    return String(line)
  }
}

extension UInt8 {
  /// A control character, or the first byte of one of the scalars that ``Unicode/Scalar/isHidden``
  /// names; few Danish texts have any.
  fileprivate var mayBeginHiddenScalar: Bool {
    switch self {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isHidden: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F...0x9F: true
    // Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode Annex 9).
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029, 0xFEFF: true
    default: false
    }
  }
}

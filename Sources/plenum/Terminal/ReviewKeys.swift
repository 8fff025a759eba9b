import PlenumApp
import PlenumModel

/// Runs a review by single keys, or by lines where the standard input is no terminal.
enum ReviewKeys {
  static func run(_ review: inout CodingReview) throws {
    guard !review.isOver else { return }
    if var keys = KeyInput() {
      try run(&review, &keys)
    } else {
      try runLines(&review)
    }
  }

  private static func run(_ review: inout CodingReview, _ keys: inout KeyInput) throws {
    try Terminal.print("\n" + review.screen)
    while !review.isOver {
      switch keys.next() {
      case .character(let scalar): try press(scalar, &review)
      case .enter: try press("g", &review)
      case .backspace: try press("f", &review)
      case .escape, .interrupt, .endOfInput: return
      default: continue
      }
      if !review.isOver { try Terminal.print("\n" + review.screen) }
    }
  }

  /// The keys of one note stand in a line; where they only choose, the end of the line accepts.
  private static func runLines(_ review: inout CodingReview) throws {
    while !review.isOver {
      try Terminal.print(review.screen + "\n")
      guard let line = readLine() else { return }
      var onlyChose = false
      for scalar in line.unicodeScalars where scalar != " " && !review.isOver {
        onlyChose = scalar.isDigit
        try press(scalar, &review)
      }
      if onlyChose, !review.isOver { try press("g", &review) }
    }
  }

  private static func press(_ scalar: Unicode.Scalar, _ review: inout CodingReview) throws {
    do {
      try review.press(scalar)
    } catch let error as AppError where error == .codingOfWithdrawnNote {
      Terminal.complain(Message(for: error).text)
    }
  }
}

import PlenumModel

extension NoteKind {
  /// What one note of the kind is called.
  var danishName: String {
    switch self {
    case .success: "Det lykkes"
    case .challenge: "Udfordring"
    case .inspiration: "Inspiration"
    case .ask: "Ønske til KL"
    case .question: "Spørgsmål"
    case .point: "Andet"
    }
  }

  /// After a number, as `4 udfordringer`.
  func danishCount(_ number: Int) -> String {
    let name =
      switch self {
      case .success: "om det, der lykkes"
      case .challenge: number == 1 ? "udfordring" : "udfordringer"
      case .inspiration: "til inspiration"
      case .ask: number == 1 ? "ønske til KL" : "ønsker til KL"
      case .question: "spørgsmål"
      case .point: number == 1 ? "anden pointe" : "andre pointer"
      }
    return "\(number) \(name)"
  }
}

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
    case .point: "Pointe"
    }
  }

  /// What the notes of the kind are called together.
  var danishPlural: String {
    switch self {
    case .success: "Det lykkes"
    case .challenge: "Udfordringer"
    case .inspiration: "Inspiration til andre"
    case .ask: "Ønsker til KL"
    case .question: "Åbne spørgsmål"
    case .point: "Andre pointer"
    }
  }
}

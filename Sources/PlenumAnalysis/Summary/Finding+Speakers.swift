import PlenumModel

/// Which notes may speak for all that say the same: those of the kind that most of them have.
///
/// What one table asks of KL does not speak for tables that ask nothing. Where some tell of what goes well and others of
/// what is hard, one of these speaks, and the other side is heard beside it.
enum Speaking {
  /// The kinds of which one note may speak for all.
  static func kinds(of notes: [(kind: NoteKind, table: Int?)]) -> Set<NoteKind> {
    let counts = KindCounts(of: notes.map(\.kind))
    let good = NoteKind.good.reduce(0) { $0 + counts[$1] }
    let hard = counts[.challenge]
    if good > 0, hard > 0 {
      return good > hard
        ? NoteKind.good : hard > good ? [.challenge] : NoteKind.good.union([.challenge])
    }
    let askers = Set(notes.filter { $0.kind == .ask }.map(\.table))
    let isAsked = askers.count > 1 || counts[.ask] == notes.count
    let kinds = NoteKind.allCases.filter { counts[$0] > 0 && ($0 != .ask || isAsked) }
    let most = kinds.map { counts[$0] }.max()
    return Set(kinds.filter { counts[$0] == most })
  }
}

extension NoteKind {
  /// Kinds that tell of what goes well.
  fileprivate static let good: Set<NoteKind> = [.success, .inspiration]
}

extension Finding {
  /// The voices of which one may speak for all, the first one of the finding first.
  ///
  /// A note that was revised since people settled it speaks only where no other does.
  var speakers: [Voice] {
    let kinds = Speaking.kinds(of: voices.map { ($0.kind, $0.speaker.roomTable) })
    let fitting = voices.filter { kinds.contains($0.kind) }
    let unchanged = fitting.filter { !revised.contains($0.citation.note) }
    return unchanged.isEmpty ? fitting : unchanged
  }

  /// What is told on the other side: of what is hard where `voice` tells of what goes well, and the reverse.
  package func voices(against voice: Voice) -> [Voice] {
    switch voice.kind {
    case .success, .inspiration: voices.filter { $0.kind == .challenge }
    case .challenge: voices.filter { NoteKind.good.contains($0.kind) }
    case .ask, .question, .point: []
    }
  }
}

extension ThemeSummary {
  /// What KL is asked for: notes of one settled point are one wish. The widest spread first.
  package var wishes: [[Finding]] {
    var groups = OrderedGroups<String, Finding>()
    for (place, ask) in findings(.ask).enumerated() {
      groups.append(ask, to: ask.points.first.map { "point \($0)" } ?? "note \(place)")
    }
    let wishes = groups.all.map(\.elements)
    return wishes.widestFirst { Spread(speakers: $0.flatMap(\.voices).map(\.speaker)) }
  }

  /// A theme of so few notes that each of them is shown and may be said.
  package var isSmall: Bool { notes.count < Self.few }

  static let few = 10
}

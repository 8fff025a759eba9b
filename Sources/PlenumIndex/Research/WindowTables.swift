extension TermIndex {
  private static let window = 5

  /// Words within five tokens of each term, on either side and in the same note. A place is counted once, however many
  /// of the term's places it is near to; the term's own places are not counted. S. Evert (2008), Corpora and collocations.
  func collocatesTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let node: String
      let collocate: String
      let nodeFrequency: Int
      let tokens: FourfoldTable

      var association: Association? {
        Association(
          observed: tokens.k1, count1: tokens.n1, count2: tokens.k1 + tokens.k2,
          total: tokens.n1 + tokens.n2)
      }
    }
    var rows: [Row] = []
    for node in allTerms where scope.contains(node) {
      var counts: [UInt32: Int] = [:]
      let near = placesNear(node)
      for place in near { counts[postings.sequence[place], default: 0] += 1 }
      let frequency = postings.places(of: node).count
      for (collocate, count) in counts.sorted(by: { $0.key < $1.key }) {
        let term = TermID(collocate)
        rows.append(
          Row(
            node: spelling(of: node), collocate: spelling(of: term), nodeFrequency: frequency,
            tokens: FourfoldTable(
              k1: count, n1: near.count, k2: postings.places(of: term).count - count,
              n2: tokenCount - frequency - near.count)))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("node") { $0.node }, .text("collocate") { $0.collocate },
        .count("f_node") { $0.nodeFrequency }, .count("f_coll") { $0.tokens.k1 + $0.tokens.k2 },
        .count("O11") { $0.tokens.k1 }, .count("R1") { $0.tokens.n1 },
        .count("N") { $0.tokens.n1 + $0.tokens.n2 }, .measure("E11") { $0.tokens.expected1 },
        .measure("MI") { $0.association?.mutualInformation },
        .measure("t_score") { $0.association?.tScore },
        .measure("z_score") { $0.association?.zScore },
        .measure("G2_signed") { $0.tokens.signedG2 },
        .measure("log_ratio_walter") { $0.tokens.logRatioWalter },
        .measure("logDice") {
          Association.logDice($0.tokens.k1, $0.nodeFrequency, $0.tokens.k1 + $0.tokens.k2)
        },
      ])
  }

  /// Places within the window of a term, each once.
  private func placesNear(_ term: TermID) -> [Int] {
    var found: [Int] = []
    for (place, note) in notesOfPlaces(of: term) {
      let places = postings.places(ofNote: note)
      let low = max(places.lowerBound, place - Self.window, (found.last ?? -1) + 1)
      let high = min(places.upperBound - 1, place + Self.window)
      guard low <= high else { continue }
      found += (low...high)
    }
    return found.filter { postings.sequence[$0] != term.value }
  }

  /// Every place of every term with five tokens on either side.
  func concordanceTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let node: String
      let id: String
      let index: Int
      let left: String
      let right: String
    }
    func words(_ places: Range<Int>) -> String {
      places.map { spelling(of: TermID(postings.sequence[$0])) }.joined(separator: " ")
    }
    let rows = allTerms.filter(scope.contains).flatMap { term in
      notesOfPlaces(of: term).map { place, note in
        let places = postings.places(ofNote: note)
        return Row(
          node: spelling(of: term), id: id(of: NoteOrdinal(note)),
          index: place - places.lowerBound,
          left: words(max(places.lowerBound, place - Self.window)..<place),
          right: words(place + 1..<min(places.upperBound, place + 1 + Self.window)))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("node") { $0.node }, .text("id") { $0.id }, .count("token_index") { $0.index },
        .text("left5") { $0.left }, .text("match") { $0.node }, .text("right5") { $0.right },
      ])
  }

  /// Every place of a term with its note, rising.
  private func notesOfPlaces(of term: TermID) -> [(place: Int, note: Int)] {
    var notes = postings.notes(of: term)
    return postings.places(of: term).map { place in
      while let note = notes.first, place >= postings.noteStarts[Int(note) + 1] {
        notes = notes.dropFirst()
      }
      return (Int(place), Int(notes.first ?? 0))
    }
  }
}

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
      let near = termsNear(node)
      for term in near { counts[term, default: 0] += 1 }
      let frequency = postings.frequency(of: node)
      for (collocate, count) in counts.sorted(by: { $0.key < $1.key }) {
        let term = TermID(collocate)
        rows.append(
          Row(
            node: spelling(of: node), collocate: spelling(of: term), nodeFrequency: frequency,
            tokens: FourfoldTable(
              k1: count, n1: near.count, k2: postings.frequency(of: term) - count,
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

  /// The other terms within the window of a term, each place once.
  private func termsNear(_ term: TermID) -> [UInt32] {
    postings.occurrences(of: term).flatMap { note, places in
      let terms = postings.terms(ofNote: note)
      var next = 0
      return places.flatMap { place in
        let last = min(terms.count - 1, place + Self.window)
        let first = min(max(next, place - Self.window), last + 1)
        next = last + 1
        return terms[first..<last + 1].filter { $0 != term.value }
      }
    }
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
    func words(_ terms: ArraySlice<UInt32>) -> String {
      terms.map { spelling(of: TermID($0)) }.joined(separator: " ")
    }
    let rows = allTerms.filter(scope.contains).flatMap { term in
      postings.occurrences(of: term).flatMap { note, places in
        let terms = postings.terms(ofNote: note)
        return places.map { place in
          Row(
            node: spelling(of: term), id: id(of: NoteOrdinal(note)), index: place,
            left: words(terms[max(0, place - Self.window)..<place]),
            right: words(terms[(place + 1)...].prefix(Self.window)))
        }
      }
    }
    return ResearchTable(
      rows,
      [
        .text("node") { $0.node }, .text("id") { $0.id }, .count("token_index") { $0.index },
        .text("left5") { $0.left }, .text("match") { $0.node }, .text("right5") { $0.right },
      ])
  }
}

extension TermIndex {
  /// How much more notes of a group hold each term than the rest, counted in notes.
  func keynessDocumentsTable(_ scope: ResearchTable.Scope) -> ResearchTable {
    struct Row {
      let kind: String
      let group: String
      let term: String
      let notes: FourfoldTable
      let p: Double?
      let adjustedP: Double?
      let municipalities: Int
      let municipalitiesOfGroup: Int
      let ranks: MannWhitney?
    }
    var rows: [Row] = []
    for group in groups(by: scope.kinds) {
      let tables = allTerms.map { noteTable(group, $0) }
      let p = tables.map(\.p)
      let adjusted = MultipleTesting.benjaminiHochberg(p)
      let municipalitiesOfGroup = municipalities(in: group.notes)
      for term in allTerms where scope.contains(term) {
        let index = term.position
        rows.append(
          Row(
            kind: group.kind.rawValue, group: group.name, term: spelling(of: term),
            notes: tables[index], p: p[index],
            adjustedP: adjusted[index],
            municipalities: municipalities(of: term, in: group.notes),
            municipalitiesOfGroup: municipalitiesOfGroup, ranks: ranks(of: term, in: group)))
      }
    }
    return ResearchTable(
      rows,
      [
        .text("group_kind") { $0.kind }, .text("group") { $0.group }, .text("term") { $0.term },
        .count("k1") { $0.notes.k1 }, .count("n1") { $0.notes.n1 },
        .count("k2") { $0.notes.k2 }, .count("n2") { $0.notes.n2 },
        .measure("doc_G2_signed") { $0.notes.signedG2 }, .measure("doc_p") { $0.p },
        .measure("doc_p_BH") { $0.adjustedP }, .measure("doc_p_fisher") { $0.notes.fisherP },
        .measure("doc_log_ratio") { $0.notes.logRatio },
        .count("munis_with_term") { $0.municipalities },
        .count("munis_in_group") { $0.municipalitiesOfGroup },
        .measure("mwu_U") { $0.ranks?.u }, .measure("mwu_p") { $0.ranks?.p },
        .measure("rank_biserial") { $0.ranks?.rankBiserial },
      ])
  }

  /// Mann and Whitney's test on a note's tokens of the term by all its tokens.
  private func ranks(of term: TermID, in group: TermGroup) -> MannWhitney? {
    var positive1: [Double] = []
    var positive2: [Double] = []
    for (note, tokens) in noteFrequencies(of: term) {
      let rate = Double(tokens) / Double(length(ofNote: note))
      if group.notes.contains(position: note) {
        positive1.append(rate)
      } else {
        positive2.append(rate)
      }
    }
    return MannWhitney(
      positive1: positive1, of: group.noteTotal, positive2: positive2,
      of: noteCount - group.noteTotal)
  }
}

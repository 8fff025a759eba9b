import PlenumText

/// Brings forms to their terms.
enum TermTable {
  /// The terms in the order in which the first form of each comes, and the term of each form.
  ///
  /// - Complexity: O(forms), each analysed once.
  static func make(
    of forms: FormSet, _ source: TermSource, threads: Int
  ) -> (terms: Vocabulary, termOfForm: [UInt32]) {
    var terms = Vocabulary(minimumCapacity: forms.count / 2)
    var termOfForm: [UInt32] = []
    termOfForm.reserveCapacity(forms.count)
    switch source {
    case .ownTokens:
      for form in 0..<forms.count {
        termOfForm.append(forms.withForm(form) { terms.intern($0) })
      }
    case .analysis(let analyzer):
      for part in spellings(of: forms, analyzer, threads: threads) {
        for spelling in part { termOfForm.append(terms.intern(spelling)) }
      }
    }
    return (terms, termOfForm)
  }

  /// How many forms a thread takes at a time. Early forms are common and quickly known, late ones are rare and long.
  private static let batch = 512

  private static func spellings(
    of forms: FormSet, _ analyzer: TextAnalyzer, threads: Int
  ) -> [[String]] {
    let batches = (forms.count + batch - 1) / batch
    let next = Collected(Array(0..<batches))
    let found = Collected<[String]>(count: batches)
    Threads.run(threads) { _ in
      while let number = next.takeNext() {
        let last = min(forms.count, (number + 1) * batch)
        found.set(
          number,
          (number * batch..<last).map { form in
            forms.withForm(form) {
              analyzer.term(of: forms.kind(of: form), form: $0, in: forms.sense(of: form))
            }
          })
      }
    }
    return found.values
  }
}

import PlenumText

/// What several scanners read, brought to one numbering of forms: the order in which they first stand in the notes, which
/// does not depend on who read what.
struct FormMerge {
  let forms: FormSet
  let counts: [UInt32]
  /// The common number of each form, by scanner.
  let numbers: [[UInt32]]
  /// In the order of their notes.
  private var runs: [(scanner: Int, run: NoteRun)]

  /// - Complexity: O(forms of all scanners + runs log runs).
  init(_ scanned: consuming [NoteScanner]) {
    runs = scanned.enumerated()
      .flatMap { scanner, part in part.runs.map { (scanner: scanner, run: $0) } }
      .sorted { $0.run.order < $1.run.order }
    let readers = scanned.indices.filter { scanned[$0].forms.count > 0 }
    if readers.count <= 1 {
      let only = readers.first ?? 0
      forms = scanned[only].forms
      counts = scanned[only].counts
      numbers = scanned.map { part in
        part.forms.count == 0 ? [] : (0..<UInt32(part.forms.count)).map { $0 }
      }
      return
    }
    var forms = FormSet()
    var counts: [UInt32] = []
    var numbers: [[UInt32]] = scanned.map { _ in [] }
    let ownCounts = scanned.map(\.counts)
    // A run's new forms stand behind those that its scanner knew before, in the order of the text.
    var last = [Int](repeating: 0, count: scanned.count)
    for index in scanned.indices { last[index] = scanned[index].forms.count }
    var newForms: [(scanner: Int, forms: Range<Int>)] = []
    for place in runs.indices.reversed() {
      let (scanner, run) = runs[place]
      newForms.append((scanner: scanner, forms: run.knownForms..<last[scanner]))
      last[scanner] = run.knownForms
    }
    for (scanner, range) in newForms.reversed() {
      for form in range {
        let number = scanned[scanner].forms.withForm(form) {
          forms.intern(
            $0, kind: scanned[scanner].forms.kind(of: form),
            sense: scanned[scanner].forms.sense(of: form))
        }
        if number == counts.count { counts.append(0) }
        counts[Int(number)] += ownCounts[scanner][form]
        numbers[scanner].append(number)
      }
    }
    self.forms = forms
    self.counts = counts
    self.numbers = numbers
  }

  /// The runs, which are held here no longer.
  mutating func takeRuns() -> [(scanner: Int, run: NoteRun)] {
    defer { runs = [] }
    return runs
  }
}

import PlenumText

/// The forms in which terms were written, term by term, in few bytes: how often, how many bytes, and the bytes.
/// No bytes are the spelling of the term itself.
struct FormList: Sendable {
  private var bytes: [UInt8] = []
  /// The forms of term t lie at `starts[t]..<starts[t + 1]` of `bytes`.
  private var starts: [UInt32] = [0]

  /// - Complexity: O(forms + terms).
  init(_ forms: FormSet, terms: [UInt32], counts: [UInt32], vocabulary: Vocabulary) {
    let termCount = vocabulary.count
    // The first form of each term, and behind each form the next one of its term.
    let none = UInt32.max
    var first = [UInt32](repeating: none, count: termCount)
    var next = [UInt32](repeating: none, count: forms.count)
    for form in (0..<forms.count).reversed() {
      next[form] = first[Int(terms[form])]
      first[Int(terms[form])] = UInt32(form)
    }
    starts.reserveCapacity(termCount + 1)
    for term in 0..<termCount {
      var form = first[term]
      while form != none {
        append(UInt32(counts[Int(form)]))
        forms.withForm(Int(form)) { written in
          guard vocabulary.number(of: written) != UInt32(term) else {
            append(0)
            return
          }
          append(UInt32(written.count))
          for index in written.indices { bytes.append(written[index]) }
        }
        form = next[Int(form)]
      }
      starts.append(UInt32(bytes.count))
    }
  }

  private mutating func append(_ number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The forms of a term in the order in which they were first met.
  ///
  /// - Parameter spelling: the term's.
  func forms(of term: TermID, spelling: String) -> [(form: String, count: Int)] {
    var found: [(form: String, count: Int)] = []
    var place = Int(starts[term.position])
    while place < Int(starts[term.position + 1]) {
      let count = number(at: &place)
      let length = number(at: &place)
      let form = String(decoding: bytes[place..<place + length], as: UTF8.self)
      found.append((form: length > 0 ? form : spelling, count: count))
      place += length
    }
    return found
  }

  private func number(at place: inout Int) -> Int {
    var number = 0
    var shift = 0
    while bytes[place] >= 0x80 {
      number |= Int(bytes[place] & 0x7F) << shift
      shift += 7
      place += 1
    }
    number |= Int(bytes[place]) << shift
    place += 1
    return number
  }

  var byteCount: Int { bytes.count + 4 * starts.count }
}

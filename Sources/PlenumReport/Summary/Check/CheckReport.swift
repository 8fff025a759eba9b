import PlenumAnalysis
package import PlenumModel

/// What a check of an edited summary found, for people and programs.
package struct CheckReport: Sendable {
  package let check: SummaryCheck

  package init(_ check: SummaryCheck) { self.check = check }

  package var text: String {
    var page = TerminalText()
    for remark in check.remarks {
      page.item("Linje \(remark.line):", Self.sentence(remark.fault))
    }
    if !check.remarks.isEmpty { page.blankLine() }
    page.paragraph(conclusion)
    return page.text
  }

  private var conclusion: String {
    let sentences = CountedNoun(one: "sætning", many: "sætninger").counted(check.sentences)
    let own = "Det, plenum selv har skrevet uden henvisning, er talt efter."
    guard !check.remarks.isEmpty else {
      return "Alt holder: \(sentences) med henvisning er holdt op mod notaterne. \(own)"
    }
    let remarks = CountedNoun(one: "bemærkning", many: "bemærkninger").counted(check.remarks.count)
    return "\(remarks). \(sentences) er holdt op mod notaterne. \(own)"
  }

  private static func sentence(_ fault: SummaryCheck.Remark.Fault) -> String {
    switch fault {
    case .noCitation:
      "Sætningen henviser ikke til noget notat. Skriv notaterne i kantet parentes, fx [3.07]."
    case .unknownReference(let name): "Mødet har intet notat \(name)."
    case .quoteNotFound(let words):
      "Ordene står ikke i noget notat: \(quoted(words))."
    case .quoteOfOtherNote(let words, let note):
      "\(quoted(words)) står i notat \(note), som sætningen ikke henviser til."
    case .wrongCount(let said, let counted):
      "Der står \(quoted(said)), men notaterne giver \(quoted(counted))."
    case .unknownNumber(let number):
      "Tallet \(quoted(number)) står ikke i de notater, sætningen henviser til."
    case .otherSpeaker(let said, let cited):
      "Der står \(quoted(said)), men de notater, der henvises til, er skrevet af: \(cited.joined(separator: "; "))."
    case .ambiguousReference(let name):
      "Flere af møderne har et notat \(name). Skriv mødets overskrift over afsnittet, eller vælg mødet med --meeting."
    case .vague(let word, let counted?):
      "\(quoted(word)) siger ikke hvor mange. Notaterne giver: \(counted)."
    case .vague(let word, nil):
      "\(quoted(word)) siger ikke hvor mange. Henvis til notaterne, så kan der tælles."
    }
  }

  private static func quoted(_ words: String) -> String {
    let words = words.onOneLine
    return FindingText.quoted(words.shortened(toWords: 12).map { $0 + " …" } ?? words)
  }

  package var json: JSONValue {
    [
      "sentences": .integer(check.sentences),
      "remarks": .array(
        check.remarks.map { remark in
          let (code, words, counted) = Self.parts(remark.fault)
          return [
            "line": .integer(remark.line), "fault": .string(code), "words": .optional(words),
            "counted": .optional(counted), "text": .string(Self.sentence(remark.fault)),
          ]
        }),
    ]
  }

  private static func parts(
    _ fault: SummaryCheck.Remark.Fault
  ) -> (code: String, words: String?, counted: String?) {
    switch fault {
    case .noCitation: ("no_citation", nil, nil)
    case .unknownReference(let name): ("unknown_reference", name, nil)
    case .quoteNotFound(let words): ("quote_not_found", words, nil)
    case .quoteOfOtherNote(let words, let note): ("quote_of_other_note", words, note)
    case .wrongCount(let said, let counted): ("wrong_count", said, counted)
    case .unknownNumber(let number): ("unknown_number", number, nil)
    case .otherSpeaker(let said, let cited): ("other_speaker", said, cited.joined(separator: "; "))
    case .ambiguousReference(let name): ("ambiguous_reference", name, nil)
    case .vague(let word, let counted): ("vague", word, counted)
    }
  }
}

package import PlenumModel

/// A codebook as other programs for qualitative analysis read it: REFI-QDA 1.5, codebook exchange.
///
/// Names are based on version and area, so that the same codebook is the same file everywhere.
package struct CodebookExchange: Sendable {
  private static let namespace = UniqueID(high: 0x9C4E_10D3_6A7B_4E52, low: 0x8F21_3C5D_77A0_B4E6)

  private let codebook: Codebook

  package init(_ codebook: Codebook) { self.codebook = codebook }

  /// The document, UTF-8, in the namespace `urn:QDA-XML:codebook:1.0`.
  package var qdc: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="plenum">
        <Codes>

      """
    for area in codebook.areas {
      text += """
            <Code guid="\(id(area.id.value))" name="\(area.name.xmlEscaped)" isCodable="true">
              <Description>\(description(area).xmlEscaped)</Description>
            </Code>

        """
    }
    text += """
        </Codes>
        <Sets>
          <Set guid="\(id(""))" name="\(codebook.title.xmlEscaped)">
            <Description>\("Kodebog \(codebook.version), \(codebook.date)".xmlEscaped)</Description>

      """
    for area in codebook.areas {
      text += "      <MemberCode guid=\"\(id(area.id.value))\"/>\n"
    }
    return text + "    </Set>\n  </Sets>\n</CodeBook>\n"
  }

  private func description(_ area: FocusArea) -> String {
    [area.inclusion, area.exclusion.map { "Ikke: \($0)" }].compactMap { $0 }
      .joined(separator: "\n")
  }

  private func id(_ name: String) -> String {
    UniqueID(name: "\(codebook.version)/\(name)", in: Self.namespace).description
  }
}

extension String {
  /// As text or attribute of an XML 1.0 document; what XML cannot hold becomes U+FFFD. By unicode scalar: a mark after
  /// a quote must not hide it.
  var xmlEscaped: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n": text.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

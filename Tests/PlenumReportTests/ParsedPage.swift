import Foundation
import FoundationXML

/// What a strict reader makes of a page: it must be well-formed, and every element is counted.
final class ParsedPage: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  private(set) var attributeNames: Set<String> = []
  private(set) var ids: [String] = []
  private(set) var targets: [String] = []
  private(set) var headings: [Int] = []
  private(set) var labels: [String] = []
  /// The texts of `bdi` elements: words of notes.
  private(set) var words: [String] = []
  private(set) var title = ""
  private var open: [String] = []

  init?(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(name)
    elements[name, default: 0] += 1
    attributeNames.formUnion(attributes.keys)
    if let label = attributes["aria-label"] { labels.append(label) }
    if let id = attributes["id"] { ids.append(id) }
    if let target = attributes["href"] { targets.append(target) }
    if name == "bdi" { words.append("") }
    if let level = ["h1", "h2", "h3", "h4"].firstIndex(of: name) { headings.append(level + 1) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if open.last == "bdi" { words[words.count - 1] += string }
    if open.last == "title" { title += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}

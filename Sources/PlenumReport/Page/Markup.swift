/// HTML that is safe by construction: markup comes from literals in this program, everything else
/// is escaped on its way in, scalar by scalar (a `Character` can hide a quotation mark under a
/// combining accent).
struct Markup: ExpressibleByStringLiteral {
  private(set) var html: String

  /// Literals of the program only: a `StaticString` cannot hold what a note says.
  init(stringLiteral markup: StaticString) { html = markup.description }

  private init(html: String) { self.html = html }

  static let none: Markup = ""

  /// Text that is neither trusted nor touched: escaped, with what does not show written out.
  static func text(_ text: String) -> Markup { Markup(html: escaped(text)) }

  /// Words of a note: apart from the direction of the text around them, and with their own line
  /// breaks.
  static func words(_ text: String) -> Markup { element("bdi", ["dir": "auto"], .text(text)) }

  static func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: Markup...
  ) -> Markup {
    element(name, attributes, content)
  }

  static func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: [Markup]
  ) -> Markup {
    let end = blocks.contains(name.description) ? "\n" : ""
    return Markup(html: "<\(name)\(attributes.html)>\(joined(content).html)</\(name)>\(end)")
  }

  /// Elements after which a blank means nothing: each ends its line, so that a page can be read and
  /// compared.
  private static let blocks: Set<String> = [
    "head", "title", "style", "body", "header", "nav", "main", "footer", "section", "div", "h1",
    "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "svg",
  ]

  /// An element without an end tag, such as `meta`, or closed in itself inside SVG.
  static func empty(_ name: StaticString, _ attributes: Attributes) -> Markup {
    Markup(html: "<\(name)\(attributes.html)/>")
  }

  static func joined(_ parts: [Markup], by separator: Markup = .none) -> Markup {
    Markup(html: parts.map(\.html).joined(separator: separator.html))
  }

  static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  var isEmpty: Bool { html.isEmpty }

  /// Attributes in the order in which they are written; names are literals, values are escaped.
  struct Attributes: ExpressibleByDictionaryLiteral {
    fileprivate let html: String

    init(dictionaryLiteral attributes: (StaticString, String)...) {
      html = attributes.map { " \($0)=\"\(Markup.escaped($1))\"" }.joined()
    }
  }

  private static func escaped(_ text: String) -> String {
    let text = text.withHiddenScalarsShown
    guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

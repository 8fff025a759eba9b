/// One HTML page that needs nothing beside itself.
enum Page {
  /// - Parameters:
  ///   - title: what the browser's tab and a screen reader say first.
  ///   - header: what stands above the main part.
  ///   - lexicon: by what the words were read; nil where no words are counted.
  static func html(
    title: String, header: [Markup], navigation: Markup = .none, main: [Markup],
    lexicon: String? = nil
  ) -> String {
    let body = Markup.element(
      "body", [:],
      .element("a", ["class": "skip", "href": "#main"], "Gå til indholdet"),
      Picture.patterns,
      .element("header", [:], header),
      navigation,
      .element("main", ["id": "main"], main),
      .element(
        "footer", [:], .element("p", [:], "Lavet af bordenes egne notater med programmet plenum."),
        lexicon.map {
          .element("p", [:], .text("Ordenes grundformer er fundet med ordlisten \($0)."))
        }
          ?? .none))
    return document(title: title, style: Stylesheet.css, body: body)
  }

  /// The file of a page: nothing in it is fetched and nothing runs, whatever a note says.
  static func document(title: String, style: Markup, body: Markup) -> String {
    let head = Markup.element(
      "head", [:],
      .empty("meta", ["charset": "utf-8"]),
      .empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .empty(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'",
        ]),
      .element("title", [:], .text(title)),
      .element("style", [:], style))
    let page: Markup = "<!DOCTYPE html>\n"
    return (page + .element("html", ["lang": "da"], head, body)).html + "\n"
  }

  /// A table of figures with a picture in the last column, under the pictures' common scale.
  static func dotTable(
    label: String, header: [String], rows: [(cells: [String], picture: Markup)], axis: Markup
  ) -> Markup {
    let body = rows.map { cells, picture in
      row(
        cells.map { .text(breaking($0)) }, header, name: Markup.words(cells.first ?? ""))
        + [.element("td", ["role": "cell", "class": "dots"], picture)]
    }
    let dots = Markup.element(
      "th", ["role": "columnheader", "scope": "col", "class": "dots"], axis)
    return table(
      label: label, caption: .none, columns: columns(header) + [dots], body: body,
      style: "plotted")
  }

  /// A cell that is parted only before a bracket, so that the picture beside the figures has room.
  private static func breaking(_ cell: String) -> String {
    let scalars = Array(cell.unicodeScalars)
    var text = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      text.append(scalar == " " && next != "(" && next != "[" ? "\u{A0}" : scalar)
    }
    return String(text)
  }

  /// A table whose first column names the rows; `label` names its region apart from all others of the page.
  static func table(label: String, caption: String, header: [String], rows: [[Markup]]) -> Markup {
    table(
      label: label, caption: .element("caption", [:], .text(caption)), columns: columns(header),
      body: rows.map { row($0, header, name: $0.first ?? .none) })
  }

  /// On a phone a row stands as lines under its name, each with its column's head, so that no figure is out of sight;
  /// the roles say what a row and a cell are also where they are laid out as blocks. What is wider still scrolls sideways,
  /// also by keyboard.
  private static func table(
    label: String, caption: Markup, columns: [Markup], body: [[Markup]], style: String? = nil
  ) -> Markup {
    .element(
      "div",
      [
        "class": "wide stack" + (style.map { " " + $0 } ?? ""), "role": "region", "tabindex": "0",
        "aria-label": label,
      ],
      .element(
        "table", ["role": "table"], caption,
        .element(
          "thead", ["role": "rowgroup"], .element("tr", ["role": "row"], columns)),
        .element(
          "tbody", ["role": "rowgroup"], body.map { .element("tr", ["role": "row"], $0) })))
  }

  private static func columns(_ header: [String]) -> [Markup] {
    header.enumerated().map { column, name in
      .element(
        "th",
        ["role": "columnheader", "scope": "col", "class": column == 0 ? "name" : "figure"],
        .text(name))
    }
  }

  private static func row(_ cells: [Markup], _ header: [String], name: Markup) -> [Markup] {
    [.element("th", ["role": "rowheader", "scope": "row"], name)]
      + zip(cells, header).dropFirst().map { cell, head in
        .element("td", ["role": "cell", "class": "figure", "data-label": "\(head)"], cell)
      }
  }
}

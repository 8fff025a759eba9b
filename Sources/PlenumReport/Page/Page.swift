/// One HTML page that needs nothing beside itself.
enum Page {
  /// - Parameters:
  ///   - title: what the browser's tab and a screen reader say first.
  ///   - header: what stands above the main part.
  ///   - lexicon: by what the words were read; nil where no words are counted.
  static func html(
    title: String, header: [Markup], navigation: Markup, main: [Markup], lexicon: String? = nil
  ) -> String {
    let head = Markup.element(
      "head", [:],
      .empty("meta", ["charset": "utf-8"]),
      .empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      // Nothing is fetched and nothing runs, whatever a note says.
      .empty(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'",
        ]),
      .element("title", [:], .text(title)),
      .element("style", [:], Stylesheet.css))
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
    let page: Markup = "<!DOCTYPE html>\n"
    return (page + .element("html", ["lang": "da"], head, body)).html + "\n"
  }

  /// A table of figures with a picture in the last column, under the pictures' common scale.
  static func dotTable(
    label: String, header: [String], rows: [(cells: [String], picture: Markup)], axis: Markup
  ) -> Markup {
    let columns = header.enumerated().map { column, name in
      Markup.element(
        "th", ["scope": "col", "class": column == 0 ? "name" : "figure"], .text(name))
    }
    let body = rows.map { cells, picture in
      let figures = cells.enumerated().map { column, cell in
        column == 0
          ? Markup.element("th", ["scope": "row"], .words(cell))
          : .element("td", ["class": "figure"], .text(cell))
      }
      return Markup.element(
        "tr", [:], figures + [.element("td", ["class": "dots"], picture)])
    }
    return .element(
      "div", ["class": "wide", "role": "region", "tabindex": "0", "aria-label": label],
      .element(
        "table", [:],
        .element(
          "thead", [:],
          .element(
            "tr", [:], columns + [.element("th", ["scope": "col", "class": "dots"], axis)])),
        .element("tbody", [:], body)))
  }

  /// A table whose first column names the rows. On a phone it scrolls sideways, also by keyboard;
  /// `label` names that region apart from all others of the page.
  static func table(label: String, caption: String, header: [String], rows: [[Markup]]) -> Markup {
    let columns = header.enumerated().map { column, name in
      Markup.element(
        "th", ["scope": "col", "class": column == 0 ? "name" : "figure"], .text(name))
    }
    let body = rows.map { cells in
      Markup.element(
        "tr", [:],
        cells.enumerated().map { column, cell in
          column == 0
            ? .element("th", ["scope": "row"], cell) : .element("td", ["class": "figure"], cell)
        })
    }
    return .element(
      "div", ["class": "wide", "role": "region", "tabindex": "0", "aria-label": label],
      .element(
        "table", [:], .element("caption", [:], .text(caption)),
        .element("thead", [:], .element("tr", [:], columns)), .element("tbody", [:], body)))
  }
}

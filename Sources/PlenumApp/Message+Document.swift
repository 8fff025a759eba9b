extension Message {
  /// Why a summary did not become a document.
  init(for error: SummaryDocument.Problem) {
    switch error {
    case .needsFile(let format):
      self.init(
        "Et dokument (\(format.rawValue)) kan ikke vises på skærmen.", safe: "Intet er skrevet.",
        doNow: "Angiv filen med --output, fx --output opsamling.\(format.rawValue).")
    case .notAScript(let format):
      self.init(
        "Talepapiret kan ikke skrives som \(format.rawValue).", safe: "Intet er skrevet.",
        doNow: "Vælg text, md, html, json, docx eller pdf.")
    case .notFrozen(let format):
      self.init(
        "En fastfrosset opsamling kan ikke skrives som \(format.rawValue).",
        safe: "Intet er skrevet.", doNow: "Vælg text, md, html, json, docx eller pdf.")
    case .otherEnding(let path, let promised?):
      self.init(
        "\(path) skulle være en fil i formatet \(promised.rawValue), men der er valgt et andet med --format.",
        safe: "Intet er skrevet.",
        doNow: "Udelad --format, så endelsen bestemmer det, eller giv filen en anden endelse.")
    case .otherEnding(let path, nil):
      self.init(
        "plenum kan ikke skrive den slags fil: \(path).", safe: "Intet er skrevet.",
        doNow: "Vælg en endelse blandt .docx, .pdf, .html, .md, .txt, .pptx, .csv og .json.")
    case .programMissing(let format, let program, let package):
      self.init(
        "\(program) er ikke installeret, og det skal der til for at lave \(format.rawValue).",
        safe: "Intet er skrevet.",
        doNow: "Installér det med »sudo apt install \(package)«, eller vælg --format html.")
    case .isPage(let path):
      self.init(
        "\(path) er en webside, og den kan ikke holdes op mod notaterne.", safe: Self.nothingStored,
        doNow: "Gem teksten som en ren tekstfil (.txt), og prøv igen.")
    case .notMade(let format, let program):
      self.init(
        "\(program) kunne ikke lave \(format.rawValue).", safe: "Intet er skrevet.",
        doNow: "Prøv igen, eller vælg --format html.")
    }
  }
}

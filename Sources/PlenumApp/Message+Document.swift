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
        doNow: "Vælg text, md, html eller json.")
    case .programMissing(let format, let program, let package):
      self.init(
        "\(program) er ikke installeret, og det skal der til for at lave \(format.rawValue).",
        safe: "Intet er skrevet.",
        doNow: "Installér det med »sudo apt install \(package)«, eller vælg --format html.")
    case .notMade(let format, let program):
      self.init(
        "\(program) kunne ikke lave \(format.rawValue).", safe: "Intet er skrevet.",
        doNow: "Prøv igen, eller vælg --format html.")
    }
  }
}

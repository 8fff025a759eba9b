import PlenumAnalysis
import PlenumModel

extension Message {
  /// The refusals of codebooks, corrections and what is learnt from them.
  init(ofCoding error: AppError) {
    switch error {
    case .unknownCodebook(let name, let known):
      self.init(
        "Kodebogen \(name) findes ikke.", safe: Self.nothingStored,
        doNow: "Kodebøgerne er \(Danish.list(known.map(\.value))).")
    case .faultyCodebook(let fault):
      self.init(
        "\(fault.file), linje \(fault.line): \(Self.sentence(fault.reason))",
        safe: Self.nothingStored, doNow: "Ret linjen, og prøv igen.")
    case .faultyModel(let number, let reason):
      self.init(
        "Model \(number) kan ikke bruges: \(Self.sentence(reason))",
        safe: "Menneskers afgørelser er der stadig.",
        doNow: "Tag den tilbage med »plenum code learn --undo«.")
    case .noModelToUndo:
      self.init(
        "Der er ingen lært model at tage tilbage.", safe: "Maskinen mærker, som den blev leveret.")
    case .tooLittleToLearn(let settled, let needed):
      self.init(
        settled < needed
          ? "Der er kun \(CountedNoun(one: "afgjort notat", many: "afgjorte notater").counted(settled)); der skal mindst \(needed) til, før der kan læres af dem."
          : "Alle afgjorte notater er fra ét bord, så det lærte kan ikke prøves på andre.",
        safe: "Maskinen mærker som før.",
        doNow: "Gennemgå flere notater med »plenum code review --meeting MØDE«.")
    case .codingOfWithdrawnNote:
      self.init(
        "Notatet er trukket tilbage i mellemtiden, så rettelsen er ikke gemt.",
        safe: "De andre rettelser er gemt.")
    case .unknownCoder(let name, let meeting, let known):
      self.init(
        "\(name) har ikke mærket notater fra mødet \(meeting).",
        doNow: "Du kan vælge mellem \(Danish.list(known)).")
    case .unknownArea(let name, let codebook, let known):
      self.init(
        "Kodebogen \(codebook) har ikke området \(name).",
        doNow: "Områderne er:\n" + Self.lines(known.map(\.value)))
    case .nothingInCommon(let first, let second):
      self.init(
        "\(first) og \(second) har ingen mærkede notater til fælles.",
        doNow: "Vælg to, der har mærket de samme notater.")
    default: preconditionFailure("a refusal of coding")
    }
  }

  static func sentence(_ reason: CodebookError.Reason) -> String {
    switch reason {
    case .notUTF8: "Teksten er ikke UTF-8."
    case .notJSON: "Teksten er ikke gyldig JSON."
    case .unknownField(let field): "Feltet »\(field)« kendes ikke."
    case .missingField(let field): "Feltet »\(field)« mangler."
    case .unfitValue(let field): "Feltet »\(field)« har en værdi, der ikke kan bruges."
    case .duplicateArea(let area): "Området »\(area)« står der to gange."
    case .areaWithoutIndicators(let area):
      "Området »\(area)« har ingen ord, der taler for det, så intet notat kan få det."
    case .unknownArea(let area): "Området »\(area)« er ikke i kodebogen."
    case .unknownClass(let name): "Ordklassen »@\(name)« findes ikke."
    case .classCycle(let names):
      "Ordklasserne går i ring: \(names.map { "@" + $0 }.joined(separator: " → "))."
    case .malformedPattern(let fault): "Mønstret kan ikke læses: \(sentence(fault))"
    case .unfitWeight(let text): "Vægten »\(text)« er ikke et tal forskelligt fra nul."
    case .cellCount(let count): "Rækken har \(count) celler; der skal være 4."
    }
  }

  private static func sentence(_ fault: IndicatorPattern.Fault) -> String {
    switch fault {
    case .empty: "Det er tomt."
    case .emptyPhrase: "Der mangler ord før eller efter &."
    case .gapAtEdge: "Der mangler et ord før eller efter »..«."
    case .tooManyGaps: "Der er for mange »..« i det."
    case .emptyWord: "Der mangler et ord ved |, ^, @ eller *."
    case .unfitCharacter(let scalar): "Tegnet »\(scalar)« kan ikke stå i et ord."
    case .capital(let scalar): "Et stort »\(scalar)« skal have ^ foran ordet."
    }
  }

  private static func sentence(_ error: CodingModelError) -> String {
    switch error {
    case .notJSON: "Den er ikke gyldig JSON."
    case .unfitValue(let field): "Feltet »\(field)« har en værdi, der ikke kan bruges."
    case .otherCodebook(let found, let expected):
      "Den hører til kodebogen \(found), men mødet bruger \(expected)."
    }
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumStore

extension Plenum {
  /// Writes a copy of the store, also while others write.
  package func backUp(to path: String, isForced: Bool) throws -> Answer {
    let store = try store()
    try store.backUp(to: path, replacing: isForced)
    let notes = try store.meetings().reduce(0) { try $0 + store.notes(of: $1.id).count }
    return Answer(
      text:
        "Sikkerhedskopien \(path) er skrevet og efterset: \(CountedNoun.note.counted(notes)). Kun du kan læse den.\n",
      json: ["file": .string(path), "notes": .integer(notes)],
      remarks: ["Opbevar den på en krypteret disk: Den rummer det samme som lageret."])
  }

  /// Puts a copy in the place of the store.
  package func restore(_ path: String, isForced: Bool) throws -> Answer {
    let storePath = try storePath
    let receipt = try Store.restore(
      path, to: storePath, isForced: isForced, clock: surroundings.now)
    var lines = [
      "Lageret er nu som i \(path): \(CountedNoun.meeting.counted(receipt.meetings)), \(CountedNoun.note.counted(receipt.notes))."
    ]
    if receipt.erasedAgain > 0 {
      lines.append(
        "\(CountedNoun.note.counted(receipt.erasedAgain)) var slettet siden og er slettet igen.")
    }
    if receipt.placesAgain > 0 {
      lines.append(
        "Ord, der siden var taget ud \(receipt.placesAgain == 1 ? "ét andet sted" : "\(receipt.placesAgain) andre steder"), er taget ud igen."
      )
    }
    if let kept = receipt.kept { lines.append("Det, der lå der før, er gemt som \(kept).") }
    return Answer(
      text: lines.joined(separator: "\n"),
      json: [
        "meetings": .integer(receipt.meetings), "notes": .integer(receipt.notes),
        "erased_again": .integer(receipt.erasedAgain),
        "places_again": .integer(receipt.placesAgain),
        "knows_erasures": .bool(receipt.knowsErasures), "kept": .optional(receipt.kept),
      ],
      remarks: receipt.knowsErasures
        ? []
        : [
          "plenum: Hvad der er slettet for altid, siden kopien blev lavet, vides ikke, for der var intet lager at spørge.\n        Er noget slettet siden, så slet det igen."
        ])
  }

  /// Reads the whole store, and says what is wrong with it.
  package func check() throws -> Answer {
    let path = try storePath
    if try Store.isEmptied(at: path) {
      let finding =
        "Lagerets fil \(path) er tom (0 byte): Alt, hvad der var i den, er væk. Har du en sikkerhedskopi, så hent den tilbage med »plenum restore KOPI --force«."
      return Answer(
        text: "FEJL \(finding)\n",
        json: ["sound": false, "findings": .strings([finding]), "conflicts": 0], status: .failed)
    }
    let store = try store()
    let faults = try store.check()
    let findings =
      faults.map(\.sentence)
      + (try store.copiesBehindErasures()).map {
        "\($0) har stadig notater, der er slettet for altid: Sletningen blev afbrudt. Gentag den, eller slet filen."
      }
    let waiting = rescueFiles(of: store).filter { !$0.waiting().isEmpty }
    let lines = waiting.reduce(0) { $0 + $1.waiting().count }
    let conflicts = faults.isEmpty ? try store.conflicts().count : 0
    let text =
      findings.isEmpty
      ? "Lageret er i orden: \(CountedNoun.line.counted(Int(try store.lastSequence()))) i journalen.\n"
      : findings.map { "FEJL \($0)\n" }.joined()
    return Answer(
      text: text,
      json: [
        "sound": .bool(findings.isEmpty), "findings": .strings(findings),
        "conflicts": .integer(conflicts), "unsaved_lines": .integer(lines),
      ], status: findings.isEmpty ? .done : .failed,
      remarks: conflicts > 0
        ? [
          "\(conflicts == 1 ? "Én rettelse er" : "\(conflicts) rettelser er") skrevet samtidig med en anden og ikke afgjort endnu."
        ] : []
    )
    .remarking(
      lines == 0
        ? []
        : [
          "\(lines == 1 ? "Én linje blev" : "\(lines) linjer blev") ikke gemt, da \(lines == 1 ? "den" : "de") blev skrevet, og ligger i \(Danish.list(waiting.map(\.path))). »plenum capture« ved bordet tilbyder at gemme \(lines == 1 ? "den" : "dem")."
        ])
  }
}

extension StoreFault {
  fileprivate var sentence: String {
    switch self {
    case .integrity:
      "Filen er beskadiget: SQLite finder sider eller rækker, der ikke hænger sammen."
    case .danglingRow(let table): "En række i \(table) henviser til noget, der ikke findes."
    case .journal(let told, let shown):
      "Journalen fortæller om \(CountedNoun.note.counted(told)), men lageret viser \(Danish.grouped(shown))."
    case .journalHasHoles(let missing):
      "Journalen mangler \(Danish.grouped(missing)) \(missing == 1 ? "linje" : "linjer")."
    case .erasedNoteHasWords(let count):
      "\(CountedNoun.note.counted(count)), der er slettet for altid, har stadig ord."
    }
  }
}

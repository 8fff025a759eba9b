import PlenumAnalysis
import PlenumModel

extension Message {
  init(for error: PointsError) {
    switch error {
    case .unknownPoint(let name, let meeting, let known):
      self.init(
        "Mødet \(meeting) har intet punkt eller notat, der hedder \(name).",
        safe: Self.nothingStored,
        doNow: known.isEmpty
          ? "Der er ingen afgjorte punkter endnu. Se notaterne med »plenum points --meeting \(meeting)«."
          : "Punkterne er \(Danish.list(known)).")
    case .unknownNote(let name, let meeting):
      self.init(
        "Mødet \(meeting) har intet notat, der hedder \(name).", safe: Self.nothingStored,
        doNow: "Skriv notatets reference, fx 3.07.")
    case .otherTheme(let first, let second):
      self.init(
        "\(first) og \(second) hører til hver sit tema.", safe: Self.nothingStored,
        doNow: "Et punkt samler notater om ét tema.")
    case .notOfPoint(let note, let point):
      self.init(
        "Notat \(note) er ikke i punktet \(point).", safe: Self.nothingStored,
        doNow: "Se punktets notater med »plenum points«.")
    case .tooFew:
      self.init(
        "Der skal mindst to forskellige punkter eller notater til.", safe: Self.nothingStored,
        doNow: "Skriv punkternes navne eller notaternes referencer, fx P3.07 5.02.")
    case .emptyStatement:
      self.init(
        "Et punkt skal have en ordlyd.", safe: Self.nothingStored,
        doNow: "Skriv de ord, punktet skal stå med.")
    case .unknownKeys(let companions, let areas):
      let numbers = companions > 1 ? "1-\(companions)" : companions == 1 ? "1" : nil
      let letters =
        areas > 1 ? "a-" + String("abc".prefix(areas).suffix(1)) : areas == 1 ? "a" : nil
      let marks = [numbers, letters].compactMap(\.self)
      let own = "o og dine egne ord"
      let keys =
        marks.isEmpty ? own : "\(marks.joined(separator: " og ")), og til sidst evt. \(own)"
      self.init(
        "Linjen passer ikke til skærmen: Den har taster, som skærmen ikke har.",
        safe: "Linjen og dem efter den er ikke gemt. Svarene før den er gemt.",
        doNow:
          "På denne skærm kan en linje være \(keys); ellers u, s, v eller q alene, eller tom for at gå frem."
      )
    }
  }
}

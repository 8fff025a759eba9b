import PlenumAnalysis
import PlenumModel

extension Message {
  init(for error: AskError) {
    switch error {
    case .notAnAsk(let note, let kind, let meeting):
      self.init(
        "Notat \(note) er ikke et ønske til KL, men har arten \(kind.danish.name.lowercased()).",
        safe: Self.nothingStored,
        doNow:
          "Er det et ønske, så ret arten: »plenum note revise \(note) --meeting \(meeting) --kind ønske«."
      )
    case .noAnswer(let state):
      self.init(
        "Et ønske kan ikke være \(state.danish) uden et svar.", safe: Self.nothingStored,
        doNow: "Skriv svaret efter »--«.")
    }
  }
}

import PlenumApp
import PlenumCommandLine
import PlenumModel

extension PlenumCommands {
  static var capture: Command<Reply> {
    let table = Option<Int>(
      required: "table", value: "NUMMER", .wholeNumber(in: 0...NoteDraft.highestTable),
      help: "Bordets nummer; 0 er forberedelsen hjemmefra.")
    let theme = Option(
      "theme", value: "TEMA", .text,
      help: "Temaets nummer eller en del af dets titel. Kan skiftes undervejs med .tema.")
    let plain = Flag(
      "plain",
      help: "Læs linjerne uden redigering og uden at tegne på skærmen, fx til en skærmlæser.")
    let force = Flag("force", help: "Gem notaterne, også selv om mødet er lukket.")
    return Command(
      "capture", summary: "Skriv et bords notater, linje for linje",
      discussion: """
        Hver linje er et notat. Når du trykker Enter, er det gemt på disken, og du ser dets reference, klokken og de \
        indsatsområder, plenum foreslår. Tegnet først i linjen siger, hvad notatet er: + noget, der lykkes, - en udfordring, \
        * inspiration til andre, ! et ønske til KL, ? et spørgsmål. »Herning: …« siger, hvilken kommune der taler. \
        .hjælp viser kommandoerne; Ctrl-D slutter.

        Indsætter du flere linjer på én gang, bliver de til et notat hver, når du har sagt ja. Kan en linje ikke gemmes, \
        bliver den lagt i en fil, og næste gang bliver du spurgt, om den skal gemmes.
        """,
      examples: [
        Example(
          "plenum capture --meeting 2024-10-30-herning --table 3 --theme 1",
          "skriv notater ved bord 3"),
        Example(
          "plenum capture --meeting 2024-10-30-herning --table 3 < noter.txt",
          "gem en fils linjer som notater"),
      ],
      parameters: [requiredMeeting, table, theme, plain, force, allowPersonal]
    ) { arguments in
      let session = try plenum(arguments).capture(
        meeting: arguments[requiredMeeting], table: arguments[table], theme: arguments[theme],
        allowsPersonal: arguments[allowPersonal], isForced: arguments[force])
      var terminal = CaptureTerminal(session)
      let isWhole = try terminal.run(isPlain: arguments[plain])
      return Reply(Answer(text: "", json: .null, status: isWhole ? .done : .failed))
    }
  }
}

import Glibc
import PlenumApp
import PlenumCommandLine

/// Typed command -> one call -> print, exit code. Nothing escapes: an uncaught error would end in a trap.
@main
struct Main {
  static func main() {
    Terminal.surviveBrokenPipes()
    // The name of the program stands first. Where even that is missing the system could not be asked (the standard
    // library reads `/proc/self/maps`), and help with exit code 0 would pass for an acknowledgement.
    guard !CommandLine.arguments.isEmpty else {
      Terminal.complain(Message.commandLineLost.text)
      exit(Answer.Status.failed.rawValue)
    }
    // Swift puts another sign in the place of bytes that are no text; stored, they would be lost.
    if let place = Terminal.damagedWord {
      Terminal.complain(Message.commandLineDamaged(word: place).text)
      exit(Answer.Status.failed.rawValue)
    }
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ words: [String]) -> Int32 {
    do {
      let invocation = try PlenumCommands.application.parse(
        words, environment: Terminal.variables(PlenumCommands.variables))
      guard case .run(let arguments, let body) = invocation else {
        try Terminal.print(invocation.text ?? "")
        return Answer.Status.done.rawValue
      }
      return try show(body(arguments))
    } catch let error as UsageError {
      Terminal.complain(error.message + "\n")
      return UsageError.exitCode
    } catch let failure as Terminal.WriteFailure {
      if failure.isBrokenPipe { return Answer.Status.done.rawValue }
      Terminal.complain(Message.outputLost.text)
      return Answer.Status.failed.rawValue
    } catch {
      Terminal.complain(Message(for: error).text)
      return Answer.Status.failed.rawValue
    }
  }

  private static func show(_ reply: Reply) throws -> Int32 {
    try Terminal.print(reply.text)
    for remark in reply.remarks + Plenum.lexiconRemarks { Terminal.complain(remark + "\n") }
    return reply.status
  }
}

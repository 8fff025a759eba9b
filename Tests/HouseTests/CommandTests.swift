import PlenumCommandLine
import Testing

@testable import plenum

struct CommandTests {
  @Test
  func `every declaration of a command is sound, and its examples are lines that the parser takes`()
  {
    #expect(PlenumCommands.application.problems() == [])
  }
}

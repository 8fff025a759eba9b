import Testing

@testable import PlenumApp

@Suite struct ChildProcessTests {
  private func shell(_ script: String, _ words: String...) -> ChildProcess {
    ChildProcess("/bin/sh", ["-c", script, "sh"] + words)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `gives the output, the complaint and the status`() throws {
    let output = try shell("printf ud; printf fejl >&2; exit 3").run()
    #expect(text(output.standardOutput) == "ud")
    #expect(text(output.standardError) == "fejl")
    #expect(output.status == 3)
  }

  @Test func `hands every word over as it is`() throws {
    let words = ["to ord", "", "$HOME `id` ; * \"'", "-n", "æøå"]
    var process = ChildProcess("printf", ["%s|"] + words)
    process.environment = ["LC_ALL": "C.UTF-8"]
    #expect(text(try process.run().standardOutput) == words.map { $0 + "|" }.joined())
  }

  @Test func `feeds a long input to a program that answers while it reads`() throws {
    var process = ChildProcess("cat", [])
    process.input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try process.run().standardOutput == process.input)
  }

  @Test func `gives no input where none is given`() throws {
    #expect(try ChildProcess("cat", []).run().standardOutput.isEmpty)
  }

  @Test func `says which program is not installed`() {
    for program in ["no-such-program", "", "/no/such/program", "/etc/passwd", "/"] {
      #expect(ChildProcess.path(of: program) == nil)
      #expect(throws: ChildProcess.Failure.notInstalled(program)) {
        try ChildProcess(program, []).run()
      }
    }
    #expect(ChildProcess.path(of: "sh")?.hasSuffix("/sh") == true)
  }

  @Test func `ends a program whose time is over, with what it started`() throws {
    var process = shell("sleep 100 & sleep 100")
    process.timeout = .milliseconds(30)
    #expect(throws: ChildProcess.Failure.timedOut(.milliseconds(30))) { try process.run() }
    // The streams closed though the shell's child had them too: both were ended.
    var closed = shell("exec >&- 2>&-; sleep 100")
    closed.timeout = .milliseconds(30)
    #expect(throws: ChildProcess.Failure.timedOut(.milliseconds(30))) { try closed.run() }
  }

  @Test func `does not wait for what the program leaves behind`() throws {
    var process = shell("sleep 100 & printf færdig")
    process.timeout = .seconds(50)
    #expect(text(try process.run().standardOutput) == "færdig")
  }

  @Test func `ends a program that writes too much, and keeps all that it may write`() throws {
    var process = shell("yes")
    process.limit = 100_000
    #expect(throws: ChildProcess.Failure.tooMuchOutput(limit: 100_000)) { try process.run() }
    var exact = shell("head -c 100000 /dev/zero")
    exact.limit = 100_000
    #expect(try exact.run().standardOutput.count == 100_000)
  }

  @Test func `drops what a program complains beyond the first part`() throws {
    let output = try shell("head -c 1000000 /dev/zero >&2; printf ud").run()
    #expect(text(output.standardOutput) == "ud")
    #expect(output.standardError.count == 65_536)
  }

  @Test func `says which signal ended a program`() {
    #expect(throws: ChildProcess.Failure.killed(signal: 15)) { try shell("kill -TERM $$").run() }
  }

  @Test func `passes on only the variables that programs need`() throws {
    let names = text(try ChildProcess("env", []).run().standardOutput).split(separator: "\n")
      .compactMap { $0.split(separator: "=").first.map(String.init) }
    #expect(names.contains("PATH"))
    #expect(names.allSatisfy(ChildProcess.inheritedNames.contains), "\(names)")
    var process = ChildProcess("env", [])
    process.environment = ["B": "2", "A": "1"]
    #expect(text(try process.run().standardOutput) == "A=1\nB=2\n")
  }

  @Test func `ends the input of each of many programs at once`() async throws {
    let inputs = (0..<24).map { Array("linje \($0)\n".utf8) }
    // Were one's input inherited by another, neither would see its end.
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for input in inputs {
        group.addTask {
          var process = ChildProcess("cat", [])
          process.input = input
          return try process.run().standardOutput == input
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test func `is content with a program that does not read its input`() throws {
    var process = ChildProcess("true", [])
    process.input = [UInt8](repeating: 0x61, count: 5_000_000)
    #expect(try process.run().status == 0)
  }
}

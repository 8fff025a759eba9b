import PlenumIntake

extension ChildProcess {
  /// pandoc, which makes something else of a document from elsewhere.
  ///
  /// It reads the document from its standard input, so that no path is a word of its command line, may neither read nor
  /// write other files, and gets the memory that a document needs.
  static func pandoc(
    reading document: [UInt8], from format: String, to other: String, _ options: [String]
  ) -> ChildProcess {
    var process = ChildProcess(
      "pandoc",
      ["--sandbox", "--from", format, "--to", other] + options + ["+RTS", "-M1G", "-RTS"])
    process.input = document
    return process
  }
}

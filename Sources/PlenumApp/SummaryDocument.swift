import PlenumAnalysis
import PlenumCorpus
import PlenumModel
import PlenumReport

/// A summary as a document that another program makes: Word and PowerPoint by pandoc, PDF by Chromium.
struct SummaryDocument {
  enum Problem: Error, Hashable, Sendable {
    /// A document is no text for a screen.
    case needsFile(SummaryFormat)
    case programMissing(SummaryFormat, program: String, package: String)
    /// The script is text for the screen, for paper or for programs.
    case notAScript(SummaryFormat)
    /// The program was there and did not do it.
    case notMade(SummaryFormat, program: String)
  }

  let report: SummaryReport
  let title: String
  let temporaryFolder: String?

  func bytes(as format: SummaryFormat) throws -> [UInt8] {
    // Whoever stops plenum meanwhile leaves no notes behind.
    let held = HeldSignals()
    let made = Result { format == .pdf ? try printed() : try converted(to: format) }
    held.release()
    return try made.get()
  }

  /// By pandoc, with plenum's own styles beside it.
  private func converted(to format: SummaryFormat) throws -> [UInt8] {
    let isSlides = format == .pptx
    let folder = try FileBytes.temporaryFolder(in: temporaryFolder)
    defer { FileBytes.removeAll(folder) }
    let styles = "\(folder)/stil.\(format.rawValue)"
    try FileBytes.write((isSlides ? CorpusFile.slideStyles : .wordStyles).bytes, to: styles)
    var process = ChildProcess(
      "pandoc",
      [
        "--from=markdown", "--to=\(format.rawValue)", "--output=-", "--metadata=lang:da-DK",
        "--reference-doc=\(styles)",
      ] + (isSlides ? ["--metadata=title:\(title)", "--slide-level=2"] : titling))
    process.input = Array((isSlides ? report.slides : report.markdown).utf8)
    return try run(process, format, package: "pandoc").standardOutput
  }

  /// One meeting's heading is the document's title, and its themes are the headings below it, so that no level is
  /// missing and none is said twice.
  private var titling: [String] {
    report.summary.meetings.count == 1
      ? ["--shift-heading-level-by=-1"] : ["--metadata=title:\(title)"]
  }

  /// The page is written to a folder that only its owner may look into, and removed when it has been printed.
  private func printed() throws -> [UInt8] {
    let program = ["chromium", "chromium-browser", "google-chrome"].first {
      ChildProcess.path(of: $0) != nil
    }
    guard let program else {
      throw Problem.programMissing(.pdf, program: "Chromium", package: "chromium")
    }
    let folder = try FileBytes.temporaryFolder(in: temporaryFolder)
    // The browser leaves a profile of many files.
    defer { FileBytes.removeAll(folder) }
    let (page, output) = (folder + "/side.html", folder + "/side.pdf")
    try FileBytes.write(Array(report.html.utf8), to: page)
    let process = ChildProcess(
      program,
      ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(folder)/profil"]
        // Root has no sandbox to give; the page holds no script, and its policy lets none run.
        + (FileBytes.isRoot ? ["--no-sandbox"] : []) + [
          "--print-to-pdf=\(output)", "file://\(page)",
        ])
    _ = try run(process, .pdf, package: "chromium")
    do {
      return try FileBytes.read(output)
    } catch {
      throw Problem.notMade(.pdf, program: program)
    }
  }

  private func run(
    _ process: ChildProcess, _ format: SummaryFormat, package: String
  ) throws -> ChildProcess.Output {
    let output: ChildProcess.Output
    do throws(ChildProcess.Failure) {
      output = try process.run()
    } catch .notInstalled {
      throw Problem.programMissing(format, program: process.program, package: package)
    } catch {
      throw Problem.notMade(format, program: process.program)
    }
    guard output.status == 0 else { throw Problem.notMade(format, program: process.program) }
    return output
  }
}

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
    /// The script is something to read from, no slides and no table.
    case notAScript(SummaryFormat)
    /// What was frozen is text, and no slides and no table.
    case notFrozen(SummaryFormat)
    /// The file's name promises another form than the one that was chosen, or one that plenum does not write.
    case otherEnding(path: String, SummaryFormat?)
    /// A page of the web, whose marks are no sentences, was to be held against the notes.
    case isPage(path: String)
    /// The program was there and did not do it.
    case notMade(SummaryFormat, program: String)
  }

  /// What is said, in the forms from which documents are made.
  struct Source {
    let title: String
    /// Of slides.
    var subtitle = ""
    /// Whether the text begins with one heading that says ``title``.
    let hasTitle: Bool
    let markdown: String
    var slides = ""
    /// Made only where it is printed.
    let html: () -> String
  }

  let source: Source
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
      ]
        + (isSlides
          ? [
            "--metadata=title:\(source.title)", "--metadata=subtitle:\(source.subtitle)",
            "--slide-level=2",
          ]
          : titling))
    process.input = Array((isSlides ? source.slides : source.markdown).utf8)
    return try run(process, format, package: "pandoc").standardOutput
  }

  /// One meeting's heading is the document's title, and its themes are the headings below it, so that no level is
  /// missing and none is said twice.
  private var titling: [String] {
    source.hasTitle
      ? ["--shift-heading-level-by=-1"] : ["--metadata=title:\(source.title)"]
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
    try FileBytes.write(Array(source.html().utf8), to: page)
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

extension SummaryDocument.Source {
  init(_ report: SummaryReport) {
    self.init(
      title: report.title, subtitle: report.subtitle,
      hasTitle: report.summary.meetings.count == 1, markdown: report.markdown,
      slides: report.slides, html: { report.html })
  }

  init(_ report: ScriptReport) {
    self.init(
      title: report.documentTitle, hasTitle: report.scripts.count == 1, markdown: report.markdown,
      html: { report.html })
  }
}

import Foundation

/// Prints what plenum costs, one table a subcommand. Figures are medians of whole processes or of calls in this one;
/// what can be compared stands beside its peer as a ratio of the same run.
@main
struct Benchmarks {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      complain("failed: \((error as? BenchmarkFailure)?.what ?? "\(error)")\n")
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "speed":
      try speed(quick: arguments.contains("--quick"), static: value(of: "--static", in: arguments))
    case "index":
      try index(from: value(of: "--from", in: arguments), quick: arguments.contains("--quick"))
    case "index-top", "index-stream":
      try printTopTerms(
        ofLinesAt: value(of: "--from", in: arguments) ?? "",
        inBlocks: arguments.first == "index-stream", peak: value(of: "--peak", in: arguments))
    case "capture": try capture(quick: arguments.contains("--quick"))
    case "coding" where arguments.contains("--fit"): try codingFit(in: package)
    case "coding" where arguments.contains("--teach"):
      try codingWords(
        in: package,
        debates: value(of: "--from", in: arguments).map { URL(filePath: $0) }
          ?? folder("--shared", in: arguments).appending(path: "bench"))
    case "coding":
      try coding(
        from: value(of: "--from", in: arguments),
        indicators: value(of: "--indicators", in: arguments))
    case "letters":
      try letters(
        in: package, from: value(of: "--from", in: arguments).map { URL(filePath: $0) },
        details: arguments.contains("--details"))
    case "fuzz":
      try fuzz(
        in: package, count: value(of: "--count", in: arguments).flatMap { Int($0) } ?? 100_000,
        seed: value(of: "--seed", in: arguments).flatMap { UInt64($0) } ?? 13)
    case "points":
      if arguments.contains("--speed") {
        try pointSpeed()
      } else {
        try points(from: value(of: "--from", in: arguments))
      }
    case "text":
      try text(
        shared: folder("--shared", in: arguments),
        dictionary: value(of: "--dictionary", in: arguments) ?? "/usr/share/hunspell/da_DK")
    case "fuzz-notes":
      try fuzzNotes(
        rounds: value(of: "--rounds", in: arguments).flatMap { Int($0) }
          ?? (arguments.contains("--quick") ? 20_000 : 1_000_000),
        seed: value(of: "--seed", in: arguments).flatMap { UInt64($0) } ?? 1)
    case "reference":
      try reference(
        from: value(of: "--from", in: arguments).map { URL(filePath: $0) }
          ?? folder("--shared", in: arguments).appending(path: "bench"),
        to: package.appending(path: "Corpus/language/reference.tsv"))
    case "vectors":
      try vectors(
        from: value(of: "--from", in: arguments).map { URL(filePath: $0) }
          ?? folder("--shared", in: arguments).appending(path: "bench"),
        to: arguments.contains("--write")
          ? package.appending(path: "Corpus/language/vectors.bin") : nil)
    default:
      complain(
        """
        usage: swift run -c release Benchmarks TABLE
          speed [--quick] [--static FILE]   processes from start to end; FILE is a static executable of plenum
          index [--quick] [--from FILE]     the index on the lines of FILE: build, keyness, memory, whole processes
          capture [--quick]                 acknowledged notes against flushed appends of the same run
          coding [--from FILE] [--indicators FILE]   codings, review and learning against the gold codes of a notes file
          coding --teach [--from DIR]       the codebook's rows that are learnt from notes, with word forms of the debates in DIR
          coding --fit                      the weights that coding ships with, each author's notes tested with the others'
          fuzz [--count N] [--seed N]       damaged letters: none may end the process or take 200 ms
          letters [--from DIR] [--details]  letters read field by field; what was misread with --details, but never of
                                            the letters kept aside
          points [--from FILE | --speed]    points found and settled against the gold points of a notes file
          vectors [--from DIR] [--write]    makes Corpus/language/vectors.bin from the debates in DIR
          text [--shared DIR] [--dictionary FILE] [--errors]
                                            tokens, sentences, lemmas, compounds and speed on the language test data,
                                            by the own tables and with a Hunspell dictionary
          fuzz-notes [--quick] [--rounds N] [--seed N]  damaged files through the readers of notes; fails on a slow one
          reference [--from DIR]            writes Corpus/language/reference.tsv from the debates in DIR

        """)
      exit(64)
    }
  }

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of test data: as given, else beside the package.
  private static func folder(_ option: String, in arguments: [String]) -> URL {
    value(of: option, in: arguments).map { URL(filePath: $0) }
      ?? package.deletingLastPathComponent().appending(path: "shared")
  }

  private static func complain(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  private static func value(of option: String, in arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(of: option), place + 1 < arguments.count else {
      return nil
    }
    return arguments[place + 1]
  }
}

/// Rows of text under headings, columns as wide as they need.
struct Table {
  let headings: [String]
  var rows: [[String]] = []

  func printed() -> String {
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
        .joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }
}

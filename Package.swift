// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built alike: Swift 6 language mode, the upcoming features, memory safety spelled out,
/// and a warning is an error.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Tests find their fixtures beside their source; nothing is copied into a bundle.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], excluding: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: excluding,
    swiftSettings: strict)
}

let package = Package(
  name: "plenum",
  products: [.executable(name: "plenum", targets: ["plenum"])],
  targets: [
    .executableTarget(
      name: "plenum", dependencies: ["PlenumCommandLine", "PlenumApp", "PlenumModel", "CEdit"],
      swiftSettings: strict),
    library("PlenumCommandLine"),
    library(
      "PlenumApp",
      [
        "PlenumStore", "PlenumReport", "PlenumAnalysis", "PlenumIntake", "PlenumIndex",
        "PlenumText", "PlenumModel", "PlenumCorpus",
      ]),
    library("PlenumReport", ["PlenumAnalysis", "PlenumModel"]),
    library(
      "PlenumAnalysis", ["PlenumIndex", "PlenumText", "PlenumModel", "PlenumCorpus"]),
    library("PlenumIntake", ["PlenumText", "PlenumModel", "PlenumCorpus"]),
    library("PlenumIndex", ["PlenumText", "PlenumModel"]),
    library("PlenumText", ["PlenumCorpus"]),
    library("PlenumStore", ["PlenumModel", "CSQLite"]),
    .target(
      name: "PlenumModel", swiftSettings: strict,
      // `Double` rounds by the C library's functions, which nothing else in a bare program links.
      linkerSettings: [.linkedLibrary("m")]),
    library("PlenumCorpus", ["Corpus"]),
    .target(
      name: "Corpus", path: "Corpus",
      exclude: [
        "codebooks", "documents", "guides", "language", "meetings", "pages", "places",
      ],
      publicHeadersPath: "include"),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),

    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "PlenumAnalysis", "PlenumIntake", "PlenumStore", "PlenumIndex", "PlenumText",
        "PlenumModel", "PlenumCorpus", "CSQLite", "TestSupport",
      ],
      path: "Tests/Benchmarks", swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("PlenumCommandLineTests", ["PlenumCommandLine"], excluding: ["Fixtures"]),
    tests("PlenumModelTests", ["PlenumModel"]),
    tests("PlenumStoreTests", ["PlenumStore", "PlenumModel"], excluding: ["Fixtures"]),
    tests("PlenumTextTests", ["PlenumText"], excluding: ["Fixtures"]),
    tests(
      "PlenumIndexTests", ["PlenumIndex", "PlenumText", "PlenumModel"], excluding: ["Fixtures"]),
    tests(
      "PlenumIntakeTests", ["PlenumIntake", "PlenumModel", "PlenumCorpus"], excluding: ["Fixtures"]),
    tests(
      "PlenumAnalysisTests",
      ["PlenumAnalysis", "PlenumIndex", "PlenumText", "PlenumModel", "PlenumCorpus"],
      excluding: ["Fixtures"]),
    tests(
      "PlenumReportTests", ["PlenumReport", "PlenumAnalysis", "PlenumIndex", "PlenumModel"],
      excluding: ["Fixtures"]),
    tests(
      "PlenumAppTests",
      ["PlenumApp", "PlenumStore", "PlenumIntake", "PlenumModel", "PlenumCorpus"]),
    tests("PlenumCorpusTests", ["PlenumCorpus"]),
    tests(
      "BrowserTests", ["plenum", "PlenumReport", "PlenumIntake", "PlenumModel", "PlenumCorpus"]),
    tests("HouseTests", ["plenum", "PlenumCommandLine"], excluding: ["Transcripts"]),
  ],
  cLanguageStandard: .c2x
)

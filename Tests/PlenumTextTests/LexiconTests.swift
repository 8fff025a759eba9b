import Foundation
import PlenumText
import TestSupport
import Testing

/// A small dictionary with every part of the format that is read.
private enum SmallDictionary {
  static let affixes = """
    SET UTF-8
    FLAG num
    NEEDAFFIX 8
    FORBIDDENWORD 6
    ONLYINCOMPOUND 36
    SFX 10 Y 1
    SFX 10 0 s/34 [^sxz] +GENITIV
    SFX 11 Y 4
    SFX 11 0 r e +PLUR_UBEK
    SFX 11 0 er [^e] +PLUR_UBEK
    SFX 11 0 erne [^e] +PLUR_BEK
    SFX 11 0 rne e +PLUR_BEK
    SFX 44 Y 4
    SFX 44 0 en [^e] +BESTEMT_ENTAL
    SFX 44 0 n e +BESTEMT_ENTAL
    SFX 44 0 ens [^e] +GENITIV
    SFX 44 0 ns e +GENITIV
    SFX 7 Y 1
    SFX 7 0 b/11,44,8 b +KONSONANT_FORDOBLING
    SFX 21 Y 3
    SFX 21 0 r . +NUTID
    SFX 21 0 nde/22 e +PRÆSENS_PART
    SFX 21 e 0 [^l]e +IMPERATIV
    SFX 22 Y 1
    SFX 22 0 s [^s] +PASSIV
    SFX 20 Y 2
    SFX 20 e te/22 [^l]e +DATID
    SFX 20 e t/22 [^l]e +PERF_PART
    SFX 24 Y 1
    SFX 24 0 e . +PLUR_BEK
    SFX 23 Y 1
    SFX 23 0 ere [^e] +KOMPARATIV
    SFX 31 Y 1
    SFX 31 0 -/36 .
    PFX 37 Y 1
    PFX 37 0 u .

    """
  static let words = """
    12
    skole/10,11,44,31
    klub/10,7
    bruge/20,21,22
    rolig/24,23,37
    gå al:gik
    gik st:gå
    skov/10,11,44
    ikke
    forbudt/6
    to ord
    Danmark/10
    børn/10 po:noun

    """

  static func lexicon(_ affixes: String = affixes, _ words: String = words) throws -> Lexicon {
    let folder = try Folder()
    return try folder.files(affixes: Array(affixes.utf8), words: Array(words.utf8)).load().lexicon
  }
}

/// A folder of its own for a dictionary and its cache.
private struct Folder {
  private let own: TemporaryFolder
  var url: URL { own.url }

  init() throws { own = try TemporaryFolder("lexicon") }

  var cache: String { own.file("cache/deep") }

  func files(
    affixes: [UInt8] = Array(SmallDictionary.affixes.utf8),
    words: [UInt8] = Array(SmallDictionary.words.utf8)
  ) throws -> LexiconFiles {
    try Data(affixes).write(to: own["da.aff"])
    try Data(words).write(to: own["da.dic"])
    return LexiconFiles(dictionary: own.file("da.dic"), cacheFolder: cache)
  }

  func cached() throws -> URL {
    let names = try FileManager.default.contentsOfDirectory(atPath: cache)
    return URL(filePath: cache).appending(path: try #require(names.first))
  }
}

struct LexiconTests {
  @Test(arguments: [
    ("skole", "skole:noun:base"), ("skolerne", "skole:noun:inflected"),
    ("skolens", "skole:noun:genitive"), ("klubben", "klub:noun:inflected"),
    ("brugte", "bruge:verb:past"), ("brugtes", "bruge:verb:passive"),
    ("brug", "bruge:verb:imperative"),
    ("brugendes", "bruge:verb:passive"), ("roligere", "rolig:adjective:comparison"),
    ("urolig", "urolig:adjective:base"), ("uroligere", "urolig:adjective:comparison"),
    ("gik", "gå:verb:past"), ("danmarks", "danmark:name:genitive"), ("ikke", "ikke:other:base"),
    ("skoven", "skov:noun:inflected"),
  ])
  func `knows the lemma of every form that the affixes make`(form: String, reading: String) throws {
    let described = try SmallDictionary.lexicon().described(form)
    let lemma = reading.split(separator: ":")[0]
    #expect(described.contains { $0.hasPrefix("\(lemma):") }, "\(described)")
    if form != "gik" { #expect(described == [reading]) }
  }

  @Test(arguments: [
    "", "skol", "skoleer", "klubb", "klubbs", "forbudt", "to ord", "skole-", "to", "brugens", "x",
    "skovrne",
  ])
  func `knows no other form`(form: String) throws {
    #expect(try SmallDictionary.lexicon().described(form) == [])
  }

  @Test func `reads a dictionary in Latin letters and in flags of one and two letters`() throws {
    let folder = try Folder()
    let affixes = "SET ISO8859-1\nSFX A Y 1\nSFX A 0 en .\n"
    let words: [UInt8] = Array("1\nsk".utf8) + [0xF8] + Array("d/A\n".utf8)
    let lexicon = try folder.files(affixes: Array(affixes.utf8), words: words).load().lexicon
    #expect(lexicon.described("skøden").first?.hasPrefix("skød:") == true)
    let long = try SmallDictionary.lexicon(
      "SET UTF-8\nFLAG long\nAF 1\nAF AaBb\nSFX Aa Y 1\nSFX Aa 0 en .\nSFX Bb Y 1\nSFX Bb 0 et .\n",
      "1\nhus/1\n")
    #expect(long.described("huset").first?.hasPrefix("hus:") == true)
    #expect(long.described("husen").first?.hasPrefix("hus:") == true)
  }

  @Test func `leaves out a form that is longer than any word`() throws {
    let ending = String(repeating: "e", count: 300)
    let lexicon = try SmallDictionary.lexicon(
      "SET UTF-8\nSFX A Y 2\nSFX A 0 \(ending) .\nSFX A 0 n .\n", "1\nskole/A\n")
    #expect(lexicon.described("skole" + ending) == [])
    #expect(lexicon.described("skolen").first?.hasPrefix("skole:") == true)
  }

  @Test func `keeps what it compiled, and names it alike however it was read`() throws {
    let folder = try Folder()
    let files = try folder.files()
    let first = try files.load()
    let second = try files.load()
    #expect(first.wasCompiled && !second.wasCompiled)
    #expect(first.warnings.isEmpty && second.warnings.isEmpty)
    #expect(first.lexicon.version == second.lexicon.version)
    #expect(first.lexicon.version.hasPrefix("da-"))
    #expect(second.lexicon.described("skolens") == first.lexicon.described("skolens"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.cache).count == 1)
  }

  @Test func `compiles a dictionary that has changed anew`() throws {
    let folder = try Folder()
    let old = try folder.files().load().lexicon
    let words = Array((SmallDictionary.words + "hund/10,11,44\n").utf8)
    let loaded = try folder.files(words: words).load()
    #expect(loaded.wasCompiled && loaded.warnings.isEmpty)
    #expect(loaded.lexicon.version != old.version)
    #expect(loaded.lexicon.described("hunden") == ["hund:noun:inflected"])
  }

  @Test func `takes a compiled lexicon as it is, whatever it was made of`() throws {
    let folder = try Folder()
    let made = try folder.files().load().lexicon
    let compiled = folder.url.appending(path: "ordbog.bin")
    try FileManager.default.moveItem(at: folder.cached(), to: compiled)
    try FileManager.default.removeItem(at: folder.url.appending(path: "da.dic"))
    let loaded = try LexiconFiles(dictionary: compiled.path(), cacheFolder: folder.cache).load()
    #expect(!loaded.wasCompiled && loaded.warnings.isEmpty)
    #expect(loaded.lexicon.version == made.version)
    #expect(loaded.lexicon.described("skolens") == ["skole:noun:genitive"])
    var bytes = try Data(contentsOf: compiled)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: compiled)
    #expect(throws: LexiconProblem.damagedLexicon) {
      try LexiconFiles(dictionary: compiled.path(), cacheFolder: nil).load()
    }
    #expect(throws: LexiconProblem.self) {
      try LexiconFiles(dictionary: "findes-ikke.bin", cacheFolder: nil).load()
    }
  }

  @Test func `works where nothing can be kept, and says so`() throws {
    let folder = try Folder()
    _ = try folder.files()
    let blocked = folder.url.appending(path: "file")
    try Data().write(to: blocked)
    let files = LexiconFiles(
      dictionary: folder.url.appending(path: "da").path(),
      cacheFolder: blocked.appending(path: "x").path())
    let loaded = try files.load()
    #expect(loaded.lexicon.described("skolen") == ["skole:noun:inflected"])
    guard case .unwritableCache? = loaded.warnings.first else {
      Issue.record("no warning")
      return
    }
  }
}

struct DamagedLexiconTests {
  @Test func `finds every changed byte of what is kept, and makes it anew`() throws {
    let folder = try Folder()
    let files = try folder.files()
    _ = try files.load()
    let file = try folder.cached()
    let whole = [UInt8](try Data(contentsOf: file))
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= UInt8(1 << (place % 8))
      try Data(damaged).write(to: file)
      let loaded = try files.load()
      #expect(loaded.wasCompiled, "byte \(place)")
      // Another version or another dictionary's number is no damage; the rest is said.
      if !(8..<12).contains(place) { #expect(loaded.warnings == [.damagedCache], "byte \(place)") }
      #expect(loaded.lexicon.described("klubbens") == ["klub:noun:genitive"])
    }
    #expect(try !files.load().wasCompiled)
  }

  @Test func `finds every place where what is kept was cut`() throws {
    let folder = try Folder()
    let files = try folder.files()
    _ = try files.load()
    let file = try folder.cached()
    let whole = [UInt8](try Data(contentsOf: file))
    for count in stride(from: 0, to: whole.count, by: 7) {
      try Data(whole.prefix(count)).write(to: file)
      #expect(try files.load().wasCompiled, "\(count) bytes")
    }
  }

  @Test func `neither crashes nor hangs at a dictionary of any bytes`() throws {
    var random = SeededRandom(seed: 11)
    let affixes = Array(SmallDictionary.affixes.utf8)
    let words = Array(SmallDictionary.words.utf8)
    for round in 0..<200 {
      let folder = try Folder()
      let files = try folder.files(
        affixes: round % 2 == 0 ? random.mutated(affixes) : affixes,
        words: round % 2 == 0 ? words : random.mutated(words))
      let lexicon = try? files.load().lexicon
      _ = lexicon?.described("skolerne")
    }
  }

  @Test(arguments: [
    ("", SmallDictionary.words, LexiconProblem.noAffixes),
    ("SET KOI8-R\n", SmallDictionary.words, .unknownEncoding),
    (SmallDictionary.affixes, "", .noWords), (SmallDictionary.affixes, "900\nskole/10\n", .noWords),
  ])
  func `refuses what is no dictionary`(affixes: String, words: String, problem: LexiconProblem)
    throws
  {
    let folder = try Folder()
    let files = try folder.files(affixes: Array(affixes.utf8), words: Array(words.utf8))
    #expect(throws: problem) { try files.load() }
    #expect(!FileManager.default.fileExists(atPath: folder.cache))
  }

  @Test func `many that compile at once all work, and one file stays`() async throws {
    let folder = try Folder()
    let files = try folder.files()
    let versions = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let lexicon = try files.load().lexicon
          return lexicon.described("skolen") == ["skole:noun:inflected"] ? lexicon.version : "wrong"
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(versions.count == 1 && versions.first != "wrong")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.cache).count == 1)
  }
}

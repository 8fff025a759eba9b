import PlenumModel
import PlenumText

extension Plenum {
  /// Where Debian and other systems keep the Danish dictionary.
  private static let systemDictionaries = [
    "/usr/share/hunspell/da_DK.dic", "/usr/share/myspell/dicts/da_DK.dic",
    "/usr/local/share/hunspell/da_DK.dic",
  ]

  /// The word for no dictionary at all.
  private static let none = "none"

  /// The compiled dictionary that a release has beside its executable.
  private static let ownDictionary = "plenum-ordbog" + LexiconFiles.compiledEnding

  /// Settles which dictionary words are looked up in, before the first is.
  ///
  /// - Parameter given: a dictionary's path, or `none`; nil: the one beside the executable, else the system's.
  package func chooseLexicon(given: String?) {
    guard given != Self.none else { return LexiconSource.choose(.none) }
    let own = surroundings.programFolder.map { "\($0)/\(Self.ownDictionary)" }
    let paths = given.map { [$0] } ?? [own].compactMap(\.self) + Self.systemDictionaries
    LexiconSource.choose(
      .first(
        of: paths.map {
          LexiconFiles(dictionary: $0, cacheFolder: surroundings.cacheFolder)
        }))
  }

  /// Says, to whoever counts words, that no dictionary was there to look them up in.
  static var missingLexiconRemarks: [String] {
    // The outcome is known once the analyser is there.
    _ = TextAnalyzer.standard
    return LexiconSource.outcome?.isMissing == true ? [Message.noDictionary] : []
  }

  /// What a person should know of the dictionary that was used, a line each; empty where nothing was analysed or all
  /// is well.
  package static var lexiconRemarks: [String] {
    guard let outcome = LexiconSource.outcome else { return [] }
    return outcome.problems.map {
      Message.sentence($0.problem, dictionary: $0.dictionary, isReplaced: outcome.isRead)
    }
  }
}

extension NoteSelection {
  /// The lexicon that its words were looked up in; nil for a file's own words.
  var lexiconVersion: String? { usesOwnTokens ? nil : TextAnalyzer.standard.lexiconVersion }

  /// Says that no dictionary was there to look its words up in; nothing for a file's own words.
  var lexiconRemarks: [String] { usesOwnTokens ? [] : Plenum.missingLexiconRemarks }
}

extension JSONValue {
  /// A document that says by which lexicon its words were read.
  func naming(lexicon: String?) -> JSONValue {
    guard var members = object else { return self }
    members["lexicon"] = lexicon.map { .string($0) } ?? .null
    return .object(members)
  }
}

import PlenumModel

/// All that two stores share when they are merged, as values that mean the same in every store: imports, themes and
/// stores go by their global ids, never by a file's numbers.
///
/// A join semilattice: ``union(_:)`` is commutative, associative and idempotent, because every part is a union of sets
/// or the greatest of a total order. What is shown follows from the union by ``settled()``.
struct StoreContents: Hashable {
  var devices: [UniqueID: DeviceContent] = [:]
  var imports: [UniqueID: ImportContent] = [:]
  var partnerships: [String: PartnershipContent] = [:]
  var meetings: [MeetingID: MeetingContent] = [:]
  var themes: [ThemeIdentity: ThemeContent] = [:]
  var tables: [TableIdentity: TableContent] = [:]
  var notes: [UniqueID: NoteHistory] = [:]
  var erased: [UniqueID: ErasedContent] = [:]
  var codings: [UniqueID: CodingContent] = [:]
  var points: [UniqueID: PointContent] = [:]
  var links: [UniqueID: LinkContent] = [:]
  var asks: [UniqueID: AskContent] = [:]
  var answers: [UniqueID: AnswerContent] = [:]
  var models: [UniqueID: ModelContent] = [:]
  var summaries: [UniqueID: SummaryContent] = [:]
}

/// A store that notes come from.
struct DeviceContent: Hashable {
  var letter: Int
  let created: Int64
}

struct ImportContent: Hashable {
  let at: Int64
  /// written, duplicates, revised, reinstated, stayed withdrawn.
  let counts: [Int]
  var files: [String]
  /// nil while it holds.
  var undone: Undoing?

  struct Undoing: Hashable {
    let at: Int64
    let stamp: UniqueID?
  }
}

struct PartnershipContent: Hashable {
  var title: String
  var details: String
  let isWithdrawn: Bool
  let changed: Int64
  let stamp: UniqueID
}

struct MeetingContent: Hashable {
  var current: Version
  var sessions: [SessionContent]
  /// The import that the meeting came with.
  var origin: UniqueID?
  var isWithdrawn: Bool
  var changed: Int64
  var earlier: Set<Version>

  struct Version: Hashable {
    let stamp: UniqueID
    /// title, region, subregion, host municipality, organiser, codebook, state, details, partnership.
    var fields: [String?]
  }

  struct SessionContent: Hashable {
    /// date, start, end, place.
    var fields: [String?]
  }
}

/// A theme by its key; `ordinal` tells themes of a meeting apart that have the same key.
struct ThemeIdentity: Hashable {
  let meeting: MeetingID
  let key: String
  let ordinal: Int
}

struct ThemeContent: Hashable {
  /// This file's number; a new theme takes it where it is free.
  var number: Int
  var title: String
  let origin: UniqueID?
  var isWithdrawn: Bool
  let stamp: UniqueID
}

struct TableIdentity: Hashable {
  let meeting: MeetingID
  let number: Int
}

struct TableContent: Hashable {
  var theme: ThemeIdentity?
  var isListed: Bool
  let origin: UniqueID?
  var isWithdrawn: Bool
  let stamp: UniqueID
}

/// A note with everything that it ever said.
struct NoteHistory: Hashable {
  let meeting: MeetingID
  var given: GivenReference
  var versions: Set<Version>
  /// What a person said last of whether it is withdrawn.
  var withdrawal: Withdrawal?
  /// Contents that lost and that a person has seen since.
  var seen: Set<UniqueID>
  var changed: Int64

  // What follows from the above and from the rest of the store.

  var current: Version?
  var shown = Shown.yes
  var letter = 1
  var conflicts: Set<UniqueID> = []

  enum Shown: Hashable {
    case yes, withdrawnByPerson, withdrawnWithImport, erased
  }

  /// The reference as it was given, and by which store.
  struct GivenReference: Hashable {
    let table: Int?
    let letter: Int
    let number: Int
    let written: Int64
    let store: UniqueID
    let storeCreated: Int64
  }

  struct Withdrawal: Hashable {
    let stamp: UniqueID
    let isWithdrawn: Bool
  }

  struct Version: Hashable {
    let stamp: UniqueID
    let parent: UniqueID?
    let origin: UniqueID?
    let table: Int?
    var theme: ThemeIdentity?
    /// kind, municipality, region, date, text, source id, writer, extra.
    let fields: [String?]

    func saysTheSame(as other: Version) -> Bool {
      table == other.table && theme == other.theme && fields == other.fields
    }
  }
}

struct ErasedContent: Hashable {
  let at: Int64
  let stamp: UniqueID
}

struct CodingContent: Hashable {
  let note: UniqueID
  let codebook: String
  let isExact: Bool
  let role: String
  let decided: Int64
  let origin: UniqueID?
  let coder: String?
  let areas: [Area]

  struct Area: Hashable {
    let area: String
    let isPresent: Bool
  }
}

struct PointContent: Hashable {
  let meeting: MeetingID
  let point: String
  var theme: ThemeIdentity?
  var statement: String?
  let notes: [UniqueID]
  let role: String
  let store: UniqueID?
  let decided: Int64
  let origin: UniqueID?
}

struct LinkContent: Hashable {
  let meeting: MeetingID
  var key: String
  var earlier: String?
  let role: String
  let decided: Int64
}

struct AskContent: Hashable {
  let note: UniqueID
  let state: String
  var owner: String?
  var answer: String?
  var role: String
  let decided: Int64
}

struct ModelContent: Hashable {
  var number: Int
  let codebook: String
  var body: String
  let made: Int64
  var undone: Int64?
}

struct SummaryContent: Hashable {
  let meeting: MeetingID
  var number: Int
  let made: Int64
  let hash: String
  var body: String
  var redacted: Int64?
}

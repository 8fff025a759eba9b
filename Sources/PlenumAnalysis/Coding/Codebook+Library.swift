import PlenumCorpus
package import PlenumModel

extension Codebook {
  /// The core values of 2019, as a second way to code the same notes.
  package static let coreValues = Codebook.reading(.coreValues2019, .coreValueIndicators2019)

  /// Every codebook that travels inside the binary, the current one first.
  package static var library: [Codebook] { [.current, .coreValues] }

  /// The codebook of that version; nil where there is none.
  package static func shipped(_ version: CodebookVersion) -> Codebook? {
    library.first { $0.version == version }
  }

  /// The Danish name of an area; its id where the codebook does not know it.
  package func name(of area: FocusAreaID) -> String { self.area(area)?.name ?? area.value }

  static func reading(_ definitions: CorpusFile, _ indicators: CorpusFile) -> Codebook {
    do {
      return try CodebookReader(
        definitions: CodebookFile(definitions), indicators: CodebookFile(indicators)
      ).read()
    } catch {
      preconditionFailure("the codebook inside the binary is faulty: \(error)")
    }
  }
}

/// How an area of one codebook relates to an area of another.
package struct AreaCorrespondence: Hashable, Sendable {
  package enum Relation: String, Hashable, Sendable, CaseIterable {
    /// Both mean the same.
    case same
    /// The first holds more than the second.
    case broader
    /// The first holds less than the second.
    case narrower
    /// They meet in part.
    case related
  }

  package let area: FocusAreaID
  package let other: FocusAreaID
  package let relation: Relation
  /// Danish; empty where there is nothing to say.
  package let note: String
}

/// Which areas of two codebooks answer to each other.
package struct Crosswalk: Hashable, Sendable {
  package let from: CodebookVersion
  package let to: CodebookVersion
  package let rows: [AreaCorrespondence]

  /// The rows that the corpus has for the two, turned round where it has them the other way; for two versions of one
  /// set, areas of the same name are the same.
  package init(from: Codebook, to: Codebook) {
    self.from = from.version
    self.to = to.version
    var rows: [AreaCorrespondence] = []
    for cells in CorpusFile.codebookCrosswalk.rows where cells.count == 6 {
      guard let relation = AreaCorrespondence.Relation(rawValue: String(cells[4])) else { continue }
      let (first, second) = (FocusAreaID(String(cells[1])), FocusAreaID(String(cells[3])))
      if cells[0] == from.version.value, cells[2] == to.version.value {
        rows.append(
          AreaCorrespondence(
            area: first, other: second, relation: relation, note: String(cells[5])))
      } else if cells[0] == to.version.value, cells[2] == from.version.value {
        rows.append(
          AreaCorrespondence(
            area: second, other: first, relation: relation.turned, note: String(cells[5])))
      }
    }
    if rows.isEmpty {
      rows = from.areas.filter { to.area($0.id) != nil }.map {
        AreaCorrespondence(area: $0.id, other: $0.id, relation: .same, note: "")
      }
    }
    self.rows = rows
  }
}

extension AreaCorrespondence.Relation {
  fileprivate var turned: Self {
    switch self {
    case .same: .same
    case .broader: .narrower
    case .narrower: .broader
    case .related: .related
    }
  }
}

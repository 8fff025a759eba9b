import PlenumIndex

/// One of the tables for researchers, by the name under which it is published.
package struct ResearchTableName: RawRepresentable, CaseIterable, Hashable, Sendable {
  let name: ResearchTable.Name

  package var rawValue: String { name.rawValue }

  package static var allCases: [ResearchTableName] { ResearchTable.Name.allCases.map { Self($0) } }

  private init(_ name: ResearchTable.Name) { self.name = name }

  package init?(rawValue: String) {
    guard let name = ResearchTable.Name(rawValue: rawValue) else { return nil }
    self.init(name)
  }
}

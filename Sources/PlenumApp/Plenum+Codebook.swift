import PlenumAnalysis
import PlenumModel
import PlenumReport

/// How a codebook leaves plenum.
package enum CodebookFormat: String, Hashable, Sendable, CaseIterable {
  /// REFI-QDA 1.5, for NVivo, ATLAS.ti, MAXQDA and others.
  case qdc
  case json
}

extension Plenum {
  /// The codebooks that travel with plenum.
  package func codebooks() -> Answer {
    let report = CodebookReport(library: Codebook.library)
    return Answer(text: report.list, json: report.listJSON)
  }

  /// One codebook with its definitions; with `area` also the indicators of that area.
  package func codebook(_ name: String?, area: String?) throws -> Answer {
    let codebook = try readCodebook(name)
    if let area, codebook.area(FocusAreaID(area)) == nil {
      throw AppError.unknownArea(
        area, codebook: codebook.version, known: codebook.areas.map(\.id))
    }
    let report = CodebookReport(library: [codebook])
    return Answer(
      text: report.page(of: codebook, showing: area.map { FocusAreaID($0) }),
      json: report.json(of: codebook))
  }

  /// Whether a codebook of one's own can be used: the definitions, and `indicators.tsv` beside them.
  package func checkCodebook(at path: String) throws -> Answer {
    let codebook = try readCodebook(at: path)
    let report = CodebookReport(library: [codebook])
    return Answer(text: report.list + "Kodebogen kan bruges.\n", json: report.json(of: codebook))
  }

  /// What sets two codebooks apart, and which of their areas answer to each other.
  package func difference(of first: String, and second: String) throws -> Answer {
    let difference = CodebookDifference(try readCodebook(first), try readCodebook(second))
    let report = CodebookDifferenceReport(difference)
    return Answer(
      text: report.text, json: report.json, status: difference.isEmpty ? .nothingFound : .done)
  }

  package func exportCodebook(
    _ name: String?, format: CodebookFormat, to path: String?
  ) throws -> Answer {
    let codebook = try readCodebook(name)
    let json = CodebookReport(library: [codebook]).json(of: codebook)
    let document =
      switch format {
      case .qdc: CodebookExchange(codebook).qdc
      case .json: json.pretty + "\n"
      }
    return try delivered(document, to: path, json: json)
  }

  /// By version; a name with a slash or an ending `.json` is a file of one's own.
  private func readCodebook(_ name: String?) throws -> Codebook {
    guard let name else { return .current }
    if name.utf8.contains(UInt8(ascii: "/")) || name.hasSuffix(".json") {
      return try readCodebook(at: name)
    }
    return try codebook(name)
  }

  private func readCodebook(at path: String) throws -> Codebook {
    let definitions = CodebookFile(name: path, bytes: try FileBytes.read(path))
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    let indicators = folder + "indicators.tsv"
    do throws(CodebookError) {
      try CodebookReader.checkDefinitions(definitions)
    } catch {
      throw AppError.faultyCodebook(error)
    }
    let bytes = try FileBytes.read(indicators)
    do throws(CodebookError) {
      return try CodebookReader(
        definitions: definitions, indicators: CodebookFile(name: indicators, bytes: bytes)
      ).read()
    } catch {
      throw AppError.faultyCodebook(error)
    }
  }
}

import PlenumAnalysis
import PlenumModel
import PlenumReport
import PlenumStore

extension Plenum {
  /// Focus areas for notes: proposals of the machine, and people's decisions where there are any.
  ///
  /// - Parameter version: a codebook other than the current one, whose codings stand beside those under the current.
  package func code(_ source: NoteSource, codebook version: String? = nil) throws -> Answer {
    let codebook = try codebook(version)
    var selected = try notes(of: NoteSelection(source: source), groupsThemes: false)
    var model = CodingModel.shipped(for: codebook.version)
    switch source {
    case .file:
      if codebook.version != Codebook.current.version {
        let codings = Coder(codebook: codebook).codings(of: selected.notes)
        selected.codings = Dictionary(zip(selected.notes.map(\.id), codings)) { first, _ in first }
      }
    case .meeting, .partnership, .store:
      let store = try store()
      model = try self.model(for: codebook, in: store)
      if codebook.version != Codebook.current.version {
        selected.codings = try standingCodings(
          of: selected.notes, meetings: selected.meetings, codebook: codebook, in: store)
      }
    }
    let report = CodingReport(
      of: selected.notes, codings: selected.codings, codebook: codebook, model: model.number)
    return Answer(
      text: report.text, json: report.json,
      status: selected.notes.isEmpty ? .nothingFound : .done, remarks: selected.remarks)
  }

  /// The codebook of that version; nil is the current one.
  func codebook(_ version: String?) throws(AppError) -> Codebook {
    guard let version else { return .current }
    guard let codebook = Codebook.shipped(CodebookVersion(version)) else {
      throw .unknownCodebook(version, known: Codebook.library.map(\.version))
    }
    return codebook
  }

  /// The model that codes the store's notes: what was learnt last and holds, else the shipped one.
  func model(for codebook: Codebook, in store: Store) throws -> CodingModel {
    guard let kept = try store.model(for: codebook.version) else {
      return .shipped(for: codebook.version)
    }
    do throws(CodingModelError) {
      return try CodingModel(json: kept.body, number: kept.number, codebook: codebook.version)
    } catch {
      throw AppError.faultyModel(number: kept.number, error)
    }
  }

  /// What codes the store's notes under a codebook of the library.
  func coder(for codebook: Codebook, in store: Store) throws -> Coder {
    let model = try model(for: codebook, in: store)
    guard codebook.version == Codebook.current.version else {
      return Coder(codebook: codebook, model: model)
    }
    return Coder.standard.using(model)
  }

  /// What stands of each note: a person's decision, and the machine's proposals where nobody has decided.
  ///
  /// A person may have spoken of single areas: those stand, and the machine proposes among the others.
  func standingCodings(
    of records: [NoteRecord], meetings: [Meeting], codebook: Codebook = .current, in store: Store
  ) throws -> [String: [Coding]] {
    var settled: [String: SettledCodes] = [:]
    for meeting in meetings {
      for (note, codes) in try store.settledCodes(of: meeting.id) {
        settled[note.description] = codes[codebook.version]
      }
    }
    let coder = try self.coder(for: codebook, in: store)
    let open = records.filter { settled[$0.id]?.isExact != true }
    var codings = Dictionary(zip(open.map(\.id), coder.codings(of: open))) { first, _ in first }
    for (note, codes) in settled {
      let decided = codes.present.map {
        Coding(
          area: $0, origin: .person, probability: 1, isSure: true, codebook: codebook.version)
      }
      let proposed = (codings[note] ?? []).filter {
        !codes.present.contains($0.area) && !codes.absent.contains($0.area)
      }
      codings[note] = decided + (codes.isExact ? [] : proposed)
    }
    return codings
  }
}

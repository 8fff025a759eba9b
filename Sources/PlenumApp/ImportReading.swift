import PlenumIntake

extension Plenum {
  /// What a file of notes holds; a document of a word processor is read by way of pandoc.
  func content(ofFile path: String) -> Result<NotesFile, ImportProblem.Reason> {
    do throws(FileFailure) {
      let bytes = try FileBytes.read(path)
      guard let format = WordDocument.format(of: bytes) else {
        return .success(NotesFileReader.read(bytes))
      }
      return converted(bytes, from: format)
    } catch {
      return .failure(.unreadable(error.reason))
    }
  }

  private func converted(
    _ bytes: [UInt8], from format: WordDocument.Format
  ) -> Result<NotesFile, ImportProblem.Reason> {
    var pandoc = ChildProcess.pandoc(
      reading: bytes, from: format.rawValue, to: "json", ["--track-changes=accept"])
    pandoc.limit = TextBytes.largestFile
    do throws(ChildProcess.Failure) {
      let output = try pandoc.run()
      guard output.status == 0, let text = WordDocument.text(fromPandoc: output.standardOutput)
      else { return .failure(.notConverted) }
      return .success(NotesFileReader.read(text))
    } catch {
      if case .notInstalled(let program) = error {
        return .failure(.noConverter(program: program))
      }
      return .failure(.notConverted)
    }
  }
}

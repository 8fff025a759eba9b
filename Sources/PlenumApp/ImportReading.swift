import PlenumIntake

extension Plenum {
  /// What a file of notes holds; a document of a word processor is read by way of pandoc.
  func content(ofFile path: String) -> Result<NotesFile, ImportProblem.Reason> {
    do throws(FileFailure) {
      let bytes = try FileBytes.read(path)
      let mail = NotesMail(bytes)
      if let page = mail?.page {
        return converted(page, from: .html).map { file in
          var file = file
          if let names = mail?.attachments { file.takeAttachments(names) }
          return file
        }
      }
      guard let format = WordDocument.format(of: bytes) else {
        return .success(NotesFileReader.read(bytes))
      }
      return WordDocument.isTablePage(bytes)
        ? .failure(.tablePage) : converted(bytes, from: format)
    } catch {
      return .failure(.unreadable(error.reason))
    }
  }

  /// The document in the form in which pandoc reads it whole.
  private func prepared(
    _ bytes: [UInt8], _ format: WordDocument.Format
  ) throws(TextProblem) -> [UInt8] {
    switch format {
    case .docx, .odt: bytes
    case .rtf: RichText.withPlainSubstitutes(bytes)
    case .html: Array(try TextBytes.text(of: bytes).utf8)
    }
  }

  private func converted(
    _ bytes: [UInt8], from format: WordDocument.Format
  ) -> Result<NotesFile, ImportProblem.Reason> {
    let document: [UInt8]
    do throws(TextProblem) {
      document = try prepared(bytes, format)
    } catch {
      return .failure(.content(.notText(error)))
    }
    var pandoc = ChildProcess.pandoc(
      reading: document, from: format.rawValue, to: "json", ["--track-changes=accept"])
    pandoc.limit = TextBytes.largestFile
    do throws(ChildProcess.Failure) {
      let output = try pandoc.run()
      guard output.status == 0, let text = WordDocument.text(fromPandoc: output.standardOutput)
      else { return .failure(.notConverted(format)) }
      return .success(NotesFileReader.read(text))
    } catch {
      if case .notInstalled(let program) = error {
        return .failure(.noConverter(format, program: program))
      }
      return .failure(.notConverted(format))
    }
  }
}

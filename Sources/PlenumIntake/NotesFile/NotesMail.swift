import PlenumModel

/// A saved mail whose words are notes, or that comes with files of notes.
package struct NotesMail {
  private let mail: MailMessage
  /// The words where they stood in the file in another form (quoted-printable, base64, parts): headers, a blank line, the
  /// text. nil where the file holds them as they are, so that its lines keep their numbers.
  let decodedText: String?

  /// nil for what is no mail.
  package init?(_ bytes: [UInt8]) {
    guard let mail = MailMessage(bytes) else { return nil }
    self.mail = mail
    guard case .plain(let body) = mail.body else {
      decodedText = nil
      return
    }
    let isAsItStands = body.count <= bytes.count && bytes.suffix(body.count).elementsEqual(body)
    decodedText = isAsItStands ? nil : mail.text
  }

  /// The page that the mail's words are; nil where they are plain text.
  package var page: [UInt8]? {
    if case .html(let page) = mail.body { page } else { nil }
  }

  /// The names of the files that come with it, parted by commas; nil where none do.
  package var attachments: String? {
    mail.headers.split(separator: "\n").last { $0.utf8.starts(with: Self.attachmentLabel.utf8) }
      .map { String($0.dropFirst(Self.attachmentLabel.count)) }
  }

  /// As ``MailMessage/headers`` writes it.
  private static let attachmentLabel = "Vedhæftede filer: "
}

extension NotesFile {
  /// Remembers what came with a mail: its words may be a greeting alone.
  package mutating func takeAttachments(_ names: String) {
    if notes.isEmpty, problems == [NotesFileProblem(line: 0, reason: .noNotes)] {
      problems = [NotesFileProblem(line: 0, reason: .noNotesInMail(attachments: names))]
    } else {
      unread.append(.attachments(names))
    }
  }
}

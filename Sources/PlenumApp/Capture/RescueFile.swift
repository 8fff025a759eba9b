import PlenumModel

/// Where typed lines lie that could not be stored, until they are offered again: beside the store, readable by its
/// owner alone, one line a note.
struct RescueFile {
  let path: String
  /// Parts the lines of one note: a line separator, which no keyboard types.
  private static let lineEnd: Character = "\u{2028}"
  /// Where it goes when there is no room or no right beside the store.
  private let other: String

  /// - Parameters:
  ///   - store: its path.
  ///   - id: the store's own, so that two stores never share a file.
  init(
    store: String, id: UniqueID, temporaryFolder: String?, meeting: MeetingID, table: Int
  ) {
    let name = "ikke-gemt-\(plainLetters(meeting.value))-bord\(table).txt"
    let slash = store.utf8.lastIndex(of: UInt8(ascii: "/"))
    path = (slash.map { String(store[...$0]) } ?? "") + name
    other = (temporaryFolder ?? "/tmp") + "/plenum-\(id)-" + name
  }

  /// Adds lines; returns where they lie, or nil where no file could be written.
  func add(_ lines: [String]) -> String? {
    for path in [path, other] {
      let before = (try? FileBytes.read(path)) ?? []
      let text = lines.map {
        $0.split(separator: "\n").joined(separator: String(Self.lineEnd)) + "\n"
      }.joined()
      if (try? FileBytes.write(before + Array(text.utf8), to: path)) != nil { return path }
    }
    return nil
  }

  /// The lines that wait, each as it was typed.
  func waiting() -> [String] {
    [path, other].flatMap { path -> [String] in
      guard let bytes = try? FileBytes.read(path) else { return [] }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: Self.lineEnd).joined(separator: "\n") }
    }
  }

  func remove() {
    FileBytes.remove(path)
    FileBytes.remove(other)
  }
}

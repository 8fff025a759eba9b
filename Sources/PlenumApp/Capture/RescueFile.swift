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
    let places = Self.places(store: store, id: id, temporaryFolder: temporaryFolder)
    let name = "\(Self.front(of: meeting))\(table).txt"
    path = places[0].folder + places[0].front + name
    other = places[1].folder + places[1].front + name
  }

  private init(path: String, other: String) {
    self.path = path
    self.other = other
  }

  /// Every rescue file of a store; those of one meeting where one is given.
  static func all(
    store: String, id: UniqueID, temporaryFolder: String?, meeting: MeetingID?
  ) -> [RescueFile] {
    places(store: store, id: id, temporaryFolder: temporaryFolder).flatMap {
      folder, front -> [RescueFile] in
      let start = front + (meeting.map { Self.front(of: $0) } ?? "ikke-gemt-")
      return FileBytes.names(in: folder.isEmpty ? "." : folder)
        .filter { $0.utf8.starts(with: start.utf8) && !$0.utf8.elementsEqual(start.utf8) }
        .map { RescueFile(path: folder + $0, other: folder + $0) }
    }
  }

  /// The folders, with a slash at the end, and what the names in them begin with.
  private static func places(
    store: String, id: UniqueID, temporaryFolder: String?
  ) -> [(folder: String, front: String)] {
    let slash = store.utf8.lastIndex(of: UInt8(ascii: "/"))
    return [
      (slash.map { String(store[...$0]) } ?? "", ""),
      ((temporaryFolder ?? "/tmp") + "/", "plenum-\(id)-"),
    ]
  }

  private static func front(of meeting: MeetingID) -> String {
    "ikke-gemt-\(plainLetters(meeting.value))-bord"
  }

  /// Adds lines; returns where they lie, or nil where no file could be written.
  func add(_ lines: [String]) -> String? {
    for path in [path, other] {
      let before = (try? FileBytes.read(path)) ?? []
      let text = lines.map(Self.stored).joined()
      if (try? FileBytes.write(before + Array(text.utf8), to: path)) != nil { return path }
    }
    return nil
  }

  /// The lines that wait, each as it was typed.
  func waiting() -> [String] {
    (path == other ? [path] : [path, other]).flatMap { path -> [String] in
      guard let bytes = try? FileBytes.read(path) else { return [] }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: Self.lineEnd).joined(separator: "\n") }
    }
  }

  /// Takes lines out of the file, and the file away with the last of them.
  func replace(_ lines: [String]) throws {
    guard !lines.isEmpty else { return remove() }
    let text = lines.map(Self.stored).joined()
    try FileBytes.write(Array(text.utf8), to: path)
    if other != path { FileBytes.remove(other) }
  }

  private static func stored(_ line: String) -> String {
    line.split(separator: "\n").joined(separator: String(lineEnd)) + "\n"
  }

  func remove() {
    FileBytes.remove(path)
    FileBytes.remove(other)
  }
}

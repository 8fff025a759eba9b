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

  /// Whether lines of that table wait in it, or lie set aside.
  func isOf(table: Int) -> Bool {
    ["", "-kan-ikke-gemmes"].contains { path.hasSuffix("-bord\(table)\($0).txt") }
  }

  private static func front(of meeting: MeetingID) -> String {
    "ikke-gemt-\(plainLetters(meeting.value))-bord"
  }

  /// Adds lines; returns where they lie, or nil where no file could be written.
  func add(_ lines: [String]) -> String? {
    [path, other].first { Self.add(lines, to: $0) }
  }

  /// Sets lines aside that can be no notes, so that they hold no others back: beside the waiting ones, in a file that
  /// is not offered. Returns where they lie, or nil where no file could be written.
  func setAside(_ lines: [String]) -> String? {
    [path, other].map { path in
      path.utf8.suffix(4).elementsEqual(".txt".utf8)
        ? String(path.dropLast(4)) + "-kan-ikke-gemmes.txt" : path + "-kan-ikke-gemmes"
    }.first { Self.add(lines, to: $0) }
  }

  /// False where the file could not be written, or not be read: lines that wait in it must not be written over.
  private static func add(_ lines: [String], to path: String) -> Bool {
    do throws(FileFailure) {
      var bytes: [UInt8] = []
      do throws(FileFailure) {
        bytes = try FileBytes.read(path)
      } catch  where error.reason == .missing {}
      if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
      try FileBytes.write(bytes + Array(lines.map(stored).joined().utf8), to: path)
      return true
    } catch {
      return false
    }
  }

  /// The lines that wait, each as it was typed.
  func waiting() -> [String] {
    (path == other ? [path] : [path, other]).flatMap { path -> [String] in
      guard let bytes = try? FileBytes.read(path) else { return [] }
      // By bytes: a carriage return and the line's end are one `Character`.
      return bytes.split(separator: 0x0A).map { line in
        let line = line.last == 0x0D ? line.dropLast() : line
        return String(decoding: line, as: UTF8.self).split(separator: Self.lineEnd)
          .joined(separator: "\n")
      }
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

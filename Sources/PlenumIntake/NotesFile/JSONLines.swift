import PlenumModel

/// Notes that stand as one JSON object a line: in a file of their own, or among the words of a mail into which somebody
/// copied what a table's page holds.
///
/// Mail programs break long lines at blanks and put `>` before what they quote: a line that ends too early is read with
/// those below it.
struct JSONLines {
  private let lines: [ArraySlice<UInt8>]

  init(_ text: [UInt8]) {
    lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? line.dropLast() : line
    }
  }

  /// Whether notes stand as objects among other words.
  static func stand(in text: [UInt8]) -> Bool {
    let lines = JSONLines(text)
    return lines.lines.indices.contains { index in
      guard Self.begins(Self.unquoted(lines.lines[index])),
        let object = try? lines.value(at: index).value.object
      else { return false }
      return object["text"]?.string != nil
        && ["id", "meeting", "table"].contains { object[$0] != nil }
    }
  }

  /// Every line is a note or a problem; what stands below a greeting after the last note is neither.
  func read(into file: inout NotesFile) {
    let last = lines.lastIndex { Self.begins(Self.unquoted($0)) } ?? 0
    var isSigned = false
    read(into: &file) { index, line in
      isSigned =
        isSigned || index > last && PlainPhrases.isSignature(String(decoding: line, as: UTF8.self))
      return isSigned ? .signature : nil
    }
  }

  /// The lines that begin as an object does are notes or problems; the others are passed over.
  func readAmongOthers(into file: inout NotesFile) {
    read(into: &file) { _, line in Self.begins(Self.unquoted(line)) ? nil : .besideLines }
  }

  private func read(
    into file: inout NotesFile,
    passing: (Int, ArraySlice<UInt8>) -> PassedLine.Reason?
  ) {
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard lines[index].contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      let number = index + 1
      if let reason = passing(index, lines[index]) {
        file.passedOver.append(PassedLine(line: number, reason: reason))
        continue
      }
      do throws(JSONError) {
        let found = try value(at: index)
        file.joinedLines += (index + 1..<found.end).map { $0 + 1 }
        index = found.end - 1
        guard let object = found.value.object else {
          file.problems.append(NotesFileProblem(line: number, reason: .notAnObject))
          continue
        }
        var builder = RecordBuilder(line: number)
        for member in object.members { builder.take(member) }
        file.add(&builder)
      } catch {
        let reason = NotesFileProblem.Reason.notJSON(error.reason, utf8Offset: error.utf8Offset)
        file.problems.append(NotesFileProblem(line: number, reason: reason))
      }
    }
  }

  /// What begins on a line, and the line after it.
  private func value(at index: Int) throws(JSONError) -> (value: JSONValue, end: Int) {
    let first = Self.unquoted(lines[index])
    let failure: JSONError
    do throws(JSONError) {
      return (try JSONValue(parsing: first), index + 1)
    } catch {
      failure = error
    }
    guard failure.reason == .unexpectedEnd, Self.begins(first) else { throw failure }
    var joined = Array(first)
    var end = index + 1
    while end < lines.count, end - index <= Self.mostLines, joined.count <= Self.longest {
      let next = Self.unquoted(lines[end])
      guard !next.isEmpty, !Self.begins(next) else { break }
      if joined.last != 0x20 { joined.append(0x20) }
      joined += next
      end += 1
      if let value = try? JSONValue(parsing: joined) { return (value, end) }
    }
    throw failure
  }

  /// A note is at most 20,000 bytes, and a mail's line about 70.
  private static let mostLines = 400
  private static let longest = 64 << 10

  /// Without blanks and marks of a quotation in front.
  private static func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
  }

  private static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "{\"".utf8)
  }
}

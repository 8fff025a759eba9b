import PlenumModel
import Testing

@testable import PlenumAnalysis

private let head = "area\tpattern\tweight\tnote\n"
private let row = "a\tskole*\t2\tboth\n"

private func definitions(
  areas: String =
    #"{"id": "a", "name": "A", "inclusion": "Om a.", "exclusion": null, "years": [2024]}"#,
  more: String = ""
) -> String {
  """
  {
    "version": "1", "date": "2024-07-01",
    "title": "Prøve",\(more)
    "areas": [
      \(areas)
    ]
  }
  """
}

private func read(_ definitions: [UInt8], _ indicators: [UInt8]) throws(CodebookError) -> Codebook {
  try CodebookReader(
    definitions: CodebookFile(name: "codebook.json", bytes: definitions),
    indicators: CodebookFile(name: "indicators.tsv", bytes: indicators)
  ).read()
}

private func read(
  _ text: String = definitions(), _ indicators: String = head + row
) throws(CodebookError) -> Codebook {
  try read(Array(text.utf8), Array(indicators.utf8))
}

@Suite struct CodebookReaderTests {
  @Test func `reads the codebook that travels inside the binary`() {
    let codebook = Codebook.current
    #expect(codebook.version == CodebookVersion("2024.1"))
    #expect(codebook.date.description == "2024-07-01")
    #expect(
      codebook.areas.map(\.id.value) == [
        "dagtilbud", "inklusion", "almen-special", "undervisning", "sammenhaeng", "teknologi",
        "unge", "oekonomi", "ejerskab", "videndeling",
      ])
    #expect(codebook.indicators.count > 3700)
    for area in codebook.areas {
      #expect(area.inclusion.hasPrefix("Notatet handler om") && area.inclusion.hasSuffix("."))
    }
  }

  @Test func `has a second codebook, whose areas another version answers to`() throws {
    let values = try #require(Codebook.shipped(CodebookVersion("kernevaerdier-2019.1")))
    #expect(values == .coreValues && values.areas.count == 7)
    #expect(Codebook.library.map(\.version).count == Set(Codebook.library.map(\.version)).count)
    let there = Crosswalk(from: values, to: .current)
    let back = Crosswalk(from: .current, to: values)
    #expect(there.rows.count == 9 && back.rows.count == 9)
    for row in there.rows {
      #expect(values.area(row.area) != nil && Codebook.current.area(row.other) != nil)
    }
    #expect(
      back.rows.contains {
        $0.area == FocusAreaID("unge") && $0.other == FocusAreaID("inddragelse")
          && $0.relation == .narrower
      })
  }

  @Test func `tells two codebooks apart`() throws {
    let first = try read(definitions(), head + row + "a\tx\t1\tboth\n")
    let second = try read(
      definitions(
        areas: """
          {"id": "a", "name": "B", "inclusion": "Om a.", "exclusion": null, "years": [2024]},
          {"id": "c", "name": "C", "inclusion": "Om c.", "exclusion": null, "years": [2024]}
          """), head + "a\tskole*\t1.5\tboth\na\ty\t1\tboth\nc\tz\t2\tboth\n")
    let difference = CodebookDifference(first, second)
    #expect(difference.onlyFirst.isEmpty && difference.onlySecond.map(\.id.value) == ["c"])
    let change = try #require(difference.changes.first)
    #expect(change.fields == ["name"])
    #expect(change.removed == ["x"] && change.added == ["y"] && change.reweighted == ["skole*"])
    #expect(difference.crosswalk.rows.map(\.area.value) == ["a"])
    #expect(CodebookDifference(first, first).isEmpty)
  }

  @Test(arguments: [
    (#""name": "B", "inclusion": "Om a.", "exclusion": null, "years": [2024]"#, "name"),
    (#""name": "A", "inclusion": "Om b.", "exclusion": null, "years": [2024]"#, "inclusion"),
    (#""name": "A", "inclusion": "Om a.", "exclusion": "b", "years": [2024]"#, "exclusion"),
    (#""name": "A", "inclusion": "Om a.", "exclusion": null, "years": [2024, 2025]"#, "years"),
  ])
  func `names the field that sets an area apart`(fields: String, differs: String) throws {
    let difference = CodebookDifference(
      try read(), try read(definitions(areas: "{\"id\": \"a\", \(fields)}")))
    #expect(difference.changes.map(\.fields) == [[differs]])
  }

  @Test func `counts no pattern that another has replaced among what differs`() throws {
    let replaced = try read(definitions(), head + row + "a\tgammel\t1\tblind\n")
    #expect(CodebookDifference(try read(), replaced).isEmpty)
  }

  @Test func `reads a small one`() throws {
    let codebook = try read(
      definitions(), head + row + "@c\tb|c\t1\ttuned\na\t@c .. d\t-1.5\tblind\n")
    #expect(codebook.areas[0].exclusion == nil)
    #expect(codebook.indicators.map(\.weight) == [2, 1, -1.5])
    #expect(codebook.indicators[1].subject == .wordClass("c"))
    #expect(codebook.indicators[2].isReplaced)
  }

  @Test(arguments: [
    (head + row + "b\tx\t1\tboth\n", 3, CodebookError.Reason.unknownArea(FocusAreaID("b"))),
    (head + row + "a\t@c\t1\tboth\n", 3, .unknownClass("c")),
    (
      head + row + "@c\tx|@d\t1\tboth\n@d\t@e\t1\tboth\n@e\ty & @d\t1\tboth\n", 5,
      .classCycle(["d", "e", "d"])
    ),
    (head + row + "@c\t@c\t1\tboth\n", 3, .classCycle(["c", "c"])),
    (head + row + "a\tx ..\t1\tboth\n", 3, .malformedPattern(.gapAtEdge)),
    (head + "a\tx\t2,5\tboth\n", 2, .unfitWeight("2,5")),
    (head + "a\tx\tnan\tboth\n", 2, .unfitWeight("nan")),
    (head + "a\tx\t0\tboth\n", 2, .unfitWeight("0")),
    (head + "a\tx\t1\n", 2, .cellCount(3)),
    (head + "\tx\t1\tboth\n", 2, .unfitValue(field: "area")),
    ("area\tpattern\tweight\tnote\tcolour\n" + row, 1, .unknownField("colour")),
    ("area\tpattern\tweight\n" + row, 1, .missingField("note")),
  ])
  func `names the line of a faulty row`(indicators: String, line: Int, reason: CodebookError.Reason)
  {
    #expect(throws: CodebookError(file: "indicators.tsv", line: line, reason: reason)) {
      _ = try read(definitions(), indicators)
    }
  }

  @Test(arguments: [
    (
      definitions(more: "\n  \"colour\": {\"x\": 1},"), 4,
      CodebookError.Reason.unknownField("colour")
    ),
    (
      definitions(areas: #"{"id": "a", "name": "A", "years": [1], "farve": 2}"#), 5,
      .unknownField("farve")
    ),
    (definitions(areas: #"{"id": "a", "name": "A"}"#), 5, .missingField("inclusion")),
    (definitions(areas: "2"), 4, .unfitValue(field: "areas")),
    (definitions(areas: ""), 4, .unfitValue(field: "areas")),
    (
      definitions(
        areas: """
          {"id": "a", "name": "A", "inclusion": "a", "exclusion": null, "years": [2024]},
          {"name": "A: \\"2\\"", "id": "a", "inclusion": "a", "exclusion": "b", "years": [2024]}
          """), 6, .duplicateArea(FocusAreaID("a"))
    ),
    (
      definitions(
        areas: """
          {"id": "a", "name": "A", "inclusion": "a", "exclusion": null, "years": [2024]},
          {"id": "b", "name": "B", "inclusion": "b", "exclusion": null, "years": [2024]}
          """), 6, .areaWithoutIndicators(FocusAreaID("b"))
    ),
    (
      definitions(
        areas: #"{"id": "a", "name": " ", "inclusion": "a", "exclusion": null, "years": [1]}"#),
      5, .unfitValue(field: "name")
    ),
    (
      definitions(
        areas: #"{"id": "a", "name": "A", "inclusion": "a", "exclusion": 3, "years": [1]}"#),
      5, .unfitValue(field: "exclusion")
    ),
    (
      definitions(
        areas: #"{"id": "a", "name": "A", "inclusion": "a", "exclusion": null, "years": ["1"]}"#),
      5, .unfitValue(field: "years")
    ),
    ("{\n  \"version\": \"1\",\n  \"date\": \"2024-02-30\"\n}", 3, .unfitValue(field: "date")),
    ("[]", 1, .unfitValue(field: "{}")),
    ("{\n  \"version\": \"1\",\n}", 3, .notJSON(.unexpectedByte(UInt8(ascii: "}")))),
  ])
  func `names the line of a faulty definition`(
    text: String, line: Int, reason: CodebookError.Reason
  ) {
    #expect(throws: CodebookError(file: "codebook.json", line: line, reason: reason)) {
      _ = try read(text)
    }
  }

  @Test func `counts only indicators in use that speak for an area`() {
    for cell in ["-2\tboth", "2\tblind"] {
      #expect(throws: CodebookError.self) { _ = try read(definitions(), head + "a\tx\t\(cell)\n") }
    }
  }

  @Test func `refuses files that are not UTF-8`() {
    #expect(throws: CodebookError(file: "codebook.json", line: 2, reason: .notUTF8)) {
      _ = try read(Array("{\n\"å".utf8.dropLast()), Array((head + row).utf8))
    }
    #expect(throws: CodebookError(file: "indicators.tsv", line: 2, reason: .notUTF8)) {
      _ = try read(Array(definitions().utf8), Array(head.utf8) + [0x61, 0xE5, 0x09])
    }
  }

  @Test(arguments: [
    ("", IndicatorPattern.Fault.empty), ("  ", .empty), ("a &", .emptyPhrase),
    ("& a", .emptyPhrase), ("a & & b", .emptyPhrase), (".. a", .gapAtEdge), ("a ..", .gapAtEdge),
    ("a .. .. b", .gapAtEdge), ("a .. & b", .gapAtEdge), ("a & .. b", .gapAtEdge),
    ("a||b", .emptyWord), ("|a", .emptyWord), ("@", .emptyWord), ("^", .emptyWord),
    ("*", .emptyWord), ("**", .emptyWord), ("a*b", .unfitCharacter("*")),
    ("0-2", .unfitCharacter("-")), ("30%", .unfitCharacter("%")), ("x^", .unfitCharacter("^")),
    ("KL", .capital("K")), ("Ål", .capital("Å")),
    ("a .. a .. a .. a .. a .. a", .tooManyGaps),
  ])
  func `refuses what is no pattern`(text: String, fault: IndicatorPattern.Fault) {
    #expect(throws: fault) { _ = try IndicatorPattern(text) }
  }

  @Test(arguments: NoteKind.allCases)
  func `has Danish names for every kind of note`(kind: NoteKind) {
    let danish = kind.danish
    #expect(danish.kind == kind)
    #expect(danish.name != kind.rawValue && danish.definition.hasSuffix("."))
  }
}

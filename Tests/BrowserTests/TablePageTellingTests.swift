import Foundation
import PlenumCorpus
import PlenumIntake
import PlenumModel
import PlenumReport
import TestSupport
import Testing

/// What a table's page understands of a line, and what it says of those that are not stored.
@Suite(
  .serialized,
  .enabled(if: Browser.program != nil, "chromium is not installed: the table's page is not tested"))
struct `A table's page and its lines` {
  let folder: TemporaryFolder
  let page: URL

  init() throws {
    folder = try TemporaryFolder("lines")
    page = folder["bord-3.html"]
  }

  private func open(theme: Int? = 2) throws -> Tab {
    let meeting = Meeting(
      id: MeetingID(stored: "2020-09-02-holstebro"), title: "Politisk møde",
      sessions: [], region: nil,
      themes: [
        Theme(number: 1, title: "Inklusion"), Theme(number: 2, title: "Kvalitet i dagtilbud"),
      ],
      codebook: CodebookVersion("2024.1"))
    let words = TypedNote.vocabulary
    let table = TablePage(
      meeting: meeting, table: 3, theme: theme, questions: [],
      municipalities: Gazetteer.denmark.names,
      vocabulary: TablePage.Vocabulary(
        labels: words.labels, everyone: words.everyone, ordinaryWords: words.ordinaryWords,
        spellings: words.spellings))
    let html = table.html(
      TablePage.Template(
        markup: CorpusFile.tablePage.text, style: CorpusFile.tablePageStyle.text,
        script: CorpusFile.tablePageScript.text))
    #expect(html.utf8.count <= 60_000)
    try html.write(to: page, atomically: true, encoding: .utf8)
    let tab = try Tab(Browser(profile: folder["profile"]), width: 390, before: nil)
    try tab.open(page, until: `The table's own page`.ready)
    return tab
  }

  private func wait(_ tab: Tab, forCount count: Int) throws {
    try tab.wait(
      until: "document.getElementById('count').textContent === '\(count) gemt på denne enhed'")
  }

  private func text(_ tab: Tab, _ id: String) throws -> String {
    try tab.text("document.getElementById('\(id)').textContent")
  }

  private func paste(_ tab: Tab, _ lines: String) throws {
    try tab.send("Input.insertText", ["text": lines])
    _ = try tab.evaluate("document.getElementById('text').dispatchEvent(new Event('paste'))")
    try tab.wait(until: "!document.getElementById('ask').hidden")
  }

  private func notes(_ tab: Tab) throws -> [JSONObject] {
    try tab.text("document.getElementById('copy').value").split(separator: "\n")
      .compactMap { try JSONValue(parsing: String($0)).object }
  }

  @Test func `a line means here what it means in the terminal`() throws {
    let lines = [
      "- Herning: for få hænder", "-Vi mangler vikarer", "– tankestreg", "—Struer: lang streg",
      "–5 grader", "-5 grader", "Århus: ro", "Vesthimmerland: ro", "Herning Kommune: ro",
      "Hernings: ro", "vejen: lang og svær", "Vejen: god", "Udfordring: støj",
      "Lykkes: Skive: ro", "Skive – udfordring: støj", "Skive, udfordring: støj",
      "[Spørgsmål] hvornår", "(Skive) ro", "ro og tid (Skive)", "ro og tid (Skive).",
      "Udfordring (Herning): ro", "Hjørring (B): ro", "Skive – Nyt hus", "Skive – nyt hus",
      "Fælles: vi vil mødes", "kl. 15:30 lukker vi", "se https://x: her", "! KL skal hjælpe",
      "?Hvad nu", "* idé til andre", "*fed* skrift", "**fed** skrift", "->pil", "-- streger",
      "+ [x] gjort", "Noget: andet", "Skidt: fravær", "København K: ro",
      "Bornholms Regionskommune: ro",
      "Ringkøbing-Skjern: ro", "åh: nej", "+ Odense: Udfordring: begge",
    ]
    let tab = try open()
    for (index, line) in lines.enumerated() {
      try tab.type(line + "\n")
      try wait(tab, forCount: index + 1)
    }
    for (line, note) in zip(lines, try notes(tab)) {
      let typed = TypedNote(line)
      let page = [note["kind"]?.string, note["municipality"]?.string, note["text"]?.string]
      #expect(page == [(typed.kind ?? .point).rawValue, typed.municipality, typed.text], "\(line)")
    }
    // The field takes what the line takes.
    _ = try tab.evaluate("document.getElementById('municipality').value = 'århus kommune'")
    try tab.type("feltet\n")
    try wait(tab, forCount: lines.count + 1)
    #expect(try notes(tab).last?["municipality"]?.string == "Aarhus")
  }

  @Test func `pasted lines lose the signs of their lists, and nothing else`() throws {
    let tab = try open()
    try paste(
      tab,
      "• punkt fra Word\n1. tredje\n2. fjerde\n10. klasse mangler lærere\n- en udfordring\n– tanke")
    _ = try tab.evaluate("document.getElementById('ask-yes').click()")
    try wait(tab, forCount: 6)
    #expect(
      try notes(tab).map { "\($0["kind"]?.string ?? "") \($0["text"]?.string ?? "")" } == [
        "point punkt fra Word", "point tredje", "point fjerde", "point 10. klasse mangler lærere",
        "challenge en udfordring", "point tanke",
      ])
  }

  @Test func `pasted lines are asked about like typed ones, and the file has the answer`() throws {
    let tab = try open()
    try paste(tab, "ro\nring til 23 45 67 89\ntid")
    _ = try tab.evaluate("document.getElementById('ask-yes').click()")
    #expect(try text(tab, "ask-text").contains("Linje 2 ser ud til at rumme et telefonnummer"))
    try wait(tab, forCount: 0)
    _ = try tab.evaluate("document.getElementById('ask-no').click()")
    try wait(tab, forCount: 3)
    #expect(
      try notes(tab).map { $0["personal_allowed"] == true } == [false, true, false])
  }

  @Test func `words that are no note yet are said to be in no file`() throws {
    let tab = try open()
    try tab.type("ro\n")
    try wait(tab, forCount: 1)
    #expect(try text(tab, "unsaved") == "1 ikke i en fil endnu")
    try tab.type("halv sætning")
    #expect(
      try text(tab, "unsaved") == "1 ikke i en fil endnu · linjen i feltet er ikke gemt")
    try tab.send(
      "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder.path])
    _ = try tab.evaluate("document.getElementById('file').click()")
    try tab.wait(
      until:
        "document.getElementById('unsaved').textContent === 'linjen i feltet er ikke gemt · resten er i filen'"
    )
    let leaving =
      "(() => { const one = new Event('beforeunload', { cancelable: true }); return !dispatchEvent(one); })()"
    #expect(try tab.evaluate(leaving) as? Bool == true)
    try tab.type("\n")
    try wait(tab, forCount: 2)
    _ = try tab.evaluate("document.getElementById('file').click()")
    try tab.wait(until: "document.getElementById('unsaved').textContent === 'alt er i filen'")
    #expect(try tab.evaluate(leaving) as? Bool == false)
    _ = try tab.evaluate("document.querySelector('#notes li button').click()")
    #expect(try text(tab, "unsaved") == "alt er i filen")
    try tab.type(" rettet")
    #expect(try text(tab, "unsaved") == "rettelsen i feltet er ikke gemt · resten er i filen")
  }

  @Test func `of several themes one is chosen before the first note`() throws {
    let tab = try open(theme: nil)
    try tab.type("ro\n")
    try tab.wait(until: "!document.getElementById('theme-error').hidden")
    try wait(tab, forCount: 0)
    #expect(try tab.text("document.activeElement.id") == "theme")
    _ = try tab.evaluate(
      """
      (() => { const theme = document.getElementById('theme'); theme.value = '1';
        theme.dispatchEvent(new Event('input', { bubbles: true }));
        document.getElementById('text').focus(); })()
      """)
    #expect(try tab.evaluate("document.getElementById('theme-error').hidden") as? Bool == true)
    try tab.type("\n")
    try wait(tab, forCount: 1)
    try tab.type("tid\n")
    try wait(tab, forCount: 2)
    #expect(try notes(tab).map { $0["theme"]?.string } == ["Inklusion", "Inklusion"])
  }
}

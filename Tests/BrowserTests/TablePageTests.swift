import Foundation
import PlenumCorpus
import PlenumModel
import PlenumReport
import TestSupport
import Testing

/// The page in a real browser; skipped with a line where Debian's Chromium is not installed.
@Suite(
  .serialized,
  .enabled(if: Browser.program != nil, "chromium is not installed: the table's page is not tested"))
struct `The table's own page` {
  let folder: TemporaryFolder
  let page: URL

  init() throws {
    folder = try TemporaryFolder("page")
    page = folder["bord-3.html"]
    try Self.html().write(to: page, atomically: true, encoding: .utf8)
  }

  static func html(title: String = "Politisk møde om børn og unge") throws -> String {
    let meeting = Meeting(
      id: MeetingID(stored: "2020-09-02-holstebro"), title: title,
      sessions: [
        Session(date: CalendarDate(iso: "2020-09-02"), start: nil, end: nil, place: "Musikteatret")
      ],
      region: "Region Midtjylland",
      themes: [
        Theme(number: 1, title: "Inklusion"), Theme(number: 2, title: "Kvalitet i dagtilbud"),
      ],
      codebook: CodebookVersion("2024.1"))
    let table = TablePage(
      meeting: meeting, table: 3, theme: 2, questions: ["Hvad lykkes I med?"],
      municipalities: ["Herning", "Holstebro", "Struer"])
    return table.html(
      TablePage.Template(
        markup: CorpusFile.tablePage.text, style: CorpusFile.tablePageStyle.text,
        script: CorpusFile.tablePageScript.text))
  }

  static let ready = "document.getElementById('state') && !document.getElementById('state').hidden"
  static let noteTexts =
    "[...document.querySelectorAll('#notes .text')].map((p) => p.textContent).join('|')"

  func openBrowser(width: Int = 1280, before script: String? = nil) throws -> Tab {
    let tab = try Tab(
      Browser(profile: folder["profile"]), width: width, before: script)
    try tab.open(page, until: Self.ready)
    return tab
  }

  func wait(_ tab: Tab, forCount count: String) throws {
    try tab.wait(until: "document.getElementById('count').textContent === '\(count)'")
  }

  /// What `Gem fil` hands to the browser.
  func savedFile(_ tab: Tab) throws -> String {
    try tab.send(
      "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder.path])
    let file = folder["noter-2020-09-02-holstebro-bord-3.jsonl"]
    try? FileManager.default.removeItem(at: file)
    _ = try tab.evaluate("document.getElementById('file').click()")
    for _ in 0..<600 {
      if let text = try? String(contentsOf: file, encoding: .utf8), !text.isEmpty { return text }
      _ = try tab.evaluate("new Promise((done) => setTimeout(done, 50))")
    }
    throw Browser.Failure(reason: "no file was saved")
  }

  @Test func `a typed line is a note, counted only when the device has it`() throws {
    let tab = try openBrowser()
    try tab.type("for få pædagoger\n")
    try wait(tab, forCount: "1 gemt på denne enhed")
    try tab.type("- Herning: ingen vikarer\n")
    try wait(tab, forCount: "2 gemt på denne enhed")
    #expect(try tab.text(Self.noteTexts) == "ingen vikarer|for få pædagoger")
    #expect(
      try tab.text("document.querySelector('#notes .about').textContent").contains(
        "Udfordring · Herning · Kvalitet i dagtilbud"))
    #expect(try tab.text("document.activeElement.id") == "text")
    try tab.open(page, until: Self.ready)
    try wait(tab, forCount: "2 gemt på denne enhed")
    #expect(try tab.text(Self.noteTexts) == "ingen vikarer|for få pædagoger")
  }

  @Test
  func `a browser killed in the middle of a sentence has the sentence when it is opened again`()
    throws
  {
    let first = try openBrowser(width: 390)
    try first.type("det første notat\n")
    try wait(first, forCount: "1 gemt på denne enhed")
    try first.type("Struer: vi mangler")
    // Not a pause: a draft that can be read back was flushed to the disk when it was written.
    for _ in 0..<600 {
      let kept = try first.evaluate(
        """
        new Promise((done) => { const open = indexedDB.open('plenum'); open.onsuccess = () => {
          const all = open.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => done(all.result.map((draft) => draft.text).join()); }; })
        """)
      if kept as? String == "Struer: vi mangler" { break }
    }
    first.browser.kill()
    let again = try openBrowser(width: 390)
    #expect(try again.text("document.getElementById('text').value") == "Struer: vi mangler")
    try wait(again, forCount: "1 gemt på denne enhed")
    try again.type(" støtte\n")
    try wait(again, forCount: "2 gemt på denne enhed")
    #expect(try again.text(Self.noteTexts) == "vi mangler støtte|det første notat")
  }

  @Test func `a note is corrected, taken back and brought again, and what was being typed waits`()
    throws
  {
    let tab = try openBrowser()
    try tab.type("et\nto\n")
    try wait(tab, forCount: "2 gemt på denne enhed")
    try tab.type("begyndt")
    _ = try tab.evaluate(
      "document.querySelectorAll('#notes li')[1].querySelector('button').click()")
    #expect(try tab.text("document.getElementById('form-heading').textContent") == "Ret notat 1")
    try tab.type(" rettet\n")
    try tab.wait(until: Self.noteTexts + " === 'to|et rettet'")
    #expect(try tab.text("document.getElementById('text').value") == "begyndt")
    _ = try tab.evaluate(
      "document.querySelectorAll('#notes li')[0].querySelectorAll('button')[1].click()")
    try wait(tab, forCount: "1 gemt på denne enhed")
    let withdrawn = try lines(savedFile(tab))
    #expect(withdrawn.map { $0["withdrawn"] as? Bool } == [false, true])
    #expect(withdrawn.map { $0["revision"] as? Int } == [2, 2])
    _ = try tab.evaluate(
      "document.querySelectorAll('#notes li')[0].querySelector('button').click()")
    try wait(tab, forCount: "2 gemt på denne enhed")
  }

  @Test func `a text that looks like markup stays text, in notes and in the meeting's title`()
    throws
  {
    let hostile =
      "<img src=x onerror=\"document.title='ramt'\"></script><script>document.title='ramt'</script>"
    try Self.html(title: hostile).write(to: page, atomically: true, encoding: .utf8)
    let tab = try openBrowser()
    try tab.type(hostile + "\n")
    try wait(tab, forCount: "1 gemt på denne enhed")
    #expect(try tab.text(Self.noteTexts) == hostile)
    #expect(try tab.text("document.getElementById('about').textContent").contains(hostile))
    #expect(try tab.text("document.title") == "Bord 3 – " + hostile)
    #expect(try tab.evaluate("document.querySelectorAll('img').length") as? Int == 0)
  }

  @Test func `personal data and a name that is no municipality are asked about, not stored`() throws
  {
    let tab = try openBrowser()
    try tab.type("ring til 40 12 34 56\n")
    #expect(
      try tab.text("document.getElementById('ask-text').textContent").contains("telefonnummer"))
    try wait(tab, forCount: "0 gemt på denne enhed")
    // The keyboard is on the answer that mends; the next one stores.
    try tab.type("\t\n")
    try wait(tab, forCount: "1 gemt på denne enhed")
    for (line, what) in [
      ("010203-1234", "CPR"), ("skriv til a@b.dk", "mailadresse"),
      ("budget 40000000 kr. i 2019 2020", ""),
    ] {
      try tab.type(line + "\n")
      #expect(
        try tab.text("document.getElementById('ask-text').textContent").contains(what) == !what
          .isEmpty || what.isEmpty)
      _ = try tab.evaluate(
        "if (!document.getElementById('ask').hidden) document.getElementById('ask-no').click()")
    }
    try wait(tab, forCount: "4 gemt på denne enhed")
    _ = try tab.evaluate("document.getElementById('municipality').value = 'Hrning'")
    try tab.type("noget\n")
    try tab.wait(until: "!document.getElementById('municipality-error').hidden")
    try wait(tab, forCount: "4 gemt på denne enhed")
  }

  @Test func `lines that are pasted become notes after a yes`() throws {
    let tab = try openBrowser()
    try tab.send("Input.insertText", ["text": "+ en\n- to\n\ntre"])
    _ = try tab.evaluate("document.getElementById('text').dispatchEvent(new Event('paste'))")
    try tab.wait(until: "!document.getElementById('ask').hidden")
    #expect(try tab.text("document.getElementById('ask-yes').textContent") == "Ja, 3 notater")
    _ = try tab.evaluate("document.getElementById('ask-yes').click()")
    try wait(tab, forCount: "3 gemt på denne enhed")
    #expect(try tab.text(Self.noteTexts) == "tre|to|en")
  }

  @Test func `where the browser refuses to keep anything the page says so and still saves a file`()
    throws
  {
    let tab = try openBrowser(
      before: """
        Object.defineProperty(window, 'indexedDB', { get() { throw new Error('refused'); } });
        Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });
        """)
    #expect(try tab.evaluate("document.getElementById('storage').hidden") as? Bool == false)
    try tab.type("kun her\n")
    try wait(tab, forCount: "1 kun i vinduet")
    #expect(try lines(savedFile(tab)).map { $0["text"] as? String } == ["kun her"])
  }

  @Test func `without a database the simpler storage keeps every keystroke`() throws {
    let refused =
      "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('refused'); } });"
    let tab = try openBrowser(before: refused)
    try tab.type("et\nhalv")
    try wait(tab, forCount: "1 gemt på denne enhed")
    try tab.open(page, until: Self.ready)
    try wait(tab, forCount: "1 gemt på denne enhed")
    #expect(try tab.text("document.getElementById('text').value") == "halv")
  }

  @Test(arguments: [320, 390, 1280])
  func `nothing is wider than the screen, every control has a name and room for a finger`(
    width: Int
  )
    throws
  {
    let tab = try openBrowser(width: width)
    try tab.type(
      "- Holstebro: et notat med etmegetlangtordudenmellemrumsomskalbrydesovertilnæstelinje\n")
    try wait(tab, forCount: "1 gemt på denne enhed")
    #expect(
      try tab.evaluate("document.scrollingElement.scrollWidth <= innerWidth") as? Bool == true)
    let small = try tab.text(
      """
      [...document.querySelectorAll('button, input, select, textarea, summary')]
        .filter((one) => one.offsetParent !== null && one.type !== 'radio')
        .filter((one) => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)
        .map((one) => one.id || one.textContent).join()
      """)
    #expect(small == "")
    let tree = try tab.send("Accessibility.getFullAXTree")
    let nameless = (tree["nodes"] as? [[String: Any]] ?? []).filter { node in
      let role = (node["role"] as? [String: Any])?["value"] as? String ?? ""
      let name = (node["name"] as? [String: Any])?["value"] as? String ?? ""
      return ["button", "textbox", "combobox", "radio", "radiogroup"].contains(role) && name.isEmpty
        && node["ignored"] as? Bool != true
    }
    #expect(nameless.isEmpty)
    if let folder = ProcessInfo.processInfo.environment["PICTURES"] {
      try tab.screenshot().write(to: URL(filePath: folder).appending(path: "table-\(width).png"))
    }
  }

  @Test func `the page is small and names nothing outside itself`() throws {
    let html = try Self.html()
    #expect(html.utf8.count <= 60_000)
    #expect(!html.contains("://"))
    #expect(!html.contains("{{"))
  }

  func lines(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }
}

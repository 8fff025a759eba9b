import Foundation
import PlenumCommandLine
import TestSupport
import Testing

@testable import plenum

/// Every example that help shows is a line that works, typed where the files and notes are that it names.
struct ExampleTests {
  @Test func `no example of the help fails`() throws {
    let world = try TemporaryFolder("examples")
    let made = world["made"]
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    let making = try type(Self.making, in: made)
    try #require(making.status == 0, "\(making.standardError)\(making.standardOutput)")

    let examples = PlenumCommands.application.examples.map(\.command)
    #expect(examples.count > 80)
    for (number, example) in examples.enumerated() {
      let place = world["\(number)"]
      try FileManager.default.copyItem(at: made, to: place)
      let seen = try type(Self.asTyped(example), in: place)
      // That nothing is found is an answer; it depends on the notes.
      #expect([0, 1].contains(seen.status), "\(example)\n\(seen.standardError)")
      try FileManager.default.removeItem(at: place)
    }
  }

  /// What a person does besides typing the line: plugs in a stick, says yes, or sits at a new computer.
  private static func asTyped(_ example: String) -> String {
    var line = example.replacing("/media/usb/", with: "usb/")
    let erases = line.contains("plenum erase ") || line.contains(" --erase")
    if erases, !line.contains("--yes") { line += " --yes" }
    if line.contains("plenum backup ") { line = "rm usb/plenum.sqlite; " + line }
    if line.contains("plenum restore ") { line = "rm lager.sqlite; " + line }
    return line
  }

  private func type(_ line: String, in folder: URL) throws -> Shell.Output {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Shell.run(
      ["bash", "-ec", line],
      environment: [
        "PATH": "\(Built.folder.path()):\(path)", "HOME": folder.path(),
        "PLENUM_DB": "lager.sqlite",
        "CORPUS": House.root.appending(path: "Corpus").path(), "LC_ALL": "C.UTF-8",
      ], in: folder)
  }

  private static let making = #"""
    exec > world.log
    m=2024-10-30-herning
    cp "$CORPUS/meetings/letter.txt" brev.txt
    cp "$CORPUS/meetings/notes.jsonl" notater.jsonl
    cp notater.jsonl a.jsonl
    cp notater.jsonl b.jsonl
    plenum meeting create --title "Politisk møde" --date 2024-10-30 --place Herning --tables 6 \
      --theme "Leg, læring og trivsel" --theme "Læsning og skole"
    plenum meeting create --title "Tidligere møde" --date 2020-03-26 --place Odder --theme "Leg og læring"
    printf '%s\n' 'Dato: 15. juni 2022' '' 'Invitation til partnerskaber om inkluderende fællesskaber' '' \
      'KL og Komponent inviterer til partnerskaber om trivsel på hhv. dagtilbudsområdet og skoleområdet.' \
      > partnerskab.txt
    plenum meeting create --from-letter partnerskab.txt
    plenum import notater.jsonl --settled
    printf '%s\n' "- Skive: Vi mangler lærere" "- Vikarerne er dyre" "+ Legegrupperne virker" \
      "! KL bør tage det op" "? Hvem betaler for flere voksne" "Skolen er træt" "- Mette Hansen siger, at der mangler lærere" > noter.txt
    plenum capture --meeting $m --table 3 --theme 1 < noter.txt
    printf '%s\n' "- Vi kan ikke finde lærere" "- Trivslen er lav" | plenum capture --meeting $m --table 5 --theme 1
    printf 'Bord 3\n\nTema: leg\n- Vi mangler stole\n+ Uderummet er godt\n' > bord3.txt
    plenum export --meeting $m --output bord3.jsonl
    plenum import bord3.txt --meeting $m
    plenum points merge --meeting $m 3.07 5.01
    plenum note add --meeting $m --table 4 --theme 2 -- Bogen er god
    yes a | head -n 15 | plenum code review --meeting $m --blind --coder B
    yes a | head -n 15 | plenum code review --meeting $m --all
    plenum summary freeze --meeting $m
    plenum note add --meeting $m --table 5 --theme 1 -- Et sent notat
    plenum summary freeze --meeting $m
    plenum summary --meeting $m --format md --output opsamling.md
    cp lager.sqlite bord4.sqlite
    cp lager.sqlite bord5.sqlite
    plenum meeting export $m --output møde.txt
    sed -i 's/2024-10-30/2024-11-30/' møde.txt
    echo "Fælles legegrupper" > odder.txt
    echo "Vi mangler lærere. Skolen er træt." > notat.txt
    mkdir min usb
    cp "$CORPUS/codebooks/2024.1/codebook.json" "$CORPUS/codebooks/2024.1/indicators.tsv" min/
    plenum backup usb/plenum.sqlite
    """#
}

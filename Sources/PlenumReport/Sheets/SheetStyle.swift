/// How a sheet looks: one page of A4 each, black on white, with rules that every printer prints (borders, no
/// backgrounds).
enum SheetStyle {
  static let css: Markup = """
    @page { size: A4 portrait; margin: 14mm 15mm 12mm; }
    * { box-sizing: border-box; }
    body { margin: 0; color: #000; background: #fff; font: 12pt/1.35 system-ui, "Segoe UI",
      "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
    section { display: flex; flex-direction: column; max-width: 180mm; margin: 0 auto;
      padding: 8mm 4mm; border-bottom: 1px dashed #777; }
    header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 6mm;
      border-bottom: 1.5pt solid #000; padding-bottom: 2mm; }
    h1 { margin: 0; font-size: 26pt; line-height: 1.1; white-space: nowrap; }
    .blank { display: inline-block; width: 18mm; border-bottom: 1pt solid #000; }
    .event { margin: 0; flex: 1 1 80mm; font-size: 10.5pt; }
    h2 { margin: 4mm 0 1.5mm; font-size: 15pt; line-height: 1.25; }
    ul { margin: 1mm 0 2mm; padding-left: 5mm; }
    .questions { font-size: 11.5pt; }
    .choice { list-style: "☐  "; padding-left: 8mm; }
    .signs { list-style: none; margin: 2mm 0; padding: 2mm 3mm; border: .75pt solid #000;
      display: flex; flex-wrap: wrap; gap: .5mm 6mm; font-size: 11pt; }
    .signs b { font: 700 13pt/1 ui-monospace, "DejaVu Sans Mono", monospace; }
    .seats { margin: 1mm 0; font-size: 11pt; }
    .seats.write { display: flex; gap: 3mm; }
    .rule { flex: 1; border-bottom: .75pt solid #555; }
    .lines { flex: 1 1 auto; overflow: hidden; margin-top: 1mm; }
    .line { height: 9.5mm; border-bottom: .75pt solid #888; }
    .line span { display: block; width: 9mm; height: 100%; border-right: .75pt solid #bbb; }
    .foot { margin: 2mm 0 0; font-size: 10pt; }
    @media print {
      section { height: 270mm; padding: 0 .5mm; border: 0; max-width: none; overflow: hidden;
        break-after: page; break-inside: avoid; }
      section:last-child { break-after: auto; }
      .lines { flex: 1 1 0; }
    }
    """
}

/// How pages look: read from standing on a phone, quiet on a screen, whole on A4.
///
/// Colours on white: text 16:1, muted text 7:1, accent 8:1 (WCAG 2.2 asks 4.5:1 of text and 3:1 of
/// graphics). Nothing is told by colour alone.
enum Stylesheet {
  static let css: Markup = """
    :root { --ink: #1d2327; --muted: #4d565c; --accent: #15505f; --line: #c9d1d5; --soft: #f2f5f6; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: auto; }
    body { margin: 0 auto; max-width: 54rem; padding: 0 1.25rem 3rem; color: var(--ink);
      background: #fff; font: 1.0625rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", Arial,
      sans-serif; overflow-wrap: break-word; hyphens: manual; }
    a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .18em; }
    a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent);
      outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; }
    h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; hyphens: auto; }
    h1 { font-size: 2rem; margin: 2.5rem 0 .5rem; }
    h2 { font-size: 1.55rem; margin: 3.25rem 0 .75rem; padding-top: 1rem;
      border-top: 3px solid var(--accent); }
    h3 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; }
    h4 { font-size: 1rem; margin: .75rem 0 .25rem; }
    p { margin: .5rem 0; max-width: 42rem; }
    .place, .explanation, .source, .legend, footer { color: var(--muted); }
    .explanation, .legend { font-size: .9375rem; }
    .lead { font-size: 1.1875rem; }
    .state { border-left: 4px solid var(--accent); background: var(--soft); padding: .75rem 1rem; }
    nav ul { list-style: none; margin: 1rem 0 0; padding: 0; }
    nav li { margin: .25rem 0; }
    nav a { display: inline-block; padding: .2rem 0; }
    bdi { white-space: pre-line; }
    ol.points, ul.lines { list-style: none; margin: 0; padding: 0; }
    ol.points { counter-reset: point; }
    ol.points > li { counter-increment: point; position: relative; margin: 0 0 2rem;
      padding-left: 2.75rem; }
    ol.points > li::before { content: counter(point) "."; position: absolute; left: 0; top: .05rem;
      font-size: 1.25rem; font-weight: 700; color: var(--accent); }
    .headline { font-size: 1.375rem; line-height: 1.35; font-weight: 600; margin: 0 0 .35rem; }
    .count { font-size: 1.125rem; margin: .35rem 0; }
    ul.lines > li { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--line); }
    ul.lines .words { font-size: 1.1875rem; line-height: 1.4; margin: 0; }
    .source { font-size: .9375rem; margin: .15rem 0 0; }
    .voices { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      gap: 0 1.75rem; }
    .voices ul { margin: 0; padding: 0; list-style: none; }
    .voices li { margin: 0 0 .6rem; }
    .short { white-space: nowrap; }
    .spread { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem 1rem;
      margin: .35rem 0 .75rem; }
    .spread .count { margin: 0; }
    svg { display: block; max-width: 100%; height: auto; }
    .bar svg { width: 100%; height: 1.1rem; }
    .bar p { margin: .2rem 0 0; font-size: .875rem; color: var(--muted); }
    .dots { width: 14rem; white-space: nowrap; color: var(--muted); }
    .dots svg { max-width: none; }
    .plotted td.figure { white-space: normal; }
    ul.plain { margin: .5rem 0; padding-left: 1.25rem; }
    ul.plain li { margin: .3rem 0; max-width: 42rem; }
    .wide { overflow-x: auto; margin: .75rem 0; }
    .picture svg { max-width: none; }
    .picture a:hover rect { fill: #1d2327; }
    details summary { color: var(--accent); cursor: pointer; padding: .2rem 0; }
    ul.proposals { list-style: none; margin: 0; padding: 0; }
    ul.proposals > li { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px dashed var(--line); }
    ul.proposals ul { list-style: none; margin: 0; padding: 0; }
    ul.proposals ul li { margin: 0 0 .35rem; }
    table { border-collapse: collapse; width: 100%; font-size: 1rem; }
    caption { text-align: left; color: var(--muted); font-size: .9375rem; padding-bottom: .35rem; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
      border-bottom: 1px solid var(--line); }
    th[scope=row] { font-weight: 500; }
    thead th { font-size: .9375rem; color: var(--muted); font-weight: 600; vertical-align: bottom; }
    .figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead .figure { white-space: normal; }
    th:last-child, td:last-child { padding-right: 0; }
    td.bar { width: 50%; }
    .script p { max-width: none; margin: 1.4rem 0; break-inside: avoid; }
    .script .said { font-size: 1.75rem; line-height: 1.45; }
    ol.notes { list-style: none; margin: 0; padding: 0; }
    ol.notes li { display: grid; grid-template-columns: 4.5rem 1fr; gap: 0 .75rem;
      padding: .45rem 0;
      border-bottom: 1px solid var(--line); font-size: .9375rem; break-inside: avoid; }
    ol.notes li:target { background: var(--soft); outline: 2px solid var(--accent); }
    ol.notes .ref { font-weight: 600; overflow-wrap: anywhere; }
    ol.notes p { margin: 0; max-width: none; }
    footer { margin-top: 3rem; font-size: .9375rem; }
    @media (max-width: 34rem) {
      h1 { font-size: 1.45rem; } h2 { font-size: 1.3rem; } .headline { font-size: 1.25rem; }
      ol.points > li { padding-left: 2.25rem; }
      ol.points > li::before { font-size: 1.125rem; }
      th, td { padding-right: .5rem; }
      td.bar { width: 38%; }
      .stack caption { display: block; }
      .stack table, .stack thead, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
      .stack thead th:not(.dots) { display: none; }
      .stack tr { padding: .4rem 0; border-bottom: 1px solid var(--line); }
      .stack th, .stack td { border: 0; padding: .1rem 0; text-align: left; }
      .stack td.figure { display: flex; justify-content: space-between; gap: 1rem;
        white-space: normal; }
      .stack td.figure::before { content: attr(data-label); color: var(--muted);
        font-size: .9375rem; }
      ol.notes li { grid-template-columns: 1fr; }
    }
    @media print {
      @page { size: A4; margin: 15mm 15mm; }
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0; font-size: 1rem; line-height: 1.4; }
      p { max-width: none; }
      h1 { margin-top: 0; } h2 { margin-top: 1.75rem; padding-top: .6rem; }
      h3 { margin: 1.2rem 0 .4rem; }
      ol.points > li { margin-bottom: 1.1rem; padding-left: 2.25rem; } ul.lines > li { margin-bottom: .6rem; }
      ol.points > li::before { font-size: 1.1rem; }
      .headline { font-size: 1.2rem; } .count, ul.lines .words { font-size: 1.05rem; }
      .voices li { margin-bottom: .3rem; }
      ol.notes { columns: 2; column-gap: 8mm; }
      ol.notes li { grid-template-columns: 3.5rem 1fr; padding: .2rem 0; font-size: .85rem; }
      ol.notes .source { font-size: .8rem; }
      ol.notes div p { display: inline; }
      nav, .skip, .screen { display: none; }
      a { color: inherit; text-decoration: none; }
      h1, h2, h3, h4, .lead, .place, .explanation, caption, thead { break-after: avoid; }
      h1, h2, h3, h4, .lead, .place, .explanation { break-inside: avoid; }
      ol.points > li, ul.lines > li, tr { break-inside: avoid; }
      .wide { overflow: visible; }
      .picture { break-inside: avoid; }
      .picture svg { max-width: 100%; height: auto; }
      details:not([open]) { display: none; }
      ul.proposals > li { break-inside: avoid; }
      .script .said { font-size: 20pt; } .script .source { font-size: 12pt; }
      .appendix { break-before: page; }
      .appendix h2 { border-top: 0; padding-top: 0; margin-top: 0; }
      .state { border: 1px solid var(--line); border-left: 4px solid var(--accent); }
      svg, .state { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}

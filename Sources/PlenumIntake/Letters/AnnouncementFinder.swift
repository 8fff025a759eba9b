import PlenumModel

/// Reads meetings that are announced: "Region Hovedstaden (Storkøbenhavn): Mandag den 14. juni kl. 13.30-15.00".
struct AnnouncementFinder {
  let layout: LetterLayout
  let uses: [DateUse]
  let years: YearRule

  struct Found {
    var meetings: [Letter.AnnouncedMeeting] = []
    var lines: [Int] = []
    var warnings: [LetterWarning] = []
  }

  func find() -> Found {
    var found = Found()
    for use in uses.filter({ $0.role == .announced }).prefix(100) {
      let passage = layout.passages[use.passage]
      let resolved = years.resolve(use)
      let region =
        RegionFinder.regions(in: passage).last { $0.end <= use.mention.range.lowerBound }
        ?? RegionFinder.regions(in: passage).first
      found.warnings += resolved.warnings
      for date in resolved.dates {
        found.meetings.append(
          Letter.AnnouncedMeeting(
            region: region?.name,
            subregion: region.flatMap { subregion(in: passage, from: $0.end) },
            date: date, start: use.time?.start, end: use.time?.end))
      }
      found.lines.append(passage.line(at: use.mention.range.lowerBound))
    }
    return found
  }

  /// What stands in brackets right after the region.
  private func subregion(in passage: Passage, from end: Int) -> String? {
    let rest = passage.bytes[end...]
    guard rest.starts(with: " (".utf8), let close = rest.firstIndex(of: 0x29) else { return nil }
    return passage.text(end + 2..<close)
  }
}

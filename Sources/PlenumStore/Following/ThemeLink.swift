package import PlenumModel

/// A person's word that a theme of a meeting goes on with an earlier one under another name.
package struct ThemeLink: Hashable, Sendable {
  package let meeting: MeetingID
  package let key: ThemeKey
  /// The key of the earlier theme; nil takes the link back.
  package let earlier: ThemeKey?
  package let role: String
  package let decided: Timestamp
}

extension Store {
  /// The links that hold: of each theme the latest decision, unless that takes the link back. All meetings for nil.
  package func themeLinks(of meeting: MeetingID? = nil) throws(StoreError) -> [ThemeLink] {
    try connection.rows(
      """
      SELECT meeting, key, earlier, role, decided_ms, max(stamp) FROM theme_link
      WHERE meeting = ?1 OR ?1 IS NULL
      GROUP BY meeting, key HAVING earlier IS NOT NULL ORDER BY meeting, key
      """, meeting
    ) { row throws(StoreError) in
      ThemeLink(
        meeting: try row.value(0), key: try row.value(1), earlier: try row.value(2),
        role: try row.value(3), decided: try row.value(4))
    }
  }
}

extension WriteTransaction {
  /// Links a theme of a meeting to an earlier theme, or takes the link back. Saying it twice is one decision.
  package mutating func link(
    _ key: ThemeKey, of meeting: MeetingID, to earlier: ThemeKey?, role: String
  ) throws(StoreError) {
    _ = try require(meeting)
    let current = try store.themeLinks(of: meeting).first { $0.key == key }?.earlier
    if current == earlier { return }
    try store.connection.run(
      """
      INSERT INTO theme_link (meeting, key, earlier, role, decided_ms, stamp)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """, meeting, key, earlier, role, now, stamp())
  }
}

package import PlenumModel

/// A summary as it was read aloud: what is said of a meeting later can be held against it.
package struct FrozenSummary: Hashable, Sendable {
  package let meeting: MeetingID
  /// 1 for a meeting's first.
  package let number: Int
  package let made: Timestamp
  /// Of the body as it was frozen.
  package let hash: String
  package let body: String
  /// When words of an erased note were taken out; from then on the hash is that of the earlier body.
  package let redacted: Timestamp?
}

extension Store {
  /// A meeting's frozen summaries, oldest first.
  package func frozenSummaries(of meeting: MeetingID) throws(StoreError) -> [FrozenSummary] {
    try connection.rows(
      """
      SELECT meeting, number, made_ms, hash, body, redacted_ms FROM frozen_summary
      WHERE meeting = ?1 ORDER BY number
      """, meeting
    ) { row throws(StoreError) in
      FrozenSummary(
        meeting: try row.value(0), number: try row.value(1), made: try row.value(2),
        hash: try row.value(3), body: try row.value(4), redacted: try row.value(5))
    }
  }
}

extension WriteTransaction {
  /// Keeps a summary as it is now; its number is the meeting's next.
  package mutating func freeze(
    summary body: String, hash: String, of meeting: MeetingID
  ) throws(StoreError) -> Int {
    _ = try require(meeting)
    return try store.connection.scalar(
      """
      INSERT INTO frozen_summary (meeting, number, made_ms, hash, body, stamp)
      VALUES (
        ?1, (SELECT ifnull(max(number), 0) + 1 FROM frozen_summary WHERE meeting = ?1), ?2, ?3, ?4,
        ?5)
      RETURNING number
      """, meeting, now, hash, body, stamp())
  }
}

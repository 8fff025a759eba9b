package import PlenumModel

/// What plenum learnt from people's codings, as the coder reads it.
package struct ModelVersion: Hashable, Sendable {
  /// 1 for a store's first.
  package let number: Int
  package let codebook: CodebookVersion
  /// A JSON object that coding reads.
  package let body: String
  package let made: Timestamp
  /// nil while it holds. An erasure also takes a model back that had a note's words.
  package let undone: Timestamp?
}

extension Store {
  /// Every model, oldest first, those that were taken back too.
  package func modelVersions() throws(StoreError) -> [ModelVersion] {
    try connection.rows(
      "SELECT number, codebook, body, made_ms, undone_ms FROM model_version ORDER BY number"
    ) { row throws(StoreError) in
      ModelVersion(
        number: try row.value(0), codebook: try row.value(1), body: try row.value(2),
        made: try row.value(3), undone: try row.value(4))
    }
  }

  /// The latest model that holds for a codebook.
  package func model(for codebook: CodebookVersion) throws(StoreError) -> ModelVersion? {
    try modelVersions().last { $0.codebook == codebook && $0.undone == nil }
  }
}

extension WriteTransaction {
  /// Keeps a model; its number is the next.
  package func keepModel(
    _ body: JSONObject, for codebook: CodebookVersion
  ) throws(StoreError) -> Int {
    try store.connection.scalar(
      """
      INSERT INTO model_version (codebook, body, made_ms, stamp) VALUES (?1, ?2, ?3, ?4)
      RETURNING number
      """, codebook, body, now, stamp())
  }

  /// Takes a model back; the one before it holds again.
  /// - Returns: false where there is no such model or it was taken back before.
  package func undoModel(_ number: Int) throws(StoreError) -> Bool {
    try store.connection.run(
      "UPDATE model_version SET undone_ms = ?2 WHERE number = ?1 AND undone_ms IS NULL",
      number, now)
    return store.connection.changes == 1
  }
}

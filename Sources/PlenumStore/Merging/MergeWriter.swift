import PlenumModel

/// Writes the difference between a store and its union with another.
struct MergeWriter {
  let store: Store
  let now: Timestamp
  let mine: StoreContents
  let both: StoreContents
  /// This file's numbers.
  var imports: [UniqueID: Int] = [:]
  var devices: [UniqueID: Int] = [:]
  var themes: [ThemeIdentity: Int] = [:]

  init(transaction: borrowing WriteTransaction, mine: StoreContents, both: StoreContents) {
    store = transaction.store
    now = transaction.now
    self.mine = mine
    self.both = both
  }

  mutating func writeDevices() throws(StoreError) {
    for (id, device) in both.devices.sorted(by: { $0.key < $1.key }) {
      if mine.devices[id] == nil {
        try store.connection.run(
          "INSERT INTO device (store, letter, created_ms) VALUES (?1, ?2, ?3)", id, device.letter,
          device.created)
      } else if mine.devices[id]?.letter != device.letter, id != store.id {
        try store.connection.run(
          "UPDATE device SET letter = ?2 WHERE store = ?1", id, device.letter)
      }
    }
    devices = try store.connection.dictionary("SELECT store, number FROM device") {
      row throws(StoreError) in
      (try row.value(0, as: UniqueID.self), try row.value(1, as: Int.self))
    }
    // From now on this store gives references that no elder one gives.
    let elders = both.devices.filter { id, device in
      id != store.id
        && (device.created, id) < (both.devices[store.id]?.created ?? 0, store.id)
    }
    guard elders.values.contains(where: { $0.letter == store.device }) else { return }
    let letter = elders.count + 1
    if letter <= 26, letter != store.device { try store.take(letter: letter) }
  }

  mutating func writeImports() throws(StoreError) {
    let added = both.imports.filter { mine.imports[$0.key] == nil }
    for (stamp, content) in added.sorted(by: { $0.key < $1.key }) {
      let counts = content.counts
      let id: Int = try store.connection.scalar(
        """
        INSERT INTO import
          (at_ms, written, duplicates, revised, reinstated, stayed_withdrawn, stamp)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id
        """, content.at, counts[0], counts[1], counts[2], counts[3], counts[4], stamp)
      for (index, name) in content.files.enumerated() {
        try store.connection.run(
          "INSERT INTO import_file (import, ordinal, name) VALUES (?1, ?2, ?3)", id, index + 1,
          name)
      }
    }
    for (stamp, content) in both.imports {
      guard let undone = content.undone, mine.imports[stamp]?.undone == nil else { continue }
      try store.connection.run(
        "UPDATE import SET undone_ms = ?2, undone = ?3 WHERE stamp = ?1", stamp, undone.at,
        undone.stamp)
    }
    imports = Dictionary(
      try store.connection.importStamps().map { ($0.value, $0.key) },
      uniquingKeysWith: { first, _ in first })
  }

  func number(ofImport stamp: UniqueID?) -> Int? { stamp.flatMap { imports[$0] } }
}

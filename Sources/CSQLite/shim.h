// What Swift cannot say of SQLite's C interface.
#ifndef PLENUM_CSQLITE_SHIM_H
#define PLENUM_CSQLITE_SHIM_H

#include <sqlite3.h>

/// Bound text is copied by SQLite before the call returns (the macro casts -1 to a function pointer).
static inline sqlite3_destructor_type plenum_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/// `sqlite3_db_config` with one switch: variadic in C, so out of Swift's reach.
static inline int plenum_sqlite_config(sqlite3 *connection, int option, int value, int *result) {
  return sqlite3_db_config(connection, option, value, result);
}

#endif

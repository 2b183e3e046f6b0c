-- keyring.db: every key wrapped under the root key, each bound to its table and row.

CREATE TABLE secret (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE spool (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, wrapped BLOB NOT NULL);
CREATE TABLE person (id INTEGER PRIMARY KEY, wrapped BLOB NOT NULL);
CREATE TABLE case_ (id INTEGER PRIMARY KEY, wrapped BLOB NOT NULL);

-- The way back to the reporter has a key of its own, so that it can be cut while the case goes on.
CREATE TABLE way (id INTEGER PRIMARY KEY, wrapped BLOB NOT NULL);

-- Clean-up of something erased: the id of the outbox row.
CREATE TABLE wipe (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, wrapped BLOB NOT NULL);

CREATE TABLE sender (tag BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;

-- Keys whose rows in the main file may not have been committed: looked through at the next start.
CREATE TABLE fresh (kind TEXT NOT NULL, ref BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (kind, ref)) WITHOUT ROWID;

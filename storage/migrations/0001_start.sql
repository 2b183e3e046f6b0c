-- The main file. Every body is sealed; no column in clear says what or who.

CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

-- Ids of people, cases and outbox rows are never given out twice: sealed values elsewhere name them.
CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL, address BLOB NOT NULL);
CREATE TABLE case_ (id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL, way BLOB);

-- Which cases are open: one bit a case, 2,048 cases a row.
CREATE TABLE roll (id INTEGER PRIMARY KEY, body BLOB NOT NULL);

-- Part n of the thread of case c has the id c * 65536 + n; of person p, -(p * 65536 + n).
CREATE TABLE thread (id INTEGER PRIMARY KEY, body BLOB NOT NULL);

-- What holds words wears two seals: outside the spool's, which changes daily and at every erasure.
CREATE TABLE draft (id INTEGER PRIMARY KEY, spool INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    spool INTEGER NOT NULL,
    body BLOB NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    due INTEGER
);
CREATE TABLE seen (update_id INTEGER PRIMARY KEY, hour INTEGER NOT NULL);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    spool INTEGER NOT NULL,
    body BLOB NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    claimed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE pace (id INTEGER PRIMARY KEY, spool INTEGER NOT NULL, body BLOB NOT NULL);

CREATE TABLE due (id INTEGER PRIMARY KEY, slot BLOB NOT NULL UNIQUE, at INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX due_at ON due (at);

CREATE TABLE lookup (tag BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE chat (id INTEGER PRIMARY KEY, body BLOB NOT NULL);

-- What is being erased: written with the turn that decided it, gone when keys and rows are.
CREATE TABLE erasing (kind TEXT NOT NULL, ref BLOB NOT NULL, PRIMARY KEY (kind, ref)) WITHOUT ROWID;

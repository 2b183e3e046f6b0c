-- Small values of journeys that need no SQL of their own; `owner` is a tag by which all of one owner are found.
CREATE TABLE record (slot BLOB PRIMARY KEY, owner BLOB NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX record_owner ON record (owner);

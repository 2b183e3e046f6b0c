-- What is planned belongs to somebody: `owner` is a tag by which all that is planned of one owner is found.
-- The rows of before are sealed anew by storage/due_before.py, in the transaction of this step.
ALTER TABLE due RENAME TO due_before;
DROP INDEX due_at;
CREATE TABLE due (
    id INTEGER PRIMARY KEY, slot BLOB NOT NULL UNIQUE, owner BLOB NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL
);
CREATE INDEX due_at ON due (at);
CREATE INDEX due_owner ON due (owner);

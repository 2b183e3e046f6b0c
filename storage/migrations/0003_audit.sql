-- Who did what, and when; each row's mac covers the row before, so that a change or a gap shows.
CREATE TABLE audit (id INTEGER PRIMARY KEY, body BLOB NOT NULL, mac BLOB NOT NULL);

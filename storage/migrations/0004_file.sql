-- Cleaned files that wait, each under a key of its own that lies in the outbox row they belong to, and gone with it.
CREATE TABLE file (id INTEGER PRIMARY KEY, row INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX file_row ON file (row);
CREATE TRIGGER file_goes AFTER DELETE ON outbox BEGIN DELETE FROM file WHERE row = OLD.id; END;

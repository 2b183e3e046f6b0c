-- The numbers of the newest messages in a person's chat, both sides', so that they can be deleted there.
CREATE TABLE said (id INTEGER PRIMARY KEY, body BLOB NOT NULL);

-- Conversations that a professional asks a colleague to take over.

CREATE TABLE handover (
    conversation BLOB PRIMARY KEY NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    giver BLOB NOT NULL CHECK (length(giver) = 16),
    receiver BLOB NOT NULL CHECK (length(receiver) = 16),
    until INTEGER NOT NULL CHECK (until >= 0),
    CHECK (giver <> receiver)
) STRICT, WITHOUT ROWID;

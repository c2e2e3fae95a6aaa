-- Conversations that are kept from the queue for a time, because their visitor abuses the chat. Nothing of a person.

CREATE TABLE block (
    conversation BLOB PRIMARY KEY NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('abuse', 'sexual', 'threats', 'disturbance')),
    member BLOB NOT NULL CHECK (length(member) = 16),
    starts INTEGER NOT NULL CHECK (starts >= 0),
    until INTEGER NOT NULL CHECK (until > starts),
    -- NULL: nobody else has looked at it yet.
    reviewed_by BLOB CHECK (length(reviewed_by) = 16 AND reviewed_by <> member)
) STRICT, WITHOUT ROWID;

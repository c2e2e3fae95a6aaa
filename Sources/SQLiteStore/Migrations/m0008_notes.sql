-- What professionals write beside a conversation, whom they asked about it, the alarms for who leads the shift; and more kinds of
-- sealed items: the word agreed with the visitor, and the plan for her safety.

CREATE TABLE note (
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'whisper')),
    author BLOB NOT NULL CHECK (length(author) = 16),
    -- Coarsened to the hour once the conversation is closed.
    at INTEGER NOT NULL CHECK (at >= 0),
    -- One to 24 blocks of 256 bytes, with nonce(12) and tag(16) of the author and again of the keyring.
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 312 AND 6200 AND (length(sealed) - 56) % 256 = 0),
    PRIMARY KEY (conversation, number),
    UNIQUE (conversation, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE consultation (
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    member BLOB NOT NULL CHECK (length(member) = 16),
    asked_by BLOB NOT NULL CHECK (length(asked_by) = 16),
    PRIMARY KEY (conversation, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX consultation_member ON consultation (member);

CREATE TABLE alarm (
    conversation BLOB PRIMARY KEY NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (reason IN ('called', 'silence')),
    raised_by BLOB CHECK (length(raised_by) = 16),
    raised_at INTEGER NOT NULL CHECK (raised_at >= 0),
    taken_by BLOB CHECK (length(taken_by) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_item_of_more_kinds (
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('nickname', 'draft', 'care', 'code-word', 'safety')),
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 36),
    version INTEGER NOT NULL CHECK (version >= 1),
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 312 AND 16440),
    PRIMARY KEY (conversation, kind, id)
) STRICT, WITHOUT ROWID;
INSERT INTO staff_item_of_more_kinds SELECT conversation, kind, id, version, sealed FROM staff_item;
DROP TABLE staff_item;
ALTER TABLE staff_item_of_more_kinds RENAME TO staff_item;

-- What a shift needs: how many conversations and which languages each professional can take on, why somebody left a
-- conversation, and that a visitor was told her answer takes long.

CREATE TABLE capacity (
    member BLOB PRIMARY KEY NOT NULL CHECK (length(member) = 16),
    at_most INTEGER NOT NULL CHECK (at_most BETWEEN 1 AND 4),
    -- In the order of the alphabet, with spaces.
    languages TEXT NOT NULL CHECK (languages IN ('en', 'nl', 'en nl'))
) STRICT, WITHOUT ROWID;

-- SQLite cannot alter a condition: the same table, with two kinds of entry and a column more.
CREATE TABLE entry_new (
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    at INTEGER NOT NULL CHECK (at >= 0),
    kind TEXT NOT NULL CHECK (
        kind IN (
            'message', 'epoch', 'joined', 'left', 'returned', 'code', 'requeued', 'unanswered', 'ended', 'closed')),
    message BLOB CHECK (length(message) = 16),
    epoch INTEGER CHECK (epoch >= 1),
    -- A professional: the counsellor who sent a message, or who joined or left. NULL for a visitor's message.
    member BLOB CHECK (length(member) = 16),
    member_name TEXT CHECK (length(member_name) BETWEEN 1 AND 200),
    instance BLOB CHECK (length(instance) = 8),
    counter INTEGER CHECK (counter BETWEEN 0 AND 1048575),
    -- One to 48 blocks of 256 bytes, with nonce(12) and tag(16) of the sender and again of the keyring: only padded sizes.
    envelope BLOB CHECK (length(envelope) BETWEEN 312 AND 12344 AND (length(envelope) - 56) % 256 = 0),
    ended_by TEXT CHECK (ended_by IN ('visitor', 'team', 'silence')),
    why TEXT CHECK (why IN ('stopped', 'connection', 'queue', 'handover')),
    PRIMARY KEY (conversation, sequence),
    CHECK (CASE kind
        WHEN 'message' THEN message IS NOT NULL AND epoch IS NOT NULL AND instance IS NOT NULL AND counter IS NOT NULL
            AND envelope IS NOT NULL AND member_name IS NULL AND ended_by IS NULL
        WHEN 'epoch' THEN epoch IS NOT NULL
        WHEN 'joined' THEN member IS NOT NULL AND member_name IS NOT NULL
        WHEN 'left' THEN member IS NOT NULL AND member_name IS NOT NULL
        WHEN 'ended' THEN ended_by IS NOT NULL
        ELSE TRUE END),
    CHECK (kind = 'message' OR (message IS NULL AND instance IS NULL AND counter IS NULL AND envelope IS NULL)),
    CHECK ((kind = 'left') = (why IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO entry_new (
    conversation, sequence, at, kind, message, epoch, member, member_name, instance, counter, envelope, ended_by, why)
SELECT conversation, sequence, at, kind, message, epoch, member, member_name, instance, counter, envelope, ended_by,
    CASE kind WHEN 'left' THEN 'stopped' END
FROM entry;
DROP TABLE entry;
ALTER TABLE entry_new RENAME TO entry;
CREATE UNIQUE INDEX entry_message ON entry (conversation, message) WHERE message IS NOT NULL;

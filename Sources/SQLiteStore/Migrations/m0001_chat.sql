-- The conversations: who waits, what was sealed, what was erased; and the audit trail every other slice writes in.
-- Keys are random and tables have no row ids, so that the file does not tell the order of one conversation against another.
-- Times are milliseconds since 1970 UTC.

CREATE TABLE team (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    current_epoch INTEGER NOT NULL CHECK (current_epoch >= 1)
) STRICT;

CREATE TABLE service (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    -- The day (since 1970, UTC) of the queue numbers, and the last one given.
    queue_day INTEGER NOT NULL,
    last_queue_number INTEGER NOT NULL CHECK (last_queue_number >= 0)
) STRICT;
INSERT INTO service (one, open, queue_day, last_queue_number) VALUES (1, 0, 0, 0);

-- The keys that everything sealed of a conversation is wrapped in once more. SQLite leaves old copies of rows in the unused middle
-- of its pages, also with secure_delete; so what is erased is this key. 64 slots of 32 bytes begin at byte 4,500: beyond what a
-- page of 4,096 keeps in the row itself, where a value lies on a page of its own and is overwritten, never moved.
CREATE TABLE keyring (
    number INTEGER PRIMARY KEY CHECK (number >= 0),
    slots BLOB NOT NULL CHECK (length(slots) = 4500 + 64 * 32)
) STRICT;

CREATE TABLE conversation (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'active', 'ended', 'closed')),
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    topic TEXT CHECK (
        topic IN ('th', 'domestic', 'child', 'sexual', 'online', 'honour', 'stalking', 'mental', 'other')),
    danger INTEGER NOT NULL CHECK (danger IN (0, 1)),
    -- NULL once closed: it would tell the order within the hour.
    queue_number INTEGER CHECK (queue_number >= 1),
    waiting_since INTEGER NOT NULL CHECK (waiting_since >= 0),
    claimed_by BLOB CHECK (length(claimed_by) = 16),
    claimed_at INTEGER CHECK (claimed_at >= 0),
    last_sequence INTEGER NOT NULL CHECK (last_sequence >= 1),
    last_epoch INTEGER NOT NULL CHECK (last_epoch >= 1),
    -- The last message, or the opening: what the term of keeping counts from.
    last_message_at INTEGER NOT NULL CHECK (last_message_at >= 0),
    -- The last sign of life of a visitor who has no session any more; NULL while one lives.
    alone_since INTEGER CHECK (alone_since >= 0),
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    sealed_root BLOB NOT NULL CHECK (length(sealed_root) BETWEEN 29 AND 1052),
    -- Its key in the keyring: slot `key_slot % 64` of row `key_slot / 64`, taken at random.
    key_slot INTEGER NOT NULL UNIQUE CHECK (key_slot >= 0),
    CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
    CHECK (state <> 'waiting' OR claimed_by IS NULL),
    CHECK (state NOT IN ('active', 'ended') OR claimed_by IS NOT NULL),
    CHECK ((state = 'closed') = (queue_number IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_waiting ON conversation (danger DESC, waiting_since, queue_number) WHERE state = 'waiting';
CREATE INDEX conversation_claimed ON conversation (claimed_by, state) WHERE claimed_by IS NOT NULL;
CREATE INDEX conversation_last_message ON conversation (last_message_at);
CREATE INDEX conversation_alone ON conversation (alone_since)
    WHERE alone_since IS NOT NULL AND state IN ('waiting', 'active');

CREATE TABLE epoch (
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    reason TEXT NOT NULL CHECK (reason IN ('start', 'guest-joined', 'guest-left', 'team-changed', 'renewed')),
    PRIMARY KEY (conversation, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE epoch_key (
    conversation BLOB NOT NULL,
    number INTEGER NOT NULL,
    recipient TEXT NOT NULL CHECK (
        recipient IN ('team', 'visitor') OR (substr(recipient, 1, 6) = 'guest:' AND length(recipient) = 42)),
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 29 AND 1052),
    PRIMARY KEY (conversation, number, recipient),
    FOREIGN KEY (conversation, number) REFERENCES epoch (conversation, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    at INTEGER NOT NULL CHECK (at >= 0),
    kind TEXT NOT NULL CHECK (
        kind IN ('message', 'epoch', 'joined', 'left', 'returned', 'code', 'requeued', 'ended', 'closed')),
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
    PRIMARY KEY (conversation, sequence),
    CHECK (CASE kind
        WHEN 'message' THEN message IS NOT NULL AND epoch IS NOT NULL AND instance IS NOT NULL AND counter IS NOT NULL
            AND envelope IS NOT NULL AND member_name IS NULL AND ended_by IS NULL
        WHEN 'epoch' THEN epoch IS NOT NULL
        WHEN 'joined' THEN member IS NOT NULL AND member_name IS NOT NULL
        WHEN 'left' THEN member IS NOT NULL AND member_name IS NOT NULL
        WHEN 'ended' THEN ended_by IS NOT NULL
        ELSE TRUE END),
    CHECK (kind = 'message' OR (message IS NULL AND instance IS NULL AND counter IS NULL AND envelope IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entry_message ON entry (conversation, message) WHERE message IS NOT NULL;

CREATE TABLE session (
    token BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    ticket BLOB CHECK (length(ticket) BETWEEN 29 AND 1052),
    last_seen INTEGER NOT NULL CHECK (last_seen >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_conversation ON session (conversation);
CREATE INDEX session_last_seen ON session (last_seen);

CREATE TABLE return_code (
    conversation BLOB PRIMARY KEY NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    locator BLOB NOT NULL UNIQUE CHECK (length(locator) = 32),
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    wrapped BLOB NOT NULL CHECK (length(wrapped) BETWEEN 29 AND 1052),
    -- A whole hour.
    expires INTEGER NOT NULL CHECK (expires >= 0 AND expires % 3600000 = 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_key (
    conversation BLOB PRIMARY KEY NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 29 AND 1052)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_item (
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('nickname', 'draft', 'care')),
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 36),
    version INTEGER NOT NULL CHECK (version >= 1),
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 312 AND 16440),
    PRIMARY KEY (conversation, kind, id)
) STRICT, WITHOUT ROWID;

-- What was erased, so that a late post is told so and a restored backup erases again.
CREATE TABLE erasure (
    conversation BLOB PRIMARY KEY NOT NULL CHECK (length(conversation) = 16),
    reason TEXT NOT NULL CHECK (reason IN ('visitor', 'retention')),
    -- A whole hour.
    at INTEGER NOT NULL CHECK (at >= 0 AND at % 3600000 = 0)
) STRICT, WITHOUT ROWID;

-- A chain over salted commitments: a value may be emptied with its salt, and the chain still holds.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    action TEXT,
    action_salt BLOB CHECK (length(action_salt) = 16),
    action_commitment BLOB NOT NULL CHECK (length(action_commitment) = 32),
    actor TEXT,
    actor_salt BLOB CHECK (length(actor_salt) = 16),
    actor_commitment BLOB NOT NULL CHECK (length(actor_commitment) = 32),
    -- HMAC of the conversation's id under its audit key; empty when the action is about none.
    conversation BLOB CHECK (length(conversation) IN (0, 32)),
    conversation_salt BLOB CHECK (length(conversation_salt) = 16),
    conversation_commitment BLOB NOT NULL CHECK (length(conversation_commitment) = 32),
    -- A whole hour, in seconds since 1970.
    hour INTEGER CHECK (hour >= 0 AND hour % 3600 = 0),
    hour_salt BLOB CHECK (length(hour_salt) = 16),
    hour_commitment BLOB NOT NULL CHECK (length(hour_commitment) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32),
    CHECK ((action IS NULL) = (action_salt IS NULL)),
    CHECK ((actor IS NULL) = (actor_salt IS NULL)),
    CHECK ((conversation IS NULL) = (conversation_salt IS NULL)),
    CHECK ((hour IS NULL) = (hour_salt IS NULL))
) STRICT;

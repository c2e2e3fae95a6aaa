-- The conversations: who waits, what was sealed, what was erased; and the audit trail every other slice writes in.
-- The tables and columns of SQLiteStore's m0001_chat.sql, so that a copy from one to the other is a copy of values; only the
-- conversations' keys lie elsewhere. Times are milliseconds since 1970 UTC, truths are 0 and 1.

CREATE TABLE team (
    one bigint PRIMARY KEY CHECK (one = 1),
    current_epoch bigint NOT NULL CHECK (current_epoch >= 1)
);

CREATE TABLE service (
    one bigint PRIMARY KEY CHECK (one = 1),
    open bigint NOT NULL CHECK (open IN (0, 1)),
    -- The day (since 1970, UTC) of the queue numbers, and the last one given.
    queue_day bigint NOT NULL,
    last_queue_number bigint NOT NULL CHECK (last_queue_number >= 0)
);
INSERT INTO service (one, open, queue_day, last_queue_number) VALUES (1, 0, 0, 0);

CREATE TABLE conversation (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    state text NOT NULL CHECK (state IN ('waiting', 'active', 'ended', 'closed')),
    language text NOT NULL CHECK (language IN ('nl', 'en')),
    topic text CHECK (
        topic IN ('th', 'domestic', 'child', 'sexual', 'online', 'honour', 'stalking', 'mental', 'other')),
    danger bigint NOT NULL CHECK (danger IN (0, 1)),
    -- NULL once closed: it would tell the order within the hour.
    queue_number bigint CHECK (queue_number >= 1),
    waiting_since bigint NOT NULL CHECK (waiting_since >= 0),
    claimed_by bytea CHECK (octet_length(claimed_by) = 16),
    claimed_at bigint CHECK (claimed_at >= 0),
    last_sequence bigint NOT NULL CHECK (last_sequence >= 1),
    last_epoch bigint NOT NULL CHECK (last_epoch >= 1),
    -- The last message, or the opening: what the term of keeping counts from.
    last_message_at bigint NOT NULL CHECK (last_message_at >= 0),
    -- The last sign of life of a visitor who has no session any more; NULL while one lives.
    alone_since bigint CHECK (alone_since >= 0),
    team_epoch bigint NOT NULL CHECK (team_epoch >= 1),
    sealed_root bytea NOT NULL CHECK (octet_length(sealed_root) BETWEEN 29 AND 1052),
    CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
    CHECK (state <> 'waiting' OR claimed_by IS NULL),
    CHECK (state NOT IN ('active', 'ended') OR claimed_by IS NOT NULL),
    CHECK ((state = 'closed') = (queue_number IS NULL))
);
CREATE INDEX conversation_waiting ON conversation (danger DESC, waiting_since, queue_number) WHERE state = 'waiting';
CREATE INDEX conversation_claimed ON conversation (claimed_by, state) WHERE claimed_by IS NOT NULL;
CREATE INDEX conversation_last_message ON conversation (last_message_at);
CREATE INDEX conversation_alone ON conversation (alone_since)
    WHERE alone_since IS NOT NULL AND state IN ('waiting', 'active');

-- The key that everything sealed of a conversation is wrapped in once more. An erasure deletes it first; VACUUM then takes the
-- row's bytes away (docs/adr, PostgreSQL).
CREATE TABLE conversation_key (
    conversation bytea PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    key bytea NOT NULL CHECK (octet_length(key) = 32)
);

CREATE TABLE epoch (
    conversation bytea NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number bigint NOT NULL CHECK (number >= 1),
    team_epoch bigint NOT NULL CHECK (team_epoch >= 1),
    reason text NOT NULL CHECK (reason IN ('start', 'guest-joined', 'guest-left', 'team-changed', 'renewed')),
    PRIMARY KEY (conversation, number)
);

CREATE TABLE epoch_key (
    conversation bytea NOT NULL,
    number bigint NOT NULL,
    recipient text NOT NULL CHECK (
        recipient IN ('team', 'visitor') OR (substr(recipient, 1, 6) = 'guest:' AND char_length(recipient) = 42)),
    sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 29 AND 1052),
    PRIMARY KEY (conversation, number, recipient),
    FOREIGN KEY (conversation, number) REFERENCES epoch (conversation, number) ON DELETE CASCADE
);

CREATE TABLE entry (
    conversation bytea NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    at bigint NOT NULL CHECK (at >= 0),
    kind text NOT NULL CHECK (
        kind IN ('message', 'epoch', 'joined', 'left', 'returned', 'code', 'requeued', 'ended', 'closed')),
    message bytea CHECK (octet_length(message) = 16),
    epoch bigint CHECK (epoch >= 1),
    -- A professional: the counsellor who sent a message, or who joined or left. NULL for a visitor's message.
    member bytea CHECK (octet_length(member) = 16),
    member_name text CHECK (char_length(member_name) BETWEEN 1 AND 200),
    instance bytea CHECK (octet_length(instance) = 8),
    counter bigint CHECK (counter BETWEEN 0 AND 1048575),
    -- One to 48 blocks of 256 bytes, with nonce(12) and tag(16) of the sender and again of the keyring: only padded sizes.
    envelope bytea CHECK (octet_length(envelope) BETWEEN 312 AND 12344 AND (octet_length(envelope) - 56) % 256 = 0),
    ended_by text CHECK (ended_by IN ('visitor', 'team', 'silence')),
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
);
CREATE UNIQUE INDEX entry_message ON entry (conversation, message) WHERE message IS NOT NULL;

CREATE TABLE session (
    token bytea PRIMARY KEY CHECK (octet_length(token) = 32),
    conversation bytea NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    ticket bytea CHECK (octet_length(ticket) BETWEEN 29 AND 1052),
    last_seen bigint NOT NULL CHECK (last_seen >= 0)
);
CREATE INDEX session_conversation ON session (conversation);
CREATE INDEX session_last_seen ON session (last_seen);

CREATE TABLE return_code (
    conversation bytea PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    locator bytea NOT NULL UNIQUE CHECK (octet_length(locator) = 32),
    secret bytea NOT NULL CHECK (octet_length(secret) = 32),
    wrapped bytea NOT NULL CHECK (octet_length(wrapped) BETWEEN 29 AND 1052),
    -- A whole hour.
    expires bigint NOT NULL CHECK (expires >= 0 AND expires % 3600000 = 0)
);

CREATE TABLE staff_key (
    conversation bytea PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    team_epoch bigint NOT NULL CHECK (team_epoch >= 1),
    sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 29 AND 1052)
);

CREATE TABLE staff_item (
    conversation bytea NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('nickname', 'draft', 'care')),
    id text NOT NULL CHECK (char_length(id) BETWEEN 1 AND 36),
    version bigint NOT NULL CHECK (version >= 1),
    sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 312 AND 16440),
    PRIMARY KEY (conversation, kind, id)
);

-- What was erased, so that a late post is told so and a restored backup erases again.
CREATE TABLE erasure (
    conversation bytea PRIMARY KEY CHECK (octet_length(conversation) = 16),
    reason text NOT NULL CHECK (reason IN ('visitor', 'retention')),
    -- A whole hour.
    at bigint NOT NULL CHECK (at >= 0 AND at % 3600000 = 0)
);

-- A chain over salted commitments: a value may be emptied with its salt, and the chain still holds.
CREATE TABLE audit (
    number bigint PRIMARY KEY CHECK (number >= 1),
    action text,
    action_salt bytea CHECK (octet_length(action_salt) = 16),
    action_commitment bytea NOT NULL CHECK (octet_length(action_commitment) = 32),
    actor text,
    actor_salt bytea CHECK (octet_length(actor_salt) = 16),
    actor_commitment bytea NOT NULL CHECK (octet_length(actor_commitment) = 32),
    -- HMAC of the conversation's id under its audit key; empty when the action is about none.
    conversation bytea CHECK (octet_length(conversation) IN (0, 32)),
    conversation_salt bytea CHECK (octet_length(conversation_salt) = 16),
    conversation_commitment bytea NOT NULL CHECK (octet_length(conversation_commitment) = 32),
    -- A whole hour, in seconds since 1970.
    hour bigint CHECK (hour >= 0 AND hour % 3600 = 0),
    hour_salt bytea CHECK (octet_length(hour_salt) = 16),
    hour_commitment bytea NOT NULL CHECK (octet_length(hour_commitment) = 32),
    link bytea NOT NULL CHECK (octet_length(link) = 32),
    CHECK ((action IS NULL) = (action_salt IS NULL)),
    CHECK ((actor IS NULL) = (actor_salt IS NULL)),
    CHECK ((conversation IS NULL) = (conversation_salt IS NULL)),
    CHECK ((hour IS NULL) = (hour_salt IS NULL))
);

-- One message on its way into the log: locks the conversation, asks the authority, finds or appends. It answers with a word
-- instead of an error, since one refusal must not undo the others of its transaction. `token` is the authority of a visitor,
-- `claimant` that of a professional. Each statement sees what was committed before it, so also what the lock was waited for.
CREATE FUNCTION append_message(
    to_conversation bytea, token bytea, claimant bytea, new_message bytea, new_epoch bigint, new_member bytea,
    new_instance bytea, new_counter bigint, new_envelope bytea, now bigint,
    OUT outcome text, OUT sequence bigint, OUT at bigint, OUT epoch bigint, OUT member bytea, OUT instance bytea,
    OUT counter bigint, OUT envelope bytea
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    current conversation;
    known entry;
BEGIN
    SELECT * INTO current FROM conversation WHERE id = to_conversation FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM FROM erasure WHERE conversation = to_conversation;
        outcome := CASE WHEN FOUND THEN 'erased' ELSE 'not-found' END;
        RETURN;
    END IF;
    IF append_message.token IS NOT NULL THEN
        PERFORM FROM session WHERE session.token = append_message.token AND conversation = to_conversation;
        IF NOT FOUND THEN
            outcome := 'not-found';
            RETURN;
        END IF;
    END IF;
    IF claimant IS NOT NULL AND (current.claimed_by IS DISTINCT FROM claimant OR current.state NOT IN ('active', 'ended')) THEN
        outcome := 'not-found';
        RETURN;
    END IF;
    SELECT * INTO known FROM entry WHERE conversation = to_conversation AND message = new_message;
    IF FOUND THEN
        outcome := 'known';
        sequence := known.sequence;
        at := known.at;
        epoch := known.epoch;
        member := known.member;
        instance := known.instance;
        counter := known.counter;
        envelope := known.envelope;
        RETURN;
    END IF;
    IF new_epoch <> current.last_epoch THEN
        outcome := 'outdated';
        RETURN;
    END IF;
    IF NOT (current.state = 'active' AND (new_member IS NULL OR new_member = current.claimed_by)
        OR current.state = 'waiting' AND new_member IS NULL)
    THEN
        outcome := 'wrong-state';
        RETURN;
    END IF;
    sequence := current.last_sequence + 1;
    at := now;
    UPDATE conversation SET last_sequence = current.last_sequence + 1, last_message_at = now WHERE id = to_conversation;
    INSERT INTO entry (conversation, sequence, at, kind, message, epoch, member, instance, counter, envelope)
    VALUES (to_conversation, current.last_sequence + 1, now, 'message', new_message, new_epoch, new_member, new_instance,
        new_counter, new_envelope);
    outcome := 'appended';
END
$$;

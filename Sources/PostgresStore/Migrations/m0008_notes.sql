-- What professionals write beside a conversation, whom they asked about it, the alarms for who leads the shift; and more kinds of
-- sealed items: the word agreed with the visitor, and the plan for her safety.

CREATE TABLE note (
    conversation bytea NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number bigint NOT NULL CHECK (number >= 1),
    id bytea NOT NULL CHECK (octet_length(id) = 16),
    kind text NOT NULL CHECK (kind IN ('note', 'whisper')),
    author bytea NOT NULL CHECK (octet_length(author) = 16),
    -- Coarsened to the hour once the conversation is closed.
    at bigint NOT NULL CHECK (at >= 0),
    -- One to 24 blocks of 256 bytes, with nonce(12) and tag(16) of the author and again of the keyring.
    sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 312 AND 6200 AND (octet_length(sealed) - 56) % 256 = 0),
    PRIMARY KEY (conversation, number),
    UNIQUE (conversation, id)
);

CREATE TABLE consultation (
    conversation bytea NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    member bytea NOT NULL CHECK (octet_length(member) = 16),
    asked_by bytea NOT NULL CHECK (octet_length(asked_by) = 16),
    PRIMARY KEY (conversation, member)
);
CREATE INDEX consultation_member ON consultation (member);

CREATE TABLE alarm (
    conversation bytea PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    reason text NOT NULL CHECK (reason IN ('called', 'silence')),
    raised_by bytea CHECK (octet_length(raised_by) = 16),
    raised_at bigint NOT NULL CHECK (raised_at >= 0),
    taken_by bytea CHECK (octet_length(taken_by) = 16)
);

ALTER TABLE staff_item DROP CONSTRAINT staff_item_kind_check;
ALTER TABLE staff_item ADD CONSTRAINT staff_item_kind_check
    CHECK (kind IN ('nickname', 'draft', 'care', 'code-word', 'safety'));

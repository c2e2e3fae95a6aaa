-- A written handover: she read it and said yes to its words. Who gets it, and the text, are sealed; the text lies here for one who has link
-- and code only from the making of the link until it was read.

CREATE TABLE letter (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    conversation bytea NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    age text NOT NULL CHECK (age IN ('under-12', '12-15', '16-up', 'unsaid')),
    second bigint NOT NULL CHECK (second IN (0, 1)),
    written_by bytea NOT NULL CHECK (octet_length(written_by) = 16),
    written_at bigint NOT NULL CHECK (written_at >= 0),
    step text NOT NULL CHECK (step IN (
        'proposed', 'agreed', 'confirmed', 'sent', 'opened', 'received', 'refused', 'expired')),
    -- Until when it may be opened or confirmed.
    until bigint CHECK (until >= 0),
    tries_left bigint CHECK (tries_left BETWEEN 1 AND 5),
    confirmed_by bytea CHECK (octet_length(confirmed_by) = 16),
    why text CHECK (why IN ('link', 'tries', 'unconfirmed', 'withdrawn')),
    sent_at bigint CHECK (sent_at >= 0),
    team_epoch bigint NOT NULL CHECK (team_epoch >= 1),
    details bytea CHECK (octet_length(details) BETWEEN 29 AND 16412),
    token bytea CHECK (octet_length(token) = 32),
    proof bytea CHECK (octet_length(proof) = 32),
    sealed bytea CHECK (octet_length(sealed) BETWEEN 29 AND 16412),
    -- Of the page that opened it.
    session bytea CHECK (octet_length(session) = 32),
    CHECK (confirmed_by <> written_by),
    CHECK (second = 0 OR step IN ('proposed', 'agreed', 'refused', 'expired') OR confirmed_by IS NOT NULL),
    -- Nothing lies sealed for somebody outside at any other step.
    CHECK ((step IN ('sent', 'opened')) = (sealed IS NOT NULL)),
    CHECK (CASE step
        WHEN 'sent' THEN until IS NOT NULL AND tries_left IS NOT NULL AND token IS NOT NULL AND proof IS NOT NULL
            AND sent_at IS NOT NULL
        WHEN 'opened' THEN until IS NOT NULL AND session IS NOT NULL
        WHEN 'received' THEN session IS NOT NULL
        WHEN 'expired' THEN why IS NOT NULL
        ELSE TRUE END)
);
CREATE INDEX letter_conversation ON letter (conversation);
-- One text at a time is on its way to being sent.
CREATE UNIQUE INDEX letter_under_way ON letter (conversation) WHERE step IN ('proposed', 'agreed', 'confirmed');

-- Conversations that a professional asks a colleague to take over.

CREATE TABLE handover (
    conversation bytea PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    giver bytea NOT NULL CHECK (octet_length(giver) = 16),
    receiver bytea NOT NULL CHECK (octet_length(receiver) = 16),
    until bigint NOT NULL CHECK (until >= 0),
    CHECK (giver <> receiver)
);

-- Texts that professionals put into their answers, sealed to the team key of one team epoch and signed by who wrote them.

CREATE TABLE saved_text (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    -- The member whose own it is; NULL is the team's.
    owner bytea CHECK (octet_length(owner) = 16),
    version bigint NOT NULL CHECK (version >= 1),
    team_epoch bigint NOT NULL CHECK (team_epoch >= 1),
    -- Encapsulated key(65), one to 32 blocks of 256 bytes, tag(16).
    sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 337 AND 8273 AND (octet_length(sealed) - 81) % 256 = 0),
    signer bytea NOT NULL CHECK (octet_length(signer) = 16),
    signature bytea NOT NULL CHECK (octet_length(signature) = 64)
);
CREATE INDEX saved_text_owner ON saved_text (owner);

-- Texts that professionals put into their answers, sealed to the team key of one team epoch and signed by who wrote them.

CREATE TABLE saved_text (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- The member whose own it is; NULL is the team's.
    owner BLOB CHECK (length(owner) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    -- Encapsulated key(65), one to 32 blocks of 256 bytes, tag(16).
    sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 337 AND 8273 AND (length(sealed) - 81) % 256 = 0),
    signer BLOB NOT NULL CHECK (length(signer) = 16),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_text_owner ON saved_text (owner);

-- How often something that protects a secret was tried: sign-ins, return codes, solved puzzles; and how many puzzles were handed
-- out. The subject is a hash under a key that is not in here. Never a visitor's address.

CREATE TABLE limit_count (
    subject BLOB PRIMARY KEY NOT NULL CHECK (length(subject) = 32),
    count INTEGER NOT NULL CHECK (count >= 0),
    -- Then it means nothing, and goes: within the hour.
    ends INTEGER NOT NULL CHECK (ends >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX limit_count_ends ON limit_count (ends);

-- What the team still asks somebody to whom it referred a visitor. Whom and how to reach him is sealed for the team.

CREATE TABLE follow_up (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- A code of the field `referral`.
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
    -- While it is there: it goes before the last question is asked.
    conversation BLOB REFERENCES conversation (id) ON DELETE SET NULL,
    created_by BLOB NOT NULL CHECK (length(created_by) = 16),
    -- Days since 1970.
    begun_day INTEGER NOT NULL CHECK (begun_day >= 0),
    due_day INTEGER NOT NULL CHECK (due_day > begun_day),
    -- What was heard after 1 and 4 weeks; the last answer takes the row.
    answers TEXT NOT NULL CHECK (answers IN ('', 'not-arrived', 'unknown', 'not-arrived not-arrived', 'not-arrived unknown',
        'unknown not-arrived', 'unknown unknown')),
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    -- Encapsulated key(65), one to four blocks of 256 bytes, tag(16).
    details BLOB NOT NULL CHECK (length(details) BETWEEN 337 AND 1105 AND (length(details) - 81) % 256 = 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_due ON follow_up (due_day);
CREATE INDEX follow_up_conversation ON follow_up (conversation);

-- Which case a follow-up's token is for: by the token's hash, since it stands in the sealed details alone.
CREATE TABLE case_outcome (
    token BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    conversation BLOB REFERENCES conversation (id) ON DELETE SET NULL,
    -- NULL until the conversation is registered.
    number BLOB REFERENCES case_record (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX case_outcome_conversation ON case_outcome (conversation);
CREATE INDEX case_outcome_number ON case_outcome (number);

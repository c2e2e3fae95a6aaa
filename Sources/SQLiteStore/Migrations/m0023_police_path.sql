-- The way to the police is followed too: a question of its own, asked until she has decided. And what her case said before.

CREATE TABLE follow_up_of_more_questions (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    -- A code of the field `referral`.
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
    -- While it is there: it goes before the last question is asked.
    conversation BLOB REFERENCES conversation (id) ON DELETE SET NULL,
    created_by BLOB NOT NULL CHECK (length(created_by) = 16),
    -- Days since 1970.
    begun_day INTEGER NOT NULL CHECK (begun_day >= 0),
    due_day INTEGER NOT NULL CHECK (due_day > begun_day),
    -- What was heard, in the order of the question's weeks; the last answer takes the row.
    answers TEXT NOT NULL,
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    -- Encapsulated key(65), one to four blocks of 256 bytes, tag(16).
    details BLOB NOT NULL CHECK (length(details) BETWEEN 337 AND 1105 AND (length(details) - 81) % 256 = 0),
    question TEXT NOT NULL CHECK (question IN ('arrived', 'police')),
    CONSTRAINT follow_up_answers CHECK (CASE question
        WHEN 'arrived' THEN answers IN ('', 'not-arrived', 'unknown', 'not-arrived not-arrived', 'not-arrived unknown',
            'unknown not-arrived', 'unknown unknown')
        ELSE length(answers) <= 120 END)
) STRICT, WITHOUT ROWID;
INSERT INTO follow_up_of_more_questions
    SELECT id, code, conversation, created_by, begun_day, due_day, answers, team_epoch, details, 'arrived' FROM follow_up;
DROP TABLE follow_up;
ALTER TABLE follow_up_of_more_questions RENAME TO follow_up;
CREATE INDEX follow_up_due ON follow_up (due_day);
CREATE INDEX follow_up_conversation ON follow_up (conversation);

-- Codes of the field `willingness` as they stood at each closing and as they were heard later, oldest first.
ALTER TABLE case_record ADD COLUMN willingness TEXT NOT NULL DEFAULT '' CHECK (length(willingness) <= 200);

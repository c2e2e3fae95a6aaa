-- The way to the police is followed too: a question of its own, asked until she has decided. And what her case said before.

ALTER TABLE follow_up ADD COLUMN question text NOT NULL DEFAULT 'arrived' CHECK (question IN ('arrived', 'police'));
ALTER TABLE follow_up ALTER COLUMN question DROP DEFAULT;
ALTER TABLE follow_up DROP CONSTRAINT follow_up_answers_check;
-- What was heard, in the order of the question's weeks; the last answer takes the row.
ALTER TABLE follow_up ADD CONSTRAINT follow_up_answers CHECK (CASE question
    WHEN 'arrived' THEN answers IN ('', 'not-arrived', 'unknown', 'not-arrived not-arrived', 'not-arrived unknown',
        'unknown not-arrived', 'unknown unknown')
    ELSE length(answers) <= 120 END);

-- Codes of the field `willingness` as they stood at each closing and as they were heard later, oldest first.
ALTER TABLE case_record ADD COLUMN willingness text NOT NULL DEFAULT '' CHECK (length(willingness) <= 200);

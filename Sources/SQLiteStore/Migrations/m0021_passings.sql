-- Something of a conversation that is passed on without her yes: on which ground, whether she was told, how far it is. What is passed on is
-- sealed for the team, and goes when it is over.

CREATE TABLE passing (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    proposed_by BLOB NOT NULL CHECK (length(proposed_by) = 16),
    ground TEXT NOT NULL CHECK (ground IN ('meldcode', 'acute-danger', 'conflict-of-duties')),
    told TEXT NOT NULL CHECK (told IN ('told', 'told-after', 'not-told')),
    proposed_at INTEGER NOT NULL CHECK (proposed_at >= 0),
    step TEXT NOT NULL CHECK (step IN ('proposed', 'agreed', 'declined', 'withdrawn', 'done')),
    -- The second professional.
    judged_by BLOB CHECK (length(judged_by) = 16 AND judged_by <> proposed_by),
    done_at INTEGER CHECK (done_at >= 0),
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    record BLOB CHECK (length(record) BETWEEN 29 AND 16412),
    -- What the second professional said.
    answer_epoch INTEGER CHECK (answer_epoch >= 1),
    answer BLOB CHECK (length(answer) BETWEEN 29 AND 16412),
    CHECK ((answer IS NULL) = (answer_epoch IS NULL)),
    CHECK (CASE step
        WHEN 'proposed' THEN judged_by IS NULL AND record IS NOT NULL
        WHEN 'agreed' THEN judged_by IS NOT NULL
        WHEN 'declined' THEN judged_by IS NOT NULL
        WHEN 'done' THEN judged_by IS NOT NULL AND done_at IS NOT NULL
        ELSE TRUE END)
) STRICT, WITHOUT ROWID;
CREATE INDEX passing_conversation ON passing (conversation);
-- Nothing else is proposed while one is under way.
CREATE UNIQUE INDEX passing_under_way ON passing (conversation) WHERE step IN ('proposed', 'agreed');

-- Somebody from outside on his way into one conversation, in it, or out of it. Who he is is sealed for the team, and goes when he is out.

CREATE TABLE guest (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    conversation BLOB NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN (
        'police', 'shelter', 'veilig-thuis', 'lawyer', 'safety-coordinator', 'youth-care', 'interpreter', 'other')),
    age TEXT NOT NULL CHECK (age IN ('under-12', '12-15', '16-up', 'unsaid')),
    outside INTEGER NOT NULL CHECK (outside IN (0, 1)),
    invited_by BLOB NOT NULL CHECK (length(invited_by) = 16),
    asked_at INTEGER NOT NULL CHECK (asked_at >= 0),
    step TEXT NOT NULL CHECK (step IN (
        'proposed', 'agreed', 'confirmed', 'invited', 'knocking', 'present', 'refused', 'left', 'expired')),
    -- Until when this step may be answered or used.
    until INTEGER CHECK (until >= 0),
    tries_left INTEGER CHECK (tries_left BETWEEN 1 AND 5),
    confirmed_by BLOB CHECK (length(confirmed_by) = 16),
    why TEXT CHECK (why IN (
        'visitor', 'team', 'guest', 'connection', 'ended', 'no-answer', 'link', 'tries', 'withdrawn')),
    team_epoch INTEGER NOT NULL CHECK (team_epoch >= 1),
    details BLOB CHECK (length(details) BETWEEN 29 AND 4124),
    -- Of the link; of the page that used it.
    token BLOB CHECK (length(token) = 32),
    public_key BLOB CHECK (length(public_key) = 65),
    session BLOB CHECK (length(session) = 32),
    mac BLOB CHECK (length(mac) = 32),
    -- The entry that let him in: nothing before it is his.
    since INTEGER CHECK (since >= 1),
    last_seen INTEGER CHECK (last_seen >= 0),
    CHECK (CASE step
        WHEN 'proposed' THEN until IS NOT NULL
        WHEN 'confirmed' THEN confirmed_by IS NOT NULL AND confirmed_by <> invited_by
        WHEN 'invited' THEN until IS NOT NULL AND tries_left IS NOT NULL AND token IS NOT NULL
        WHEN 'knocking' THEN until IS NOT NULL AND tries_left IS NOT NULL AND public_key IS NOT NULL AND session IS NOT NULL
            AND mac IS NOT NULL
        WHEN 'present' THEN session IS NOT NULL AND since IS NOT NULL AND last_seen IS NOT NULL
        WHEN 'left' THEN why IS NOT NULL
        WHEN 'expired' THEN why IS NOT NULL
        ELSE TRUE END)
) STRICT, WITHOUT ROWID;
CREATE INDEX guest_conversation ON guest (conversation);
-- Nobody else is asked for while somebody is on his way or in.
CREATE UNIQUE INDEX guest_under_way ON guest (conversation)
    WHERE step IN ('proposed', 'agreed', 'confirmed', 'invited', 'knocking', 'present');

-- Who is in it now: so that nothing that ends or hands on a conversation can forget him.
ALTER TABLE conversation ADD COLUMN guest BLOB CHECK (guest IS NULL OR (length(guest) = 16 AND state = 'active'));
-- Who wrote a message that neither she nor a professional wrote.
ALTER TABLE entry ADD COLUMN guest BLOB CHECK (
    guest IS NULL OR (length(guest) = 16 AND kind = 'message' AND member IS NULL));

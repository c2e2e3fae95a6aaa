-- Conversations that are kept from the queue for a time, because their visitor abuses the chat. Nothing of a person.

CREATE TABLE block (
    conversation bytea PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    reason text NOT NULL CHECK (reason IN ('abuse', 'sexual', 'threats', 'disturbance')),
    member bytea NOT NULL CHECK (octet_length(member) = 16),
    starts bigint NOT NULL CHECK (starts >= 0),
    until bigint NOT NULL CHECK (until > starts),
    -- NULL: nobody else has looked at it yet.
    reviewed_by bytea CHECK (octet_length(reviewed_by) = 16 AND reviewed_by <> member)
);

-- How often something that protects a secret was tried, at all nodes: sign-ins, return codes, solved puzzles; and how many puzzles
-- were handed out. The subject is a hash under a key that is not in here. Never a visitor's address.

CREATE TABLE limit_count (
    subject bytea PRIMARY KEY CHECK (octet_length(subject) = 32),
    count bigint NOT NULL CHECK (count >= 0),
    -- Then it means nothing, and goes: within the hour.
    ends bigint NOT NULL CHECK (ends >= 0)
);
CREATE INDEX limit_count_ends ON limit_count (ends);

-- Where this database lives: PostgreSQL's own marks of the server and of a table. Once it was dumped and put back elsewhere they
-- differ, and what was erased since the dump has to be erased again before anybody is served (docs/operate/backup.md).
CREATE TABLE home (
    one bigint PRIMARY KEY CHECK (one = 1),
    mark text NOT NULL
);

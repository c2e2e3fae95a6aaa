-- The registrations in codes. No time but the quarter, and a random key: the tables do not tell in which order people came,
-- nor, once a conversation is gone, which case was its.

CREATE TABLE case_record (
    number bytea PRIMARY KEY CHECK (octet_length(number) = 8),
    year bigint NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter bigint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    -- The version of the code book the codes are of.
    code_book bigint NOT NULL CHECK (code_book >= 1),
    final bigint NOT NULL CHECK (final IN (0, 1)),
    -- field -> code, codes or age: JSON with sorted keys. Care fields are never in it.
    codes text NOT NULL CHECK (length(codes) <= 8000 AND json_typeof(codes::json) = 'object')
);
CREATE INDEX case_record_quarter ON case_record (year, quarter);

-- Which conversation a case was registered for. It goes with the conversation; the case stays.
CREATE TABLE case_link (
    conversation bytea PRIMARY KEY REFERENCES conversation (id) ON DELETE CASCADE,
    -- NULL: the visitor objected, nothing is kept.
    number bytea UNIQUE REFERENCES case_record (number) ON DELETE SET NULL,
    version bigint NOT NULL CHECK (version >= 1)
);

-- A draft that nobody can finish any more goes too: it would never be counted.
CREATE FUNCTION case_draft_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM case_record WHERE number = OLD.number AND final = 0;
    RETURN NULL;
END
$$;
CREATE TRIGGER case_draft_goes AFTER DELETE ON case_link FOR EACH ROW WHEN (OLD.number IS NOT NULL)
    EXECUTE FUNCTION case_draft_goes();

-- The import that was begun last: the only one that may stage and swap.
CREATE TABLE case_import (
    one bigint PRIMARY KEY CHECK (one = 1),
    id bytea NOT NULL CHECK (octet_length(id) = 16)
);

CREATE TABLE case_staging (
    number bytea PRIMARY KEY CHECK (octet_length(number) = 8),
    year bigint NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter bigint NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    code_book bigint NOT NULL CHECK (code_book >= 1),
    -- NULL: the visitor objected.
    codes text CHECK (length(codes) <= 8000 AND json_typeof(codes::json) = 'object')
);

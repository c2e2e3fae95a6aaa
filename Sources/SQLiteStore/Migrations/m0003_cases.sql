-- The registrations in codes. No time but the quarter, a random key, and no row ids: the file does not tell in which order
-- people came, nor, once a conversation is gone, which case was its.

CREATE TABLE case_record (
    number BLOB PRIMARY KEY NOT NULL CHECK (length(number) = 8),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    -- The version of the code book the codes are of.
    code_book INTEGER NOT NULL CHECK (code_book >= 1),
    final INTEGER NOT NULL CHECK (final IN (0, 1)),
    -- field -> code, codes or age: JSON with sorted keys. Care fields are never in it.
    codes TEXT NOT NULL CHECK (length(codes) <= 8000 AND json_valid(codes) AND json_type(codes) = 'object')
) STRICT, WITHOUT ROWID;
CREATE INDEX case_record_quarter ON case_record (year, quarter);

-- Which conversation a case was registered for. It goes with the conversation; the case stays.
CREATE TABLE case_link (
    conversation BLOB PRIMARY KEY NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    -- NULL: the visitor objected, nothing is kept.
    number BLOB UNIQUE REFERENCES case_record (number) ON DELETE SET NULL,
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

-- A draft that nobody can finish any more goes too: it would never be counted.
CREATE TRIGGER case_draft_goes AFTER DELETE ON case_link WHEN OLD.number IS NOT NULL BEGIN
    DELETE FROM case_record WHERE number = OLD.number AND final = 0;
END;

-- The import that was begun last: the only one that may stage and swap.
CREATE TABLE case_import (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;

CREATE TABLE case_staging (
    number BLOB PRIMARY KEY NOT NULL CHECK (length(number) = 8),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    code_book INTEGER NOT NULL CHECK (code_book >= 1),
    -- NULL: the visitor objected.
    codes TEXT CHECK (codes IS NULL OR (length(codes) <= 8000 AND json_valid(codes) AND json_type(codes) = 'object'))
) STRICT, WITHOUT ROWID;

-- Cases that left the installation, and why: written before they do, and never changed.

CREATE TABLE case_export (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    form TEXT NOT NULL CHECK (form IN ('csv', 'htcds', 'ctdc')),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    -- Seconds since 1970, of a whole hour.
    hour INTEGER NOT NULL CHECK (hour >= 0 AND hour % 3600 = 0)
) STRICT;

CREATE TRIGGER case_export_stays BEFORE UPDATE ON case_export BEGIN SELECT RAISE(ABORT, 'an export stays'); END;
CREATE TRIGGER case_export_is_kept BEFORE DELETE ON case_export BEGIN SELECT RAISE(ABORT, 'an export stays'); END;

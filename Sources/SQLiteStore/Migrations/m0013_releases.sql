-- The ledger of published reports: written once, and never changed.

CREATE TABLE report_release (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2199),
    plan INTEGER NOT NULL CHECK (plan >= 1),
    code_book INTEGER NOT NULL CHECK (code_book >= 1),
    -- Who approved it: a member, who may be gone by now. NULL: nobody, and why.
    approved_by BLOB CHECK (length(approved_by) = 16),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    link BLOB NOT NULL CHECK (length(link) = 32),
    CHECK ((approved_by IS NULL) <> (reason IS NULL))
) STRICT;

CREATE TABLE report_file (
    release INTEGER NOT NULL REFERENCES report_release (number),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
    bytes BLOB NOT NULL CHECK (length(bytes) <= 10000000),
    PRIMARY KEY (release, path)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER report_release_stays BEFORE UPDATE ON report_release BEGIN SELECT RAISE(ABORT, 'a release stays'); END;
CREATE TRIGGER report_release_is_kept BEFORE DELETE ON report_release BEGIN SELECT RAISE(ABORT, 'a release stays'); END;
CREATE TRIGGER report_file_stays BEFORE UPDATE ON report_file BEGIN SELECT RAISE(ABORT, 'a release stays'); END;
CREATE TRIGGER report_file_is_kept BEFORE DELETE ON report_file BEGIN SELECT RAISE(ABORT, 'a release stays'); END;

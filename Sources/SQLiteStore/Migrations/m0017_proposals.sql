-- A report that waits for a second person; when it was refused, why.

CREATE TABLE report_proposal (
    year INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2199),
    proposed_by BLOB NOT NULL CHECK (length(proposed_by) = 16),
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    draft BLOB CHECK (length(draft) <= 20000000),
    refused_by BLOB CHECK (length(refused_by) = 16),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    CHECK ((refused_by IS NULL) = (reason IS NULL)),
    CHECK ((refused_by IS NULL) = (draft IS NOT NULL)),
    CHECK (refused_by IS NULL OR refused_by <> proposed_by)
) STRICT;

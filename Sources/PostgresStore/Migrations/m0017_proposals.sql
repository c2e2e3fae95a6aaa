-- A report that waits for a second person; when it was refused, why.

CREATE TABLE report_proposal (
    year bigint PRIMARY KEY CHECK (year BETWEEN 2000 AND 2199),
    proposed_by bytea NOT NULL CHECK (octet_length(proposed_by) = 16),
    checksum bytea NOT NULL CHECK (octet_length(checksum) = 32),
    draft bytea CHECK (octet_length(draft) <= 20000000),
    refused_by bytea CHECK (octet_length(refused_by) = 16),
    reason text CHECK (length(reason) BETWEEN 1 AND 500),
    CHECK ((refused_by IS NULL) = (reason IS NULL)),
    CHECK ((refused_by IS NULL) = (draft IS NOT NULL)),
    CHECK (refused_by IS NULL OR refused_by <> proposed_by)
);

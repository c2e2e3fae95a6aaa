-- The ledger of published reports: written once, and never changed.

CREATE TABLE report_release (
    number bigint PRIMARY KEY CHECK (number >= 1),
    year bigint NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2199),
    plan bigint NOT NULL CHECK (plan >= 1),
    code_book bigint NOT NULL CHECK (code_book >= 1),
    -- Who approved it: a member, who may be gone by now. NULL: nobody, and why.
    approved_by bytea CHECK (octet_length(approved_by) = 16),
    reason text CHECK (length(reason) BETWEEN 1 AND 500),
    link bytea NOT NULL CHECK (octet_length(link) = 32),
    CHECK ((approved_by IS NULL) <> (reason IS NULL))
);

CREATE TABLE report_file (
    release bigint NOT NULL REFERENCES report_release (number),
    path text NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
    bytes bytea NOT NULL CHECK (octet_length(bytes) <= 10000000),
    PRIMARY KEY (release, path)
);

CREATE FUNCTION release_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a release stays';
END
$$;
CREATE TRIGGER report_release_stays BEFORE UPDATE OR DELETE ON report_release FOR EACH ROW EXECUTE FUNCTION release_stays();
CREATE TRIGGER report_file_stays BEFORE UPDATE OR DELETE ON report_file FOR EACH ROW EXECUTE FUNCTION release_stays();

-- Cases that left the installation, and why: written before they do, and never changed.

CREATE TABLE case_export (
    number bigint PRIMARY KEY CHECK (number >= 1),
    year bigint NOT NULL CHECK (year BETWEEN 2000 AND 2199),
    form text NOT NULL CHECK (form IN ('csv', 'htcds', 'ctdc')),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    -- Seconds since 1970, of a whole hour.
    hour bigint NOT NULL CHECK (hour >= 0 AND hour % 3600 = 0)
);

CREATE FUNCTION export_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an export stays';
END
$$;
CREATE TRIGGER case_export_stays BEFORE UPDATE OR DELETE ON case_export FOR EACH ROW EXECUTE FUNCTION export_stays();

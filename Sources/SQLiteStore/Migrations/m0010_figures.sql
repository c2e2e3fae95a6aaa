-- The figures of the service itself: how often something happened in a week. No row is about anybody.

CREATE TABLE service_count (
    -- Weeks since that of Monday 5 January 1970.
    week INTEGER NOT NULL CHECK (week >= 0),
    measure TEXT NOT NULL CHECK (length(measure) BETWEEN 1 AND 20),
    class TEXT NOT NULL CHECK (length(class) BETWEEN 1 AND 40),
    count INTEGER NOT NULL CHECK (count >= 1),
    PRIMARY KEY (week, measure, class)
) STRICT, WITHOUT ROWID;

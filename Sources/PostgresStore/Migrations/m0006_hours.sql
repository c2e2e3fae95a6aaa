-- When the chat is open, who may be called up, and how a visitor came in: with a message that waits to be read, for whom, by
-- which door.

-- When it was opened last; NULL since it was closed by hand. The hours end it without anybody writing here.
ALTER TABLE service ADD COLUMN opened_at bigint CHECK (opened_at >= 0);
UPDATE service SET opened_at = 0 WHERE open = 1;
ALTER TABLE service DROP COLUMN open;
ALTER TABLE service ADD COLUMN hours_version bigint NOT NULL DEFAULT 0 CHECK (hours_version >= 0);

-- Minutes of the organisation's day; what ends after midnight belongs to the day it begins on.
CREATE TABLE opening_week (
    weekday bigint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_minute bigint NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute bigint NOT NULL CHECK (until_minute > from_minute AND until_minute <= from_minute + 1440),
    PRIMARY KEY (weekday, from_minute)
);

-- A day that differs from its weekday; without spans it is closed.
CREATE TABLE opening_day (
    day text PRIMARY KEY CHECK (length(day) = 10)
);

CREATE TABLE opening_day_span (
    day text NOT NULL REFERENCES opening_day (day) ON DELETE CASCADE,
    from_minute bigint NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute bigint NOT NULL CHECK (until_minute > from_minute AND until_minute <= from_minute + 1440),
    PRIMARY KEY (day, from_minute)
);

CREATE TABLE standby (
    member bytea PRIMARY KEY REFERENCES member (id)
);

-- When she left a message that is answered later; NULL for who waits or talks. The hour, once closed.
ALTER TABLE conversation ADD COLUMN left_at bigint CHECK (left_at >= 0);
ALTER TABLE conversation ADD COLUMN for_whom text CHECK (for_whom IN ('self', 'other', 'work'));
ALTER TABLE conversation ADD COLUMN door text CHECK (length(door) BETWEEN 2 AND 20);

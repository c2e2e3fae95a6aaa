-- The organisations that the team refers to: public facts, nothing of a visitor. Sets of codes are words between spaces, `' nb zh '`; an
-- empty one excludes nobody.

CREATE TABLE partner (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    version INTEGER NOT NULL CHECK (version >= 1),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    name_nl TEXT NOT NULL CHECK (length(name_nl) BETWEEN 1 AND 120),
    reach_nl TEXT NOT NULL CHECK (length(reach_nl) <= 400),
    next_nl TEXT NOT NULL CHECK (length(next_nl) <= 400),
    name_en TEXT NOT NULL CHECK (length(name_en) BETWEEN 1 AND 120),
    reach_en TEXT NOT NULL CHECK (length(reach_en) <= 400),
    next_en TEXT NOT NULL CHECK (length(next_en) <= 400),
    phone TEXT CHECK (length(phone) BETWEEN 3 AND 24),
    website TEXT CHECK (length(website) BETWEEN 9 AND 200),
    for_regions TEXT NOT NULL CHECK (length(for_regions) <= 100),
    for_groups TEXT NOT NULL CHECK (length(for_groups) <= 200),
    for_forms TEXT NOT NULL CHECK (length(for_forms) <= 100),
    from_age INTEGER NOT NULL,
    to_age INTEGER NOT NULL,
    in_languages TEXT NOT NULL CHECK (length(in_languages) BETWEEN 4 AND 130),
    urgency TEXT NOT NULL CHECK (urgency IN ('now', 'days', 'weeks')),
    -- `1=09:00-17:00;2026-12-25=`; empty where the hours are not known.
    hours TEXT NOT NULL CHECK (length(hours) <= 12000),
    -- The day 31 December 2026 as 20261231; nothing until the organisation itself confirmed what stands here.
    review_day INTEGER CHECK (review_day BETWEEN 20000101 AND 21991231),
    -- Both names without capitals and accents: to look in, and, as bytes, to order by alike in every database.
    found_by TEXT NOT NULL,
    sort_key BLOB NOT NULL,
    CHECK (0 <= from_age AND from_age <= to_age AND to_age <= 120)
) STRICT, WITHOUT ROWID;
CREATE INDEX partner_by_name ON partner (sort_key, id);

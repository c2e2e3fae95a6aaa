-- The organisations that the team refers to: public facts, nothing of a visitor. Sets of codes are words between spaces, `' nb zh '`; an
-- empty one excludes nobody.

CREATE TABLE partner (
    id bytea PRIMARY KEY CHECK (octet_length(id) = 16),
    version bigint NOT NULL CHECK (version >= 1),
    kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    name_nl text NOT NULL CHECK (length(name_nl) BETWEEN 1 AND 120),
    reach_nl text NOT NULL CHECK (length(reach_nl) <= 400),
    next_nl text NOT NULL CHECK (length(next_nl) <= 400),
    name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 120),
    reach_en text NOT NULL CHECK (length(reach_en) <= 400),
    next_en text NOT NULL CHECK (length(next_en) <= 400),
    phone text CHECK (length(phone) BETWEEN 3 AND 24),
    website text CHECK (length(website) BETWEEN 9 AND 200),
    for_regions text NOT NULL CHECK (length(for_regions) <= 100),
    for_groups text NOT NULL CHECK (length(for_groups) <= 200),
    for_forms text NOT NULL CHECK (length(for_forms) <= 100),
    from_age bigint NOT NULL,
    to_age bigint NOT NULL,
    in_languages text NOT NULL CHECK (length(in_languages) BETWEEN 4 AND 130),
    urgency text NOT NULL CHECK (urgency IN ('now', 'days', 'weeks')),
    -- `1=09:00-17:00;2026-12-25=`; empty where the hours are not known.
    hours text NOT NULL CHECK (length(hours) <= 12000),
    -- The day 31 December 2026 as 20261231; nothing until the organisation itself confirmed what stands here.
    review_day bigint CHECK (review_day BETWEEN 20000101 AND 21991231),
    -- Both names without capitals and accents: to look in, and, as bytes, to order by alike in every database.
    found_by text NOT NULL,
    sort_key bytea NOT NULL,
    CHECK (0 <= from_age AND from_age <= to_age AND to_age <= 120)
);
CREATE INDEX partner_by_name ON partner (sort_key, id);

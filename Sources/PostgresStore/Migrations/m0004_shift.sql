-- What a shift needs: how many conversations and which languages each professional can take on, why somebody left a
-- conversation, and that a visitor was told her answer takes long.

CREATE TABLE capacity (
    member bytea PRIMARY KEY CHECK (octet_length(member) = 16),
    at_most bigint NOT NULL CHECK (at_most BETWEEN 1 AND 4),
    -- In the order of the alphabet, with spaces.
    languages text NOT NULL CHECK (languages IN ('en', 'nl', 'en nl'))
);

ALTER TABLE entry DROP CONSTRAINT entry_kind_check;
ALTER TABLE entry ADD CONSTRAINT entry_kind_check CHECK (
    kind IN ('message', 'epoch', 'joined', 'left', 'returned', 'code', 'requeued', 'unanswered', 'ended', 'closed'));
ALTER TABLE entry ADD COLUMN why text CHECK (why IN ('stopped', 'connection', 'queue', 'handover'));
UPDATE entry SET why = 'stopped' WHERE kind = 'left';
ALTER TABLE entry ADD CHECK ((kind = 'left') = (why IS NOT NULL));

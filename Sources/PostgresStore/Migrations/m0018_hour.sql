-- The hour of the last message, whose index stays as it is while people talk: along one of exact times every message had two
-- pages more to write. What expires is looked for by the hour, then asked of the exact time.

DROP INDEX conversation_last_message;
ALTER TABLE conversation ADD COLUMN last_message_hour bigint NOT NULL DEFAULT 0 CHECK (
    last_message_hour >= 0 AND last_message_hour % 3600000 = 0);
UPDATE conversation SET last_message_hour = last_message_at - last_message_at % 3600000;
CREATE INDEX conversation_last_message ON conversation (last_message_hour);

-- As before, and the hour is kept: while it stays the same, no index of the row changes (a HOT update).
CREATE OR REPLACE FUNCTION append_message(
    to_conversation bytea, token bytea, claimant bytea, new_message bytea, new_epoch bigint, new_member bytea,
    new_instance bytea, new_counter bigint, new_envelope bytea, now bigint,
    OUT outcome text, OUT sequence bigint, OUT at bigint, OUT epoch bigint, OUT member bytea, OUT instance bytea,
    OUT counter bigint, OUT envelope bytea
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    current conversation;
    known entry;
BEGIN
    SELECT * INTO current FROM conversation WHERE id = to_conversation FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM FROM erasure WHERE conversation = to_conversation;
        outcome := CASE WHEN FOUND THEN 'erased' ELSE 'not-found' END;
        RETURN;
    END IF;
    IF append_message.token IS NOT NULL THEN
        PERFORM FROM session WHERE session.token = append_message.token AND conversation = to_conversation;
        IF NOT FOUND THEN
            outcome := 'not-found';
            RETURN;
        END IF;
    END IF;
    -- `claimant` is a professional who talks in it: he has it, or joined who has it.
    IF claimant IS NOT NULL AND current.joined_by IS DISTINCT FROM claimant
        AND (current.claimed_by IS DISTINCT FROM claimant OR current.state NOT IN ('active', 'ended'))
    THEN
        outcome := 'not-found';
        RETURN;
    END IF;
    SELECT * INTO known FROM entry WHERE conversation = to_conversation AND message = new_message;
    IF FOUND THEN
        outcome := 'known';
        sequence := known.sequence;
        at := known.at;
        epoch := known.epoch;
        member := known.member;
        instance := known.instance;
        counter := known.counter;
        envelope := known.envelope;
        RETURN;
    END IF;
    IF new_epoch <> current.last_epoch THEN
        outcome := 'outdated';
        RETURN;
    END IF;
    IF NOT (current.state = 'active' AND (new_member IS NULL OR new_member = current.claimed_by
            OR new_member IS NOT DISTINCT FROM current.joined_by)
        OR current.state = 'waiting' AND new_member IS NULL)
    THEN
        outcome := 'wrong-state';
        RETURN;
    END IF;
    sequence := current.last_sequence + 1;
    at := now;
    UPDATE conversation SET last_sequence = current.last_sequence + 1, last_message_at = now,
        last_message_hour = now - now % 3600000
    WHERE id = to_conversation;
    INSERT INTO entry (conversation, sequence, at, kind, message, epoch, member, instance, counter, envelope)
    VALUES (to_conversation, current.last_sequence + 1, now, 'message', new_message, new_epoch, new_member, new_instance,
        new_counter, new_envelope);
    outcome := 'appended';
END
$$;

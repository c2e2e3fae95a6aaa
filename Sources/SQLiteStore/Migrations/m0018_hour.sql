-- The hour of the last message, whose index stays as it is while people talk: along one of exact times every message had two
-- pages more to write. What expires is looked for by the hour, then asked of the exact time.

DROP INDEX conversation_last_message;
ALTER TABLE conversation ADD COLUMN last_message_hour INTEGER NOT NULL DEFAULT 0 CHECK (
    last_message_hour >= 0 AND last_message_hour % 3600000 = 0);
UPDATE conversation SET last_message_hour = last_message_at - last_message_at % 3600000;
CREATE INDEX conversation_last_message ON conversation (last_message_hour);

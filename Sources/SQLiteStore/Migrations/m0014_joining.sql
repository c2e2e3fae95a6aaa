-- Who leads the shift and came into a conversation beside its professional; with its being active that ends too.

ALTER TABLE conversation ADD COLUMN joined_by BLOB CHECK (
    joined_by IS NULL OR (length(joined_by) = 16 AND state = 'active' AND joined_by <> claimed_by));
CREATE INDEX conversation_joined ON conversation (joined_by) WHERE joined_by IS NOT NULL;

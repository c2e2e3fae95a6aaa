-- Two may be on their way or in at once: a store counts them under the conversation's lock.

DROP INDEX guest_under_way;

-- The other who is in it now; nothing that ends or hands on a conversation can forget him either.
ALTER TABLE conversation ADD COLUMN second_guest bytea CHECK (
    second_guest IS NULL OR (octet_length(second_guest) = 16 AND state = 'active' AND second_guest <> guest));

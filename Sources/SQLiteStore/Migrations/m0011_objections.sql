-- The visitor said herself that nothing of her conversation may be counted: no case is kept for it.

ALTER TABLE conversation ADD COLUMN objected INTEGER NOT NULL DEFAULT 0 CHECK (objected IN (0, 1));

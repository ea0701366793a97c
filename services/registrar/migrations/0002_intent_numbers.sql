-- The number of the newest judgement that was decided: none is ever given twice, though old ones are
-- deleted.
ALTER TABLE writer ADD COLUMN intents BIGINT NOT NULL DEFAULT 0;
UPDATE writer SET intents = (SELECT COALESCE(MAX(id), 0) FROM outbox);

-- data: judges-of-words
--> statement-breakpoint
-- data: words-to-opinions
--> statement-breakpoint
DROP TABLE IF EXISTS "words" CASCADE;
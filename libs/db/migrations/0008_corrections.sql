CREATE TABLE IF NOT EXISTS "corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"changes" jsonb NOT NULL,
	"reason" text NOT NULL,
	"who" text NOT NULL,
	"corrected_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "corrections_of_word" ON "corrections" USING btree ("text","id");
CREATE TABLE IF NOT EXISTS "judges" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"model" text,
	"rubric_id" text,
	"effort" text,
	"rank" int4,
	CONSTRAINT "judges_kind" CHECK ("kind" IN ('editor', 'model', 'lexicon', 'norms'))
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "opinions" (
	"text" text NOT NULL,
	"judge" text NOT NULL,
	"commonness" smallint,
	"offensiveness" smallint,
	"sentiment" smallint,
	"formality" smallint,
	"culturalsensitivity" smallint,
	"figurativeness" smallint,
	"complexity" smallint,
	"political" smallint,
	"nsfw" smallint,
	"types" text[],
	"length" smallint NOT NULL,
	"run_id" text,
	"run_started_at" timestamp(3) with time zone,
	"scored_at" timestamp(3) with time zone NOT NULL,
	"hash32" bigint NOT NULL,
	"gone" boolean DEFAULT false NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "opinions_text_judge_pk" PRIMARY KEY("text","judge"),
	CONSTRAINT "opinions_commonness_range" CHECK ("commonness" BETWEEN 0 AND 500),
	CONSTRAINT "opinions_offensiveness_range" CHECK ("offensiveness" BETWEEN 0 AND 500),
	CONSTRAINT "opinions_sentiment_range" CHECK ("sentiment" BETWEEN -500 AND 500),
	CONSTRAINT "opinions_formality_range" CHECK ("formality" BETWEEN 0 AND 500),
	CONSTRAINT "opinions_culturalsensitivity_range" CHECK ("culturalsensitivity" BETWEEN 0 AND 500),
	CONSTRAINT "opinions_figurativeness_range" CHECK ("figurativeness" BETWEEN 0 AND 500),
	CONSTRAINT "opinions_complexity_range" CHECK ("complexity" BETWEEN 0 AND 500),
	CONSTRAINT "opinions_political_range" CHECK ("political" BETWEEN 0 AND 500),
	CONSTRAINT "opinions_nsfw_range" CHECK ("nsfw" BETWEEN 0 AND 100),
	CONSTRAINT "opinions_hash32_range" CHECK ("hash32" BETWEEN 0 AND 4294967295)
);
--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN IF NOT EXISTS "epoch" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "opinions_revision" ON "opinions" USING btree ("judge","revision");
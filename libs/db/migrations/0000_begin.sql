CREATE TABLE IF NOT EXISTS "batch_costs" (
	"batch_id" text NOT NULL,
	"submission" int4 NOT NULL,
	"run_id" text NOT NULL,
	"reserved_micro_usd" bigint NOT NULL,
	"settled_micro_usd" bigint,
	"input_tokens" bigint DEFAULT 0 NOT NULL,
	"cached_tokens" bigint DEFAULT 0 NOT NULL,
	"output_tokens" bigint DEFAULT 0 NOT NULL,
	"prompts" int4 DEFAULT 0 NOT NULL,
	CONSTRAINT "batch_costs_batch_id_submission_pk" PRIMARY KEY("batch_id","submission")
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "resends" (
	"run_id" text NOT NULL,
	"thing" text NOT NULL,
	"marker" text NOT NULL,
	"sends" int4 NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "resends_run_id_thing_pk" PRIMARY KEY("run_id","thing")
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "revision" (
	"id" smallint PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "revision_one_row" CHECK ("id" = 1)
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "rubrics" (
	"id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "run_parts" (
	"run_id" text NOT NULL,
	"part" text NOT NULL,
	"words" int4 NOT NULL,
	"known" int4 DEFAULT 0 NOT NULL,
	"scored" int4 DEFAULT 0 NOT NULL,
	"failed" int4 DEFAULT 0 NOT NULL,
	"cancelled" int4 DEFAULT 0 NOT NULL,
	"rounds" smallint DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "run_parts_run_id_part_pk" PRIMARY KEY("run_id","part")
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"source_name" text NOT NULL,
	"url" text NOT NULL,
	"format" jsonb NOT NULL,
	"mode" text NOT NULL,
	"rubric_id" text NOT NULL,
	"model" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"blocked" text,
	"manifest" jsonb,
	"accepted" int4,
	"budget_micro_usd" bigint,
	"idempotency_key" text,
	"request_hash" text,
	"tidied" boolean DEFAULT false NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "runs_status" CHECK ("status" IN ('queued', 'chunking', 'scoring', 'cancelling', 'complete', 'complete_with_failures', 'failed', 'cancelled')),
	CONSTRAINT "runs_mode" CHECK ("mode" IN ('new', 'stale', 'all')),
	CONSTRAINT "runs_manifest" CHECK (("manifest" IS NULL) = ("accepted" IS NULL))
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "word_claims" (
	"text" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"part" text NOT NULL,
	"round" smallint NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"requeues" smallint DEFAULT 0 NOT NULL,
	"claimed_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "word_failures" (
	"run_id" text NOT NULL,
	"text" text NOT NULL,
	"reason" text NOT NULL,
	"attempts" smallint NOT NULL,
	CONSTRAINT "word_failures_run_id_text_pk" PRIMARY KEY("run_id","text")
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "word_waits" (
	"run_id" text NOT NULL,
	"text" text NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "word_waits_run_id_text_pk" PRIMARY KEY("run_id","text")
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "words" (
	"text" text PRIMARY KEY NOT NULL,
	"commonness" smallint,
	"offensiveness" smallint,
	"sentiment" smallint,
	"formality" smallint,
	"culturalsensitivity" smallint,
	"figurativeness" smallint,
	"complexity" smallint,
	"political" smallint,
	"nsfw" smallint,
	"types" text[] NOT NULL,
	"length" smallint NOT NULL,
	"rubric_id" text NOT NULL,
	"model" text NOT NULL,
	"run_id" text NOT NULL,
	"run_started_at" timestamp(3) with time zone NOT NULL,
	"scored_at" timestamp(3) with time zone NOT NULL,
	"hash32" bigint NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "words_commonness_range" CHECK ("commonness" BETWEEN 0 AND 5),
	CONSTRAINT "words_offensiveness_range" CHECK ("offensiveness" BETWEEN 0 AND 5),
	CONSTRAINT "words_sentiment_range" CHECK ("sentiment" BETWEEN -5 AND 5),
	CONSTRAINT "words_formality_range" CHECK ("formality" BETWEEN 0 AND 5),
	CONSTRAINT "words_culturalsensitivity_range" CHECK ("culturalsensitivity" BETWEEN 0 AND 5),
	CONSTRAINT "words_figurativeness_range" CHECK ("figurativeness" BETWEEN 0 AND 5),
	CONSTRAINT "words_complexity_range" CHECK ("complexity" BETWEEN 0 AND 5),
	CONSTRAINT "words_political_range" CHECK ("political" BETWEEN 0 AND 5),
	CONSTRAINT "words_nsfw_range" CHECK ("nsfw" BETWEEN 0 AND 1),
	CONSTRAINT "words_hash32_range" CHECK ("hash32" BETWEEN 0 AND 4294967295)
);
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "batch_costs_of_run" ON "batch_costs" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "runs_one_live" ON "runs" USING btree ("source_id") WHERE "status" IN ('queued', 'chunking', 'scoring', 'cancelling');--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "runs_idempotency" ON "runs" USING btree ("source_id","idempotency_key");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "runs_of_source" ON "runs" USING btree ("source_id","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "runs_by_status" ON "runs" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "word_claims_round" ON "word_claims" USING btree ("run_id","part","round");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "word_waits_part" ON "word_waits" USING btree ("run_id","part");
-- A database as version 0.1.0 left it: its migrations, applied by Drizzle, with Drizzle's records of them.

CREATE TABLE "batch_costs" (
	"batch_id" text COLLATE "C" NOT NULL,
	"submission" integer NOT NULL,
	"run_id" text COLLATE "C" NOT NULL,
	"reserved_micro_usd" bigint NOT NULL,
	"settled_micro_usd" bigint,
	"input_tokens" bigint DEFAULT 0 NOT NULL,
	"cached_tokens" bigint DEFAULT 0 NOT NULL,
	"output_tokens" bigint DEFAULT 0 NOT NULL,
	"prompts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "batch_costs_batch_id_submission_pk" PRIMARY KEY("batch_id","submission")
);

CREATE TABLE "resends" (
	"run_id" text COLLATE "C" NOT NULL,
	"thing" text COLLATE "C" NOT NULL,
	"marker" text NOT NULL,
	"sends" integer NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "resends_run_id_thing_pk" PRIMARY KEY("run_id","thing")
);

CREATE TABLE "revision" (
	"id" smallint PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "revision_one_row" CHECK ("id" = 1)
);

CREATE TABLE "rubrics" (
	"id" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL
);

CREATE TABLE "run_parts" (
	"run_id" text COLLATE "C" NOT NULL,
	"part" text COLLATE "C" NOT NULL,
	"words" integer NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"scored" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	"rounds" smallint DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "run_parts_run_id_part_pk" PRIMARY KEY("run_id","part")
);

CREATE TABLE "runs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
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
	"accepted" integer,
	"budget_micro_usd" bigint,
	"idempotency_key" text COLLATE "C",
	"request_hash" text,
	"tidied" boolean DEFAULT false NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "runs_status" CHECK ("status" IN ('queued', 'chunking', 'scoring', 'cancelling', 'complete', 'complete_with_failures', 'failed', 'cancelled')),
	CONSTRAINT "runs_mode" CHECK ("mode" IN ('new', 'stale', 'all')),
	CONSTRAINT "runs_manifest" CHECK (("manifest" IS NULL) = ("accepted" IS NULL))
);

CREATE TABLE "word_claims" (
	"text" text COLLATE "C" PRIMARY KEY NOT NULL,
	"run_id" text COLLATE "C" NOT NULL,
	"part" text COLLATE "C" NOT NULL,
	"round" smallint NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"requeues" smallint DEFAULT 0 NOT NULL,
	"claimed_at" timestamp(3) with time zone NOT NULL
);

CREATE TABLE "word_failures" (
	"run_id" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"reason" text NOT NULL,
	"attempts" smallint NOT NULL,
	CONSTRAINT "word_failures_run_id_text_pk" PRIMARY KEY("run_id","text")
);

CREATE TABLE "word_waits" (
	"run_id" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"part" text COLLATE "C" NOT NULL,
	CONSTRAINT "word_waits_run_id_text_pk" PRIMARY KEY("run_id","text")
);

CREATE TABLE "words" (
	"text" text COLLATE "C" PRIMARY KEY NOT NULL,
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
	"run_id" text COLLATE "C" NOT NULL,
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

CREATE INDEX "batch_costs_of_run" ON "batch_costs" USING btree ("run_id");
CREATE UNIQUE INDEX "runs_one_live" ON "runs" USING btree ("source_id") WHERE "status" IN ('queued', 'chunking', 'scoring', 'cancelling');
CREATE UNIQUE INDEX "runs_idempotency" ON "runs" USING btree ("source_id","idempotency_key");
CREATE INDEX "runs_of_source" ON "runs" USING btree ("source_id","id");
CREATE INDEX "runs_by_status" ON "runs" USING btree ("status","id");
CREATE INDEX "word_claims_round" ON "word_claims" USING btree ("run_id","part","round");
CREATE INDEX "word_waits_part" ON "word_waits" USING btree ("run_id","part");

INSERT INTO "revision" ("id", "value") VALUES (1, 0) ON CONFLICT ("id") DO NOTHING;

CREATE INDEX "words_revision" ON "words" USING btree ("revision");

CREATE SCHEMA drizzle;
CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);
INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
  ('54815159502f02db9d0547c183c74601e73bb53b5ea1b02bf067e39b2ca87524', 1795360706486),
  ('8135901fae96d332b86a5190b150b4e883f5f9258564cb88517ec46f38ae59c0', 1795360808173),
  ('39fe9206c6b1581df98190e6c9aa511281160e1e63c94562895959cedc74c976', 1795363907686);

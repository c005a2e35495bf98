CREATE TABLE IF NOT EXISTS "lists" (
	"source_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"run_id" text NOT NULL,
	"run_started_at" timestamp(3) with time zone NOT NULL,
	"sha256" text NOT NULL,
	"words" int4 NOT NULL,
	"fixed_at" timestamp(3) with time zone NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	"gone" boolean DEFAULT false NOT NULL,
	"stored" text[] NOT NULL,
	"revision" bigint NOT NULL
);

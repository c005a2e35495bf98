CREATE TABLE IF NOT EXISTS "views" (
	"judge" text NOT NULL,
	"format" text NOT NULL,
	"object" text NOT NULL,
	"previous" text,
	"sha256" text NOT NULL,
	"epoch" uuid NOT NULL,
	"purges" int4 NOT NULL,
	"revision" bigint NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "views_judge_format_pk" PRIMARY KEY("judge","format")
);

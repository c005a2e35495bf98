ALTER TABLE "runs" ADD COLUMN IF NOT EXISTS "is_trial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN IF NOT EXISTS "is_public" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN IF NOT EXISTS "is_trial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN IF NOT EXISTS "retired_at" timestamp(3) with time zone CONSTRAINT "judges_rank" CHECK ("rank" IS NULL OR ("is_public" AND NOT "is_trial" AND "retired_at" IS NULL));--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN IF NOT EXISTS "purges" int4 DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN IF NOT EXISTS "source" text;--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN IF NOT EXISTS "licence" text;--> statement-breakpoint
ALTER TABLE "judges" ADD COLUMN IF NOT EXISTS "sha256" text;

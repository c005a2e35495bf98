ALTER TABLE "runs" ADD COLUMN IF NOT EXISTS "effort" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN IF NOT EXISTS "first_answer" jsonb;
ALTER TABLE "members" ADD COLUMN "erasure_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "profile_merges" ADD COLUMN "moved_ids" text[] DEFAULT '{}' NOT NULL;
CREATE TABLE "freshness_checks" (
	"profile_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "freshness_checks_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "mail_topics" (
	"unsubscribe_token" text PRIMARY KEY NOT NULL,
	"profile_id" text NOT NULL,
	"topic" text NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "mail_topics_of_profile" UNIQUE("profile_id","topic")
);
--> statement-breakpoint
ALTER TABLE "freshness_checks" ADD CONSTRAINT "freshness_checks_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_topics" ADD CONSTRAINT "mail_topics_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;
CREATE TABLE "partner_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"profile_ids" text[] NOT NULL,
	"agreed_ids" text[] NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"needs" jsonb NOT NULL,
	"offers" jsonb NOT NULL,
	"wishes" jsonb NOT NULL,
	"modes" text[] NOT NULL,
	"deadline" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_search_hits" (
	"search_id" text NOT NULL,
	"profile_id" text NOT NULL,
	CONSTRAINT "saved_search_hits_search_id_profile_id_pk" PRIMARY KEY("search_id","profile_id")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" text PRIMARY KEY NOT NULL,
	"profile_id" text NOT NULL,
	"name" text NOT NULL,
	"request" jsonb NOT NULL,
	"locale" text NOT NULL,
	"unsubscribe_token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_searches_unsubscribe_token_unique" UNIQUE("unsubscribe_token")
);
--> statement-breakpoint
ALTER TABLE "saved_search_hits" ADD CONSTRAINT "saved_search_hits_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partner_requests_deadline" ON "partner_requests" USING btree ("status","deadline");--> statement-breakpoint
CREATE INDEX "partner_requests_profiles" ON "partner_requests" USING gin ("profile_ids");--> statement-breakpoint
CREATE INDEX "saved_searches_profile" ON "saved_searches" USING btree ("profile_id");
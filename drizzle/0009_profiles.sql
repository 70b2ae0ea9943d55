CREATE TABLE "mandates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"profile_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"grant_hash" text,
	"requested_at" timestamp with time zone NOT NULL,
	"granted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "mandates_grant_hash_unique" UNIQUE("grant_hash")
);
--> statement-breakpoint
CREATE TABLE "profile_admin" (
	"profile_id" text PRIMARY KEY NOT NULL,
	"filed_by" text,
	"filed_at" timestamp with time zone,
	"language" text,
	"confirmation_hash" text,
	"verified_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"closed_until" date,
	"waiting_list" boolean DEFAULT false NOT NULL,
	"may_contract_source" text,
	"admin_path" text[] DEFAULT '{}' NOT NULL,
	"state_ground" text,
	CONSTRAINT "profile_admin_confirmation_hash_unique" UNIQUE("confirmation_hash")
);
--> statement-breakpoint
CREATE TABLE "profile_merges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"from_id" text NOT NULL,
	"into_id" text NOT NULL,
	"filled" jsonb NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_admin" ADD CONSTRAINT "profile_admin_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_admin" ADD CONSTRAINT "profile_admin_filed_by_organisations_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_merges" ADD CONSTRAINT "profile_merges_from_id_profiles_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_merges" ADD CONSTRAINT "profile_merges_into_id_profiles_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mandates_profile" ON "mandates" USING btree ("profile_id");--> statement-breakpoint
CREATE INDEX "mandates_organisation" ON "mandates" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "profile_merges_from" ON "profile_merges" USING btree ("from_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "profile_merges_into" ON "profile_merges" USING btree ("into_id");
CREATE TABLE "answer_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"introduction_id" text,
	"suggestion_id" text,
	"profile_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "answer_links_one_subject" CHECK ((introduction_id is null) <> (suggestion_id is null))
);
--> statement-breakpoint
CREATE TABLE "introduction_brokers" (
	"introduction_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"purpose" text,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"removed" boolean NOT NULL,
	"hand_over_to" text,
	CONSTRAINT "introduction_brokers_introduction_id_organisation_id_pk" PRIMARY KEY("introduction_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "introduction_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "introduction_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"introduction_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"role" text,
	"organisation_id" text,
	"party" text NOT NULL,
	"event" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"reason" text,
	"subject" text
);
--> statement-breakpoint
CREATE TABLE "introductions" (
	"id" text PRIMARY KEY NOT NULL,
	"profile_a" text NOT NULL,
	"profile_b" text NOT NULL,
	"form" text,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"proposed_at" timestamp with time zone,
	"consent_a" timestamp with time zone,
	"consent_b" timestamp with time zone,
	"reason" text,
	"reminded_at" timestamp with time zone,
	"brokered" boolean NOT NULL,
	CONSTRAINT "introductions_two_sides" CHECK (profile_a <> profile_b)
);
--> statement-breakpoint
CREATE TABLE "introduction_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "introduction_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"introduction_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"party" text NOT NULL,
	"organisation_id" text,
	"text" text NOT NULL,
	"private" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"french_profile" text NOT NULL,
	"foreign_profile" text NOT NULL,
	"audience" text NOT NULL,
	"rationale" text NOT NULL,
	"organisation_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"introduction_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "answer_links" ADD CONSTRAINT "answer_links_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_links" ADD CONSTRAINT "answer_links_suggestion_id_suggestions_id_fk" FOREIGN KEY ("suggestion_id") REFERENCES "public"."suggestions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_links" ADD CONSTRAINT "answer_links_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_brokers" ADD CONSTRAINT "introduction_brokers_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_brokers" ADD CONSTRAINT "introduction_brokers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_brokers" ADD CONSTRAINT "introduction_brokers_hand_over_to_organisations_id_fk" FOREIGN KEY ("hand_over_to") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_events" ADD CONSTRAINT "introduction_events_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_profile_a_profiles_id_fk" FOREIGN KEY ("profile_a") REFERENCES "public"."profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_profile_b_profiles_id_fk" FOREIGN KEY ("profile_b") REFERENCES "public"."profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_messages" ADD CONSTRAINT "introduction_messages_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction_messages" ADD CONSTRAINT "introduction_messages_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_french_profile_profiles_id_fk" FOREIGN KEY ("french_profile") REFERENCES "public"."profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_foreign_profile_profiles_id_fk" FOREIGN KEY ("foreign_profile") REFERENCES "public"."profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_links_introduction" ON "answer_links" USING btree ("introduction_id");--> statement-breakpoint
CREATE INDEX "answer_links_suggestion" ON "answer_links" USING btree ("suggestion_id");--> statement-breakpoint
CREATE INDEX "introduction_brokers_organisation" ON "introduction_brokers" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "introduction_events_introduction" ON "introduction_events" USING btree ("introduction_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "introductions_live_pair" ON "introductions" USING btree (least(profile_a collate "C", profile_b collate "C"),greatest(profile_a collate "C", profile_b collate "C")) WHERE state in ('proposed', 'a_consented', 'b_consented', 'introduced', 'in_dialogue', 'intent_signed', 'convention_signed', 'active');--> statement-breakpoint
CREATE INDEX "introductions_a" ON "introductions" USING btree ("profile_a");--> statement-breakpoint
CREATE INDEX "introductions_b" ON "introductions" USING btree ("profile_b");--> statement-breakpoint
CREATE INDEX "introductions_load_a" ON "introductions" USING btree ("profile_a") WHERE state in ('proposed', 'a_consented', 'b_consented', 'introduced', 'in_dialogue');--> statement-breakpoint
CREATE INDEX "introductions_load_b" ON "introductions" USING btree ("profile_b") WHERE state in ('proposed', 'a_consented', 'b_consented', 'introduced', 'in_dialogue');--> statement-breakpoint
CREATE INDEX "introductions_silent" ON "introductions" USING btree ("proposed_at") WHERE state in ('proposed', 'a_consented', 'b_consented');--> statement-breakpoint
CREATE INDEX "introduction_messages_introduction" ON "introduction_messages" USING btree ("introduction_id","id");--> statement-breakpoint
CREATE INDEX "suggestions_french" ON "suggestions" USING btree ("french_profile");--> statement-breakpoint
CREATE INDEX "suggestions_foreign" ON "suggestions" USING btree ("foreign_profile");--> statement-breakpoint
CREATE INDEX "suggestions_organisation" ON "suggestions" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "suggestions_open" ON "suggestions" USING btree ("created_at") WHERE status = 'open';
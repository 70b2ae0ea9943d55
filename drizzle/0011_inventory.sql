CREATE TABLE "coordination_declines" (
	"thread_id" uuid NOT NULL,
	"french_id" text NOT NULL,
	"declined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coordination_declines_thread_id_french_id_pk" PRIMARY KEY("thread_id","french_id")
);
--> statement-breakpoint
CREATE TABLE "coordination_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coordination_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"thread_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"organisation_id" text NOT NULL,
	"actor" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coordination_threads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"country" text NOT NULL,
	"place_key" text NOT NULL,
	"subdivision" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"organisation_id" text NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "country_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"country" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"expires_on" date NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"organisation_id" text NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"partnership_id" text NOT NULL,
	"evaluated_on" date NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"organisation_id" text NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"french_id" text NOT NULL,
	"foreign_id" text NOT NULL,
	"country" text NOT NULL,
	"verdict" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"organisation_id" text NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partnership_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "partnership_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"partnership_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"role" text,
	"organisation_id" text,
	"actor" text,
	"before" jsonb,
	"after" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "advisories" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "advisories" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "partnerships" ADD COLUMN "foreign_subdivision" text;--> statement-breakpoint
ALTER TABLE "partnerships" ADD COLUMN "keeper" text DEFAULT 'seed' NOT NULL;--> statement-breakpoint
ALTER TABLE "partnerships" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "partnerships" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "partnerships" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "coordination_declines" ADD CONSTRAINT "coordination_declines_thread_id_coordination_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."coordination_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coordination_messages" ADD CONSTRAINT "coordination_messages_thread_id_coordination_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."coordination_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coordination_messages" ADD CONSTRAINT "coordination_messages_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coordination_threads" ADD CONSTRAINT "coordination_threads_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_notes" ADD CONSTRAINT "country_notes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_partnership_id_partnerships_id_fk" FOREIGN KEY ("partnership_id") REFERENCES "public"."partnerships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coordination_messages_thread" ON "coordination_messages" USING btree ("thread_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "coordination_threads_place" ON "coordination_threads" USING btree ("place_key","subdivision");--> statement-breakpoint
CREATE INDEX "country_notes_country" ON "country_notes" USING btree ("country") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "evaluations_partnership" ON "evaluations" USING btree ("partnership_id","evaluated_on");--> statement-breakpoint
CREATE INDEX "opinions_organisation" ON "opinions" USING btree ("organisation_id","foreign_id");--> statement-breakpoint
CREATE INDEX "partnership_history_partnership" ON "partnership_history" USING btree ("partnership_id","id");
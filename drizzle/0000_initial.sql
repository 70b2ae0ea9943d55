CREATE TABLE "advisories" (
	"id" text PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"scope" text[] NOT NULL,
	"severity" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"source" text NOT NULL,
	"source_url" text,
	"source_date" date NOT NULL,
	"review_by" date NOT NULL,
	"text" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embeddings" (
	"model_hash" text NOT NULL,
	"text_hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "embeddings_model_hash_text_hash_pk" PRIMARY KEY("model_hash","text_hash")
);
--> statement-breakpoint
CREATE TABLE "index_state" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partnerships" (
	"id" text PRIMARY KEY NOT NULL,
	"french_name" text NOT NULL,
	"french_id" text,
	"french_level" text NOT NULL,
	"foreign_name" text NOT NULL,
	"foreign_country" text NOT NULL,
	"foreign_key" text NOT NULL,
	"foreign_level" text,
	"form" text,
	"themes" text[] NOT NULL,
	"start_year" integer,
	"end_year" integer,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"names" jsonb NOT NULL,
	"place_keys" text[] NOT NULL,
	"country" text NOT NULL,
	"subdivision" text,
	"level" text NOT NULL,
	"insee_code" text,
	"siren" text,
	"population" integer,
	"latitude" double precision,
	"longitude" double precision,
	"languages" text[] NOT NULL,
	"competences" text[] NOT NULL,
	"summary" jsonb,
	"wishes" jsonb NOT NULL,
	"open_to_requests" boolean NOT NULL,
	"capacity" integer,
	"labels" jsonb NOT NULL,
	"traits" text[] NOT NULL,
	"diasporas" text[] NOT NULL,
	"interpretation" boolean,
	"modes" text[] NOT NULL,
	"mutualisation" boolean,
	"may_contract" text NOT NULL,
	"contact" jsonb,
	"updated_at" text,
	"demonstration" boolean NOT NULL,
	"source" jsonb,
	"content_hash" text NOT NULL,
	"revision" bigint NOT NULL,
	"indexed_revision" bigint NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"profile_id" text NOT NULL,
	"kind" text NOT NULL,
	"ordinal" integer NOT NULL,
	"theme" text,
	"text" text NOT NULL,
	CONSTRAINT "statements_profile_id_kind_ordinal_pk" PRIMARY KEY("profile_id","kind","ordinal")
);
--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advisories_country" ON "advisories" USING btree ("country");--> statement-breakpoint
CREATE INDEX "partnerships_foreign" ON "partnerships" USING btree ("foreign_key");--> statement-breakpoint
CREATE INDEX "partnerships_french" ON "partnerships" USING btree ("french_id");--> statement-breakpoint
CREATE INDEX "profiles_pending" ON "profiles" USING btree ("id") WHERE indexed_revision < revision;--> statement-breakpoint
CREATE INDEX "profiles_place_keys" ON "profiles" USING gin ("place_keys");
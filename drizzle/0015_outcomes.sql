CREATE TABLE "outcome_prompts" (
	"introduction_id" text NOT NULL,
	"months" integer NOT NULL,
	"side" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"link_hash" text,
	"outcome" text,
	"reason" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "outcome_prompts_introduction_id_months_side_pk" PRIMARY KEY("introduction_id","months","side"),
	CONSTRAINT "outcome_prompts_link_hash_unique" UNIQUE("link_hash")
);
--> statement-breakpoint
ALTER TABLE "outcome_prompts" ADD CONSTRAINT "outcome_prompts_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outcome_prompts_asked" ON "outcome_prompts" USING btree ("asked_at");
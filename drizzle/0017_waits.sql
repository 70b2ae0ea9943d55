CREATE TABLE "waits" (
	"profile_id" text NOT NULL,
	"waiter_id" text NOT NULL,
	"actor" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "waits_profile_id_waiter_id_pk" PRIMARY KEY("profile_id","waiter_id")
);
--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waits" ADD CONSTRAINT "waits_waiter_id_profiles_id_fk" FOREIGN KEY ("waiter_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waits_waiter" ON "waits" USING btree ("waiter_id");
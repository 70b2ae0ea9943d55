ALTER TABLE "organisations" ADD COLUMN "registered_profile_id" text;--> statement-breakpoint
ALTER TABLE "profile_admin" ADD COLUMN "taken_down_by" text;--> statement-breakpoint
ALTER TABLE "profile_admin" ADD CONSTRAINT "profile_admin_taken_down_by_organisations_id_fk" FOREIGN KEY ("taken_down_by") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisations_registered_profile" ON "organisations" USING btree ("registered_profile_id");--> statement-breakpoint
-- Who registered by a mailed link before: opened by nobody, with an id that ends as `sign-in-by-link.ts` makes them.
UPDATE "organisations" SET "registered_profile_id" = (
	SELECT "id" FROM unnest("profile_ids") AS "id" WHERE "id" ~ '^[a-z]{2}-([a-z0-9-]*-)?[0-9a-f]{8}$' LIMIT 1
) WHERE "role" = 'collectivity' AND "siren" IS NULL AND NOT EXISTS (
	SELECT FROM "audit_events" WHERE "target" = 'organisation:' || "organisations"."id" AND "action" = 'organisation.open'
);

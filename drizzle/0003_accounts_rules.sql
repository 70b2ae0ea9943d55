-- What drizzle cannot say: the audit trail is append-only, and every database has the organisation of its operator.
CREATE FUNCTION "audit_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit trail is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_events"
	FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_append_only"();
--> statement-breakpoint
INSERT INTO "organisations" ("id", "name", "role", "countries", "regions", "profile_ids", "created_at")
	VALUES ('operator', 'Bourse partenariat', 'admin', '{}', '{}', '{}', now());

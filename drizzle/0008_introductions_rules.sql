-- What drizzle cannot say: the history of introductions is append-only.
CREATE FUNCTION "history_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the history of introductions is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER "introduction_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "introduction_events"
	FOR EACH STATEMENT EXECUTE FUNCTION "history_is_append_only"();

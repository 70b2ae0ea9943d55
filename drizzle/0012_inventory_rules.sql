-- What drizzle cannot say: the history of the inventory is append-only, like the audit trail.
CREATE TRIGGER "partnership_history_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "partnership_history"
	FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_append_only"();

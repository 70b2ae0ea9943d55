CREATE INDEX "profiles_insee_code" ON "profiles" USING btree ("insee_code");--> statement-breakpoint
CREATE INDEX "profiles_siren" ON "profiles" USING btree ("siren");
CREATE TABLE "claims" (
	"profile_id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"revision" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"task" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);

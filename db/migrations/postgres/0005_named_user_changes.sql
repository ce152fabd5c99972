-- Raised by the database itself, whoever changes named users. Not part of the schema in db/schema: whoever rebuilds
-- one of these tables makes its triggers anew.
CREATE TABLE "named_user_changes" (
	"id" integer PRIMARY KEY NOT NULL,
	"changes" integer NOT NULL
);
--> statement-breakpoint
INSERT INTO named_user_changes (id, changes) VALUES (1, 0);
--> statement-breakpoint
-- Before the statement: who changes users then takes turns before any row is locked, and nobody waits in a circle.
CREATE FUNCTION named_users_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER named_users_counted BEFORE INSERT OR DELETE OR UPDATE OF enabled ON named_users FOR EACH STATEMENT EXECUTE FUNCTION named_users_counted();
--> statement-breakpoint
CREATE TRIGGER named_user_roles_counted BEFORE INSERT OR DELETE OR UPDATE ON named_user_roles FOR EACH STATEMENT EXECUTE FUNCTION named_users_counted();
--> statement-breakpoint
CREATE TRIGGER security_role_modules_counted BEFORE INSERT OR DELETE OR UPDATE ON security_role_modules FOR EACH STATEMENT EXECUTE FUNCTION named_users_counted();
--> statement-breakpoint
-- What is deleted along with these is told of first, too.
CREATE TRIGGER security_roles_counted BEFORE DELETE ON security_roles FOR EACH STATEMENT EXECUTE FUNCTION named_users_counted();
--> statement-breakpoint
CREATE TRIGGER modules_counted BEFORE DELETE ON modules FOR EACH STATEMENT EXECUTE FUNCTION named_users_counted();

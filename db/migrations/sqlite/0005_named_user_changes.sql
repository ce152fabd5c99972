-- Raised by the database itself, whoever changes named users. Not part of the schema in db/schema: whoever rebuilds
-- one of these tables makes its triggers anew.
CREATE TABLE `named_user_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`changes` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO named_user_changes (id, changes) VALUES (1, 0);
--> statement-breakpoint
CREATE TRIGGER named_users_counted_add AFTER INSERT ON named_users BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER named_users_counted_remove AFTER DELETE ON named_users BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER named_users_counted_change AFTER UPDATE OF enabled ON named_users WHEN old.enabled <> new.enabled BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER named_user_roles_counted_add AFTER INSERT ON named_user_roles BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER named_user_roles_counted_remove AFTER DELETE ON named_user_roles BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER named_user_roles_counted_change AFTER UPDATE ON named_user_roles BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER security_role_modules_counted_add AFTER INSERT ON security_role_modules BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER security_role_modules_counted_remove AFTER DELETE ON security_role_modules BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER security_role_modules_counted_change AFTER UPDATE ON security_role_modules BEGIN
	UPDATE named_user_changes SET changes = changes + 1;
END;

CREATE INDEX `audit_entries_unsealed` ON `audit_entries` (`side`,`id`) WHERE sequence is null;--> statement-breakpoint
-- The audit logs are only added to: entries take their place in the chain once, and go only below a checkpoint.
-- Whoever rebuilds one of these tables makes its triggers anew. RAISE in an insertion is for REPLACE, which deletes
-- without firing a trigger.
CREATE TRIGGER kept_audit_entries_insert BEFORE INSERT ON audit_entries
WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = new.id OR (side = new.side AND sequence = new.sequence)) BEGIN
	SELECT RAISE(ABORT, 'An audit entry is not replaced.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_entries_update BEFORE UPDATE ON audit_entries
WHEN old.sequence IS NOT NULL OR old.previous_hash IS NOT NULL OR old.hash IS NOT NULL
	OR new.sequence IS NULL OR new.previous_hash IS NULL OR new.hash IS NULL
	OR new.id IS NOT old.id OR new.side IS NOT old.side OR new.operation IS NOT old.operation
	OR new.actor IS NOT old.actor OR new.actor_id IS NOT old.actor_id OR new.at IS NOT old.at
	OR new.details IS NOT old.details OR new.environment IS NOT old.environment BEGIN
	SELECT RAISE(ABORT, 'An audit entry is not changed.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_entries_delete BEFORE DELETE ON audit_entries
WHEN NOT EXISTS (SELECT 1 FROM audit_checkpoints c WHERE c.side = old.side AND c.sequence >= old.sequence) BEGIN
	SELECT RAISE(ABORT, 'An audit entry is deleted only below a checkpoint of its audit log.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_checkpoints_insert BEFORE INSERT ON audit_checkpoints
WHEN EXISTS (SELECT 1 FROM audit_checkpoints WHERE id = new.id OR (side = new.side AND sequence = new.sequence)) BEGIN
	SELECT RAISE(ABORT, 'A checkpoint of an audit log is not replaced.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_checkpoints_update BEFORE UPDATE ON audit_checkpoints BEGIN
	SELECT RAISE(ABORT, 'A checkpoint of an audit log is not changed.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_checkpoints_delete BEFORE DELETE ON audit_checkpoints BEGIN
	SELECT RAISE(ABORT, 'A checkpoint of an audit log is not deleted.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_chains_insert BEFORE INSERT ON audit_chains
WHEN EXISTS (SELECT 1 FROM audit_chains WHERE side = new.side) BEGIN
	SELECT RAISE(ABORT, 'The head of an audit log is not replaced.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_chains_update BEFORE UPDATE ON audit_chains
WHEN new.side IS NOT old.side OR new.sequence < old.sequence BEGIN
	SELECT RAISE(ABORT, 'The head of an audit log does not go back.');
END;
--> statement-breakpoint
CREATE TRIGGER kept_audit_chains_delete BEFORE DELETE ON audit_chains BEGIN
	SELECT RAISE(ABORT, 'The head of an audit log is not deleted.');
END;

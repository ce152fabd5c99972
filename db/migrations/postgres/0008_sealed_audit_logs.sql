CREATE INDEX "audit_entries_unsealed" ON "audit_entries" USING btree ("side","id") WHERE sequence is null;--> statement-breakpoint
-- The audit logs are only added to: entries take their place in the chain once, and go only below a checkpoint.
-- Whoever rebuilds one of these tables makes its triggers anew.
CREATE FUNCTION kept_audit_entries_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF old.sequence IS NOT NULL OR old.previous_hash IS NOT NULL OR old.hash IS NOT NULL
		OR new.sequence IS NULL OR new.previous_hash IS NULL OR new.hash IS NULL
		OR (new.id, new.side, new.operation, new.actor, new.actor_id, new.at, new.details, new.environment)
			IS DISTINCT FROM (old.id, old.side, old.operation, old.actor, old.actor_id, old.at, old.details, old.environment) THEN
		RAISE EXCEPTION 'An audit entry is not changed.';
	END IF;
	RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept_audit_entries_update BEFORE UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION kept_audit_entries_update();
--> statement-breakpoint
CREATE FUNCTION kept_audit_entries_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NOT EXISTS (SELECT 1 FROM audit_checkpoints c WHERE c.side = old.side AND c.sequence >= old.sequence) THEN
		RAISE EXCEPTION 'An audit entry is deleted only below a checkpoint of its audit log.';
	END IF;
	RETURN old;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept_audit_entries_delete BEFORE DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION kept_audit_entries_delete();
--> statement-breakpoint
CREATE FUNCTION kept_audit_refusal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	RAISE EXCEPTION 'What seals an audit log is not taken away (% on %).', tg_op, tg_table_name;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept_audit_entries_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION kept_audit_refusal();
--> statement-breakpoint
CREATE TRIGGER kept_audit_checkpoints_change BEFORE UPDATE OR DELETE ON audit_checkpoints FOR EACH ROW EXECUTE FUNCTION kept_audit_refusal();
--> statement-breakpoint
CREATE TRIGGER kept_audit_checkpoints_truncate BEFORE TRUNCATE ON audit_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION kept_audit_refusal();
--> statement-breakpoint
CREATE FUNCTION kept_audit_chains_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF new.side <> old.side OR new.sequence < old.sequence THEN
		RAISE EXCEPTION 'The head of an audit log does not go back.';
	END IF;
	RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept_audit_chains_update BEFORE UPDATE ON audit_chains FOR EACH ROW EXECUTE FUNCTION kept_audit_chains_update();
--> statement-breakpoint
CREATE TRIGGER kept_audit_chains_delete BEFORE DELETE ON audit_chains FOR EACH ROW EXECUTE FUNCTION kept_audit_refusal();
--> statement-breakpoint
CREATE TRIGGER kept_audit_chains_truncate BEFORE TRUNCATE ON audit_chains FOR EACH STATEMENT EXECUTE FUNCTION kept_audit_refusal();

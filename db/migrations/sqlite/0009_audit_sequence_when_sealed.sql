DROP INDEX `audit_entries_sequence`;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_sequence` ON `audit_entries` (`side`,`sequence`) WHERE sequence is not null;
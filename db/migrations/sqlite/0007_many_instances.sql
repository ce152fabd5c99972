CREATE TABLE `account_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`confirmed_at` integer NOT NULL,
	`address` text NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_sessions_user` ON `account_sessions` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `account_sessions_expires` ON `account_sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `audit_chains` (
	`side` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`sealed_at` integer NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_checkpoints` (
	`id` text PRIMARY KEY NOT NULL,
	`side` text NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`deleted` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_checkpoints_sequence` ON `audit_checkpoints` (`side`,`sequence`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expire` integer
);
--> statement-breakpoint
CREATE INDEX `rate_limits_expire` ON `rate_limits` (`expire`);--> statement-breakpoint
ALTER TABLE `job_runs` ADD `due_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `job_runs_due_unique` ON `job_runs` (`job`,`due_at`) WHERE outcome in ('ok', 'failed');--> statement-breakpoint
ALTER TABLE `clients` ADD `license_set_signed_at` integer;--> statement-breakpoint
CREATE INDEX `token_pairs_predecessor` ON `token_pairs` (`predecessor_id`);
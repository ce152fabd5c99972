CREATE TABLE `concurrent_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`module_id` text NOT NULL,
	`user_name` text NOT NULL,
	`opened_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`module_id`) REFERENCES `modules`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `concurrent_sessions_module` ON `concurrent_sessions` (`module_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `concurrent_sessions_expires` ON `concurrent_sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `license_files` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`jti` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`environment_id`) REFERENCES `customer_environments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `license_files_environment` ON `license_files` (`environment_id`,`issued_at`);--> statement-breakpoint
CREATE TABLE `named_user_roles` (
	`user_id` text NOT NULL,
	`role_id` text NOT NULL,
	PRIMARY KEY(`user_id`, `role_id`),
	FOREIGN KEY (`user_id`) REFERENCES `named_users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`role_id`) REFERENCES `security_roles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `named_user_roles_role` ON `named_user_roles` (`role_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `named_users` (
	`id` text PRIMARY KEY NOT NULL,
	`user_name` text NOT NULL,
	`user_name_key` text NOT NULL,
	`display_name` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`external_id` text,
	`enabled` integer DEFAULT true NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `named_users_user_name_unique` ON `named_users` (`user_name_key`);--> statement-breakpoint
CREATE INDEX `named_users_external` ON `named_users` (`external_id`);--> statement-breakpoint
CREATE INDEX `named_users_enabled` ON `named_users` (`enabled`,`user_name_key`);--> statement-breakpoint
CREATE TABLE `recount_counts` (
	`recount_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	`count` integer NOT NULL,
	`quantity` integer,
	PRIMARY KEY(`recount_id`, `kind`, `key`),
	FOREIGN KEY (`recount_id`) REFERENCES `recounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recount_names` (
	`recount_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`user_name` text NOT NULL,
	`display_name` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`recount_id`, `kind`, `key`, `user_name`),
	FOREIGN KEY (`recount_id`) REFERENCES `recounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recounts` (
	`id` text PRIMARY KEY NOT NULL,
	`ran_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`outcome` text NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`enabled_users` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recounts_started` ON `recounts` (`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `recounts_outcome` ON `recounts` (`outcome`,`finished_at`);--> statement-breakpoint
CREATE TABLE `security_role_modules` (
	`role_id` text NOT NULL,
	`module_id` text NOT NULL,
	PRIMARY KEY(`role_id`, `module_id`),
	FOREIGN KEY (`role_id`) REFERENCES `security_roles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`module_id`) REFERENCES `modules`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `security_role_modules_module` ON `security_role_modules` (`module_id`);--> statement-breakpoint
CREATE TABLE `security_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`external_id` text,
	`user_license_type` text DEFAULT 'none' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `security_roles_name_unique` ON `security_roles` (`name_key`);--> statement-breakpoint
CREATE INDEX `security_roles_external` ON `security_roles` (`external_id`);--> statement-breakpoint
CREATE TABLE `session_peaks` (
	`module_id` text NOT NULL,
	`day` text NOT NULL,
	`peak` integer NOT NULL,
	`openings` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`module_id`, `day`),
	FOREIGN KEY (`module_id`) REFERENCES `modules`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "session_peaks_peak" CHECK("session_peaks"."peak" >= 0)
);
--> statement-breakpoint
ALTER TABLE `license_set` ADD `source` text DEFAULT 'service' NOT NULL;--> statement-breakpoint
ALTER TABLE `modules` ADD `switched_off_at` integer;
CREATE TABLE `fetched_announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`customer_id` text,
	`allowed_domains` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "organizations_kind" CHECK(("organizations"."kind" = 'own' and "organizations"."customer_id" is null) or ("organizations"."kind" = 'customer' and "organizations"."customer_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizations_customer_unique` ON `organizations` (`customer_id`);--> statement-breakpoint
-- The organization that runs this instance; everybody who has an account so far belongs to it.
INSERT INTO `organizations` (`id`, `kind`, `allowed_domains`, `created_at`, `updated_at`) VALUES ('00000000-0000-7000-8000-000000000001', 'own', '[]', (cast(unixepoch() as integer) * 1000), (cast(unixepoch() as integer) * 1000));
--> statement-breakpoint
CREATE TABLE `provider_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`sealed_id_token` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `provider_sessions_user` ON `provider_sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `provider_sessions_created` ON `provider_sessions` (`created_at`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`audience` text NOT NULL,
	`grants` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roles_name_unique` ON `roles` (`name_key`);--> statement-breakpoint
CREATE TABLE `user_preferences` (
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`user_id`, `name`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `user_roles` (
	`user_id` text NOT NULL,
	`role_id` text NOT NULL,
	PRIMARY KEY(`user_id`, `role_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`role_id`) REFERENCES `roles`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `user_roles_role` ON `user_roles` (`role_id`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "announcements_period" CHECK("announcements"."ends_at" > "announcements"."starts_at")
);
--> statement-breakpoint
CREATE INDEX `announcements_ends` ON `announcements` (`ends_at`);--> statement-breakpoint
CREATE TABLE `license_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`customer_product_id` text NOT NULL,
	`kind` text NOT NULL,
	`user_count` integer,
	`expires_on` text,
	`message` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`requested_by` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`customer_product_id`) REFERENCES `customer_products`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "license_requests_wish" CHECK(("license_requests"."kind" = 'users' and "license_requests"."user_count" is not null and "license_requests"."expires_on" is null) or ("license_requests"."kind" = 'renewal' and "license_requests"."user_count" is null and "license_requests"."expires_on" is not null))
);
--> statement-breakpoint
CREATE INDEX `license_requests_state` ON `license_requests` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `license_requests_customer` ON `license_requests` (`customer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `license_requests_open_unique` ON `license_requests` (`customer_product_id`,`kind`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `reported_modules` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`model` text NOT NULL,
	`model_key` text NOT NULL,
	`product` text NOT NULL,
	`product_key` text NOT NULL,
	`installed_version` text NOT NULL,
	`version_key` text NOT NULL,
	`used_licenses` integer,
	`reported_at` integer NOT NULL,
	FOREIGN KEY (`environment_id`) REFERENCES `customer_environments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reported_modules_unique` ON `reported_modules` (`environment_id`,`model_key`);--> statement-breakpoint
CREATE INDEX `reported_modules_product` ON `reported_modules` (`product_key`,`version_key`);--> statement-breakpoint
CREATE TABLE `validations` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`at` integer NOT NULL,
	`product` text NOT NULL,
	`product_key` text NOT NULL,
	`model` text NOT NULL,
	`model_version` text NOT NULL,
	`host_url` text NOT NULL,
	`enabled` integer NOT NULL,
	`installed` integer NOT NULL,
	`production` integer NOT NULL,
	`used_licenses` integer,
	`code` text NOT NULL,
	`permitted` integer NOT NULL,
	FOREIGN KEY (`environment_id`) REFERENCES `customer_environments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `validations_at` ON `validations` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `validations_environment` ON `validations` (`environment_id`,`at`);--> statement-breakpoint
DROP INDEX `customer_products_expires_on`;--> statement-breakpoint
CREATE INDEX `customer_products_expires_on` ON `customer_products` (`expires_on`,`id`);--> statement-breakpoint
ALTER TABLE `users` ADD `organization_id` text DEFAULT '00000000-0000-7000-8000-000000000001' NOT NULL REFERENCES organizations(id);--> statement-breakpoint
ALTER TABLE `users` ADD `persona` text DEFAULT 'user' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `identity_issuer` text;--> statement-breakpoint
ALTER TABLE `users` ADD `identity_subject` text;--> statement-breakpoint
CREATE UNIQUE INDEX `users_identity_unique` ON `users` (`identity_issuer`,`identity_subject`);--> statement-breakpoint
CREATE INDEX `users_organization` ON `users` (`organization_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_operation` ON `audit_entries` (`side`,`operation`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_actor` ON `audit_entries` (`side`,`actor`,`id`);--> statement-breakpoint
CREATE INDEX `audit_entries_environment` ON `audit_entries` (`side`,`environment`,`id`);--> statement-breakpoint
CREATE INDEX `customer_environments_name` ON `customer_environments` (`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `customer_environments_telemetry` ON `customer_environments` (`last_telemetry_at`,`id`);--> statement-breakpoint
CREATE INDEX `customers_number` ON `customers` (`customer_number`,`id`);--> statement-breakpoint
CREATE INDEX `customers_region` ON `customers` (`region`,`id`);--> statement-breakpoint
CREATE INDEX `customers_updated` ON `customers` (`updated_at`,`id`);
CREATE TABLE `environment` (
	`id` integer PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`environment_id` text NOT NULL,
	`name` text NOT NULL,
	`host_url` text NOT NULL,
	`production` integer NOT NULL,
	`registration_endpoint` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `exchanges` (
	`name` text PRIMARY KEY NOT NULL,
	`outcome` text NOT NULL,
	`message` text NOT NULL,
	`at` integer NOT NULL,
	`last_success_at` integer
);
--> statement-breakpoint
CREATE TABLE `license_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`environment_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`jti` text NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`etag` text NOT NULL,
	`asked_for` text NOT NULL,
	`environment_active` integer NOT NULL,
	`license_holder` text NOT NULL,
	`fetched_at` integer NOT NULL,
	`checked_at` integer NOT NULL,
	`clock_noticed_at` integer
);
--> statement-breakpoint
CREATE TABLE `licenses` (
	`product_key` text PRIMARY KEY NOT NULL,
	`product` text NOT NULL,
	`entry` text NOT NULL,
	`expires_on` text
);
--> statement-breakpoint
CREATE TABLE `modules` (
	`id` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`model_key` text NOT NULL,
	`product` text NOT NULL,
	`product_key` text NOT NULL,
	`installed_version` text NOT NULL,
	`reported_used_licenses` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "modules_used" CHECK("modules"."reported_used_licenses" is null or "modules"."reported_used_licenses" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `modules_model_unique` ON `modules` (`model_key`);--> statement-breakpoint
CREATE TABLE `registration` (
	`id` integer PRIMARY KEY NOT NULL,
	`issuer` text,
	`tenant_id` text,
	`environment_id` text,
	`client_id` text,
	`license_holder` text DEFAULT '' NOT NULL,
	`sealed_access_token` text,
	`access_expires_at` integer,
	`sealed_refresh_token` text,
	`refresh_spent` integer DEFAULT false NOT NULL,
	`registered_at` integer,
	`renewed_at` integer,
	`last_outcome` text,
	`last_message` text DEFAULT '' NOT NULL,
	`last_attempt_at` integer,
	`attempt_for` text,
	`sealed_idempotency_key` text,
	`idempotency_for` text
);
--> statement-breakpoint
CREATE TABLE `account_links` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_links_token` ON `account_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `account_links_user` ON `account_links` (`user_id`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash` ON `api_tokens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`side` text NOT NULL,
	`operation` text NOT NULL,
	`actor` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	`details` text NOT NULL,
	`environment` text DEFAULT '' NOT NULL,
	`sequence` integer,
	`previous_hash` text,
	`hash` text
);
--> statement-breakpoint
CREATE INDEX `audit_entries_list` ON `audit_entries` (`side`,`at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_sequence` ON `audit_entries` (`side`,`sequence`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`actor` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`outcome` text NOT NULL,
	`message` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `job_runs_job` ON `job_runs` (`job`,`started_at`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`scheduled` integer NOT NULL,
	`next_run_at` integer,
	`claimed_by` text,
	`claimed_until` integer
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text,
	`disabled` integer DEFAULT false NOT NULL,
	`session_version` integer DEFAULT 1 NOT NULL,
	`last_sign_in_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email_key`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`idempotency_hash` text,
	`registered_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_reason` text,
	FOREIGN KEY (`environment_id`) REFERENCES `customer_environments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_current_unique` ON `clients` (`environment_id`) WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX `clients_environment` ON `clients` (`environment_id`);--> statement-breakpoint
CREATE TABLE `pending_registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`tenant_key` text NOT NULL,
	`serial_number` text NOT NULL,
	`state` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`attempts` integer DEFAULT 1 NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`remote_address` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pending_registrations_unique` ON `pending_registrations` (`tenant_key`,`serial_number`);--> statement-breakpoint
CREATE INDEX `pending_registrations_state` ON `pending_registrations` (`state`,`last_seen_at`);--> statement-breakpoint
CREATE TABLE `registration_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_with` text,
	FOREIGN KEY (`environment_id`) REFERENCES `customer_environments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registration_codes_hash` ON `registration_codes` (`code_hash`);--> statement-breakpoint
CREATE INDEX `registration_codes_environment` ON `registration_codes` (`environment_id`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`kid` text PRIMARY KEY NOT NULL,
	`alg` text NOT NULL,
	`public_jwk` text NOT NULL,
	`sealed_private_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`signs_from` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `token_pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`client_id` text NOT NULL,
	`predecessor_id` text,
	`state` text NOT NULL,
	`access_hash` text NOT NULL,
	`refresh_hash` text NOT NULL,
	`issued_at` integer NOT NULL,
	`access_expires_at` integer NOT NULL,
	`refresh_expires_at` integer NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `token_pairs_access` ON `token_pairs` (`access_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `token_pairs_refresh` ON `token_pairs` (`refresh_hash`);--> statement-breakpoint
CREATE INDEX `token_pairs_client` ON `token_pairs` (`client_id`);--> statement-breakpoint
CREATE INDEX `token_pairs_refresh_expires` ON `token_pairs` (`refresh_expires_at`);--> statement-breakpoint
CREATE TABLE `catalogue` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `customer_environments` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`tenant` text NOT NULL,
	`tenant_key` text NOT NULL,
	`serial_number` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text DEFAULT '' NOT NULL,
	`production` integer DEFAULT true NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`refused_attempts` integer DEFAULT 0 NOT NULL,
	`last_refused_at` integer,
	`last_telemetry_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_environments_unique` ON `customer_environments` (`tenant_key`,`serial_number`);--> statement-breakpoint
CREATE INDEX `customer_environments_customer` ON `customer_environments` (`customer_id`);--> statement-breakpoint
CREATE TABLE `customer_products` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`product_id` text NOT NULL,
	`product_feature_managed` integer NOT NULL,
	`license_type` text NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	`starts_on` text,
	`expires_on` text,
	`feature_disable_on` text,
	`agreement_starts_on` text,
	`site_license` integer DEFAULT false NOT NULL,
	`user_count` integer,
	`wbs` text DEFAULT '' NOT NULL,
	`invoiced_as` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`product_id`,`product_feature_managed`) REFERENCES `products`(`id`,`feature_managed`) ON UPDATE cascade ON DELETE restrict,
	CONSTRAINT "customer_products_user_count" CHECK(("customer_products"."site_license" and "customer_products"."user_count" is null) or (not "customer_products"."site_license" and "customer_products"."user_count" is not null and "customer_products"."user_count" between 1 and 1000000)),
	CONSTRAINT "customer_products_temp_ends" CHECK("customer_products"."license_type" <> 'Temp' or "customer_products"."expires_on" is not null),
	CONSTRAINT "customer_products_period" CHECK("customer_products"."starts_on" is null or "customer_products"."expires_on" is null or "customer_products"."expires_on" >= "customer_products"."starts_on"),
	CONSTRAINT "customer_products_feature_disable" CHECK("customer_products"."feature_disable_on" is null or ("customer_products"."product_feature_managed" and "customer_products"."expires_on" is not null and "customer_products"."feature_disable_on" >= "customer_products"."expires_on"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_products_unique` ON `customer_products` (`customer_id`,`product_id`);--> statement-breakpoint
CREATE INDEX `customer_products_product` ON `customer_products` (`product_id`);--> statement-breakpoint
CREATE INDEX `customer_products_expires_on` ON `customer_products` (`expires_on`);--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`region` text DEFAULT 'None' NOT NULL,
	`customer_number` text DEFAULT '' NOT NULL,
	`license_revision` integer DEFAULT 1 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_name_unique` ON `customers` (`name_key`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`region` text DEFAULT 'None' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`disable_license_control` integer DEFAULT false NOT NULL,
	`feature_managed` integer DEFAULT false NOT NULL,
	`reaction` text DEFAULT 'warn' NOT NULL,
	`reaction_not_counted` text DEFAULT 'trust' NOT NULL,
	`reaction_count_stale` text DEFAULT 'trust' NOT NULL,
	`metric` text DEFAULT 'reported' NOT NULL,
	`terms_url` text DEFAULT '' NOT NULL,
	`user_guide_url` text DEFAULT '' NOT NULL,
	`support_email` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_name_unique` ON `products` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `products_feature_managed` ON `products` (`id`,`feature_managed`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`version` text NOT NULL,
	`version_key` text NOT NULL,
	`released_on` text NOT NULL,
	`release_notes_url` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_version_unique` ON `releases` (`product_id`,`version_key`);--> statement-breakpoint
CREATE TABLE `telemetry_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`idempotency_key` text,
	`received_at` integer NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`environment_id`) REFERENCES `customer_environments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `telemetry_reports_idempotency` ON `telemetry_reports` (`environment_id`,`idempotency_key`);--> statement-breakpoint
CREATE INDEX `telemetry_reports_received` ON `telemetry_reports` (`environment_id`,`received_at`);
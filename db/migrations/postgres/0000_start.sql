CREATE TABLE "environment" (
	"id" integer PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"environment_id" text NOT NULL,
	"name" text NOT NULL,
	"host_url" text NOT NULL,
	"production" boolean NOT NULL,
	"registration_endpoint" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"name" text PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"message" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"last_success_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "license_set" (
	"id" integer PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"environment_id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"jti" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"etag" text NOT NULL,
	"asked_for" text NOT NULL,
	"environment_active" boolean NOT NULL,
	"license_holder" text NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"clock_noticed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "licenses" (
	"product_key" text PRIMARY KEY NOT NULL,
	"product" text NOT NULL,
	"entry" jsonb NOT NULL,
	"expires_on" text
);
--> statement-breakpoint
CREATE TABLE "modules" (
	"id" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"model_key" text NOT NULL,
	"product" text NOT NULL,
	"product_key" text NOT NULL,
	"installed_version" text NOT NULL,
	"reported_used_licenses" integer,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "modules_used" CHECK ("modules"."reported_used_licenses" is null or "modules"."reported_used_licenses" >= 0)
);
--> statement-breakpoint
CREATE TABLE "registration" (
	"id" integer PRIMARY KEY NOT NULL,
	"issuer" text,
	"tenant_id" text,
	"environment_id" text,
	"client_id" text,
	"license_holder" text DEFAULT '' NOT NULL,
	"sealed_access_token" text,
	"access_expires_at" timestamp (3) with time zone,
	"sealed_refresh_token" text,
	"refresh_spent" boolean DEFAULT false NOT NULL,
	"registered_at" timestamp (3) with time zone,
	"renewed_at" timestamp (3) with time zone,
	"last_outcome" text,
	"last_message" text DEFAULT '' NOT NULL,
	"last_attempt_at" timestamp (3) with time zone,
	"attempt_for" text,
	"sealed_idempotency_key" text,
	"idempotency_for" text
);
--> statement-breakpoint
CREATE TABLE "account_links" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"side" text NOT NULL,
	"operation" text NOT NULL,
	"actor" text NOT NULL,
	"actor_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"details" text NOT NULL,
	"environment" text DEFAULT '' NOT NULL,
	"sequence" integer,
	"previous_hash" text,
	"hash" text
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"actor" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"outcome" text NOT NULL,
	"message" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"name" text PRIMARY KEY NOT NULL,
	"scheduled" boolean NOT NULL,
	"next_run_at" timestamp (3) with time zone,
	"claimed_by" text,
	"claimed_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"disabled" boolean DEFAULT false NOT NULL,
	"session_version" integer DEFAULT 1 NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"idempotency_hash" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_reason" text
);
--> statement-breakpoint
CREATE TABLE "pending_registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"tenant_key" text NOT NULL,
	"serial_number" text NOT NULL,
	"state" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"remote_address" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_with" text
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"alg" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"sealed_private_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"signs_from" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "token_pairs" (
	"id" text PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"predecessor_id" text,
	"state" text NOT NULL,
	"access_hash" text NOT NULL,
	"refresh_hash" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"access_expires_at" timestamp (3) with time zone NOT NULL,
	"refresh_expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue" (
	"id" integer PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_environments" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"tenant" text NOT NULL,
	"tenant_key" text NOT NULL,
	"serial_number" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text DEFAULT '' NOT NULL,
	"production" boolean DEFAULT true NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"refused_attempts" integer DEFAULT 0 NOT NULL,
	"last_refused_at" timestamp (3) with time zone,
	"last_telemetry_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_products" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"product_id" text NOT NULL,
	"product_feature_managed" boolean NOT NULL,
	"license_type" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"starts_on" text,
	"expires_on" text,
	"feature_disable_on" text,
	"agreement_starts_on" text,
	"site_license" boolean DEFAULT false NOT NULL,
	"user_count" integer,
	"wbs" text DEFAULT '' NOT NULL,
	"invoiced_as" text DEFAULT '' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_products_user_count" CHECK (("customer_products"."site_license" and "customer_products"."user_count" is null) or (not "customer_products"."site_license" and "customer_products"."user_count" is not null and "customer_products"."user_count" between 1 and 1000000)),
	CONSTRAINT "customer_products_temp_ends" CHECK ("customer_products"."license_type" <> 'Temp' or "customer_products"."expires_on" is not null),
	CONSTRAINT "customer_products_period" CHECK ("customer_products"."starts_on" is null or "customer_products"."expires_on" is null or "customer_products"."expires_on" >= "customer_products"."starts_on"),
	CONSTRAINT "customer_products_feature_disable" CHECK ("customer_products"."feature_disable_on" is null or ("customer_products"."product_feature_managed" and "customer_products"."expires_on" is not null and "customer_products"."feature_disable_on" >= "customer_products"."expires_on"))
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"region" text DEFAULT 'None' NOT NULL,
	"customer_number" text DEFAULT '' NOT NULL,
	"license_revision" integer DEFAULT 1 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"region" text DEFAULT 'None' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"disable_license_control" boolean DEFAULT false NOT NULL,
	"feature_managed" boolean DEFAULT false NOT NULL,
	"reaction" text DEFAULT 'warn' NOT NULL,
	"reaction_not_counted" text DEFAULT 'trust' NOT NULL,
	"reaction_count_stale" text DEFAULT 'trust' NOT NULL,
	"metric" text DEFAULT 'reported' NOT NULL,
	"terms_url" text DEFAULT '' NOT NULL,
	"user_guide_url" text DEFAULT '' NOT NULL,
	"support_email" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "products_feature_managed" UNIQUE("id","feature_managed")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"version" text NOT NULL,
	"version_key" text NOT NULL,
	"released_on" text NOT NULL,
	"release_notes_url" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "telemetry_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"idempotency_key" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_environment_id_customer_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."customer_environments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_codes" ADD CONSTRAINT "registration_codes_environment_id_customer_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."customer_environments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_pairs" ADD CONSTRAINT "token_pairs_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_environments" ADD CONSTRAINT "customer_environments_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_products" ADD CONSTRAINT "customer_products_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_products" ADD CONSTRAINT "customer_products_product_fk" FOREIGN KEY ("product_id","product_feature_managed") REFERENCES "public"."products"("id","feature_managed") ON DELETE restrict ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telemetry_reports" ADD CONSTRAINT "telemetry_reports_environment_id_customer_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."customer_environments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "modules_model_unique" ON "modules" USING btree ("model_key");--> statement-breakpoint
CREATE UNIQUE INDEX "account_links_token" ON "account_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "account_links_user" ON "account_links" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "audit_entries_list" ON "audit_entries" USING btree ("side","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entries_sequence" ON "audit_entries" USING btree ("side","sequence");--> statement-breakpoint
CREATE INDEX "job_runs_job" ON "job_runs" USING btree ("job","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_unique" ON "users" USING btree ("email_key");--> statement-breakpoint
CREATE UNIQUE INDEX "clients_current_unique" ON "clients" USING btree ("environment_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "clients_environment" ON "clients" USING btree ("environment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pending_registrations_unique" ON "pending_registrations" USING btree ("tenant_key","serial_number");--> statement-breakpoint
CREATE INDEX "pending_registrations_state" ON "pending_registrations" USING btree ("state","last_seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_codes_hash" ON "registration_codes" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "registration_codes_environment" ON "registration_codes" USING btree ("environment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "token_pairs_access" ON "token_pairs" USING btree ("access_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "token_pairs_refresh" ON "token_pairs" USING btree ("refresh_hash");--> statement-breakpoint
CREATE INDEX "token_pairs_client" ON "token_pairs" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "token_pairs_refresh_expires" ON "token_pairs" USING btree ("refresh_expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_environments_unique" ON "customer_environments" USING btree ("tenant_key","serial_number");--> statement-breakpoint
CREATE INDEX "customer_environments_customer" ON "customer_environments" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_products_unique" ON "customer_products" USING btree ("customer_id","product_id");--> statement-breakpoint
CREATE INDEX "customer_products_product" ON "customer_products" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "customer_products_expires_on" ON "customer_products" USING btree ("expires_on");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_name_unique" ON "customers" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "products_name_unique" ON "products" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_version_unique" ON "releases" USING btree ("product_id","version_key");--> statement-breakpoint
CREATE UNIQUE INDEX "telemetry_reports_idempotency" ON "telemetry_reports" USING btree ("environment_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "telemetry_reports_received" ON "telemetry_reports" USING btree ("environment_id","received_at");
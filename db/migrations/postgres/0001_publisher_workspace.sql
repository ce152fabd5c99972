CREATE TABLE "fetched_announcements" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"customer_id" text,
	"allowed_domains" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organizations_kind" CHECK (("organizations"."kind" = 'own' and "organizations"."customer_id" is null) or ("organizations"."kind" = 'customer' and "organizations"."customer_id" is not null))
);
--> statement-breakpoint
-- The organization that runs this instance; everybody who has an account so far belongs to it.
INSERT INTO "organizations" ("id", "kind", "allowed_domains", "created_at", "updated_at") VALUES ('00000000-0000-7000-8000-000000000001', 'own', '[]', now(), now());
--> statement-breakpoint
CREATE TABLE "provider_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"sealed_id_token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"audience" text NOT NULL,
	"grants" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_preferences" (
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "user_preferences_user_id_name_pk" PRIMARY KEY("user_id","name")
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"user_id" text NOT NULL,
	"role_id" text NOT NULL,
	CONSTRAINT "user_roles_user_id_role_id_pk" PRIMARY KEY("user_id","role_id")
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "announcements_period" CHECK ("announcements"."ends_at" > "announcements"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "license_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"customer_product_id" text NOT NULL,
	"kind" text NOT NULL,
	"user_count" integer,
	"expires_on" text,
	"message" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"requested_by" text NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"answered_by" text DEFAULT '' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "license_requests_wish" CHECK (("license_requests"."kind" = 'users' and "license_requests"."user_count" is not null and "license_requests"."expires_on" is null) or ("license_requests"."kind" = 'renewal' and "license_requests"."user_count" is null and "license_requests"."expires_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "reported_modules" (
	"id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"model" text NOT NULL,
	"model_key" text NOT NULL,
	"product" text NOT NULL,
	"product_key" text NOT NULL,
	"installed_version" text NOT NULL,
	"version_key" text NOT NULL,
	"used_licenses" integer,
	"reported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "validations" (
	"id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"product" text NOT NULL,
	"product_key" text NOT NULL,
	"model" text NOT NULL,
	"model_version" text NOT NULL,
	"host_url" text NOT NULL,
	"enabled" boolean NOT NULL,
	"installed" boolean NOT NULL,
	"production" boolean NOT NULL,
	"used_licenses" integer,
	"code" text NOT NULL,
	"permitted" boolean NOT NULL
);
--> statement-breakpoint
DROP INDEX "customer_products_expires_on";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "organization_id" text DEFAULT '00000000-0000-7000-8000-000000000001' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "persona" text DEFAULT 'user' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "identity_issuer" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "identity_subject" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_sessions" ADD CONSTRAINT "provider_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_preferences" ADD CONSTRAINT "user_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_role_id_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."roles"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_requests" ADD CONSTRAINT "license_requests_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_requests" ADD CONSTRAINT "license_requests_customer_product_id_customer_products_id_fk" FOREIGN KEY ("customer_product_id") REFERENCES "public"."customer_products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_modules" ADD CONSTRAINT "reported_modules_environment_id_customer_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."customer_environments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "validations" ADD CONSTRAINT "validations_environment_id_customer_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."customer_environments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_customer_unique" ON "organizations" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "provider_sessions_user" ON "provider_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "provider_sessions_created" ON "provider_sessions" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name_unique" ON "roles" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "user_roles_role" ON "user_roles" USING btree ("role_id");--> statement-breakpoint
CREATE INDEX "announcements_ends" ON "announcements" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "license_requests_state" ON "license_requests" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "license_requests_customer" ON "license_requests" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "license_requests_open_unique" ON "license_requests" USING btree ("customer_product_id","kind") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "reported_modules_unique" ON "reported_modules" USING btree ("environment_id","model_key");--> statement-breakpoint
CREATE INDEX "reported_modules_product" ON "reported_modules" USING btree ("product_key","version_key");--> statement-breakpoint
CREATE INDEX "validations_at" ON "validations" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "validations_environment" ON "validations" USING btree ("environment_id","at");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_operation" ON "audit_entries" USING btree ("side","operation","id");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("side","actor","id");--> statement-breakpoint
CREATE INDEX "audit_entries_environment" ON "audit_entries" USING btree ("side","environment","id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_identity_unique" ON "users" USING btree ("identity_issuer","identity_subject");--> statement-breakpoint
CREATE INDEX "users_organization" ON "users" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "customer_environments_name" ON "customer_environments" USING btree ("name_key","id");--> statement-breakpoint
CREATE INDEX "customer_environments_telemetry" ON "customer_environments" USING btree ("last_telemetry_at","id");--> statement-breakpoint
CREATE INDEX "customers_number" ON "customers" USING btree ("customer_number","id");--> statement-breakpoint
CREATE INDEX "customers_region" ON "customers" USING btree ("region","id");--> statement-breakpoint
CREATE INDEX "customers_updated" ON "customers" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "customer_products_expires_on" ON "customer_products" USING btree ("expires_on","id");